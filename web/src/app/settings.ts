import { useSyncExternalStore } from 'react'

/** What this device remembers of how the product looks and answers. The language also lives in the profile. */
export type Theme = 'system' | 'light' | 'dark'
export type DeviceSettings = {
  theme: Theme
  singleKeys: boolean
  /** What I draw on a shared screen stays until it is cleared, or fades by itself. */
  marksStay: boolean
}

const KEYS = {
  theme: 'binome.theme',
  singleKeys: 'binome.single-keys',
  marks: 'binome.marks',
  language: 'binome.language',
  push: 'binome.push',
} as const

/** Storage may be refused by the browser: then nothing is kept, and nothing breaks. */
export function kept(key: keyof typeof KEYS): string | null {
  try {
    return localStorage.getItem(KEYS[key])
  } catch {
    return null
  }
}

/** Keeps a value on this device, where the browser lets us. Returns whether it did. */
export function keep(key: keyof typeof KEYS, value: string): boolean {
  try {
    localStorage.setItem(KEYS[key], value)
    return true
  } catch {
    return false
  }
}

const themeOf = (value: string | null): Theme => (value === 'light' || value === 'dark' ? value : 'system')

let settings: DeviceSettings = {
  theme: themeOf(kept('theme')),
  singleKeys: kept('singleKeys') !== 'off',
  marksStay: kept('marks') === 'stay',
}
const heard = new Set<() => void>()

/** Hears every change. Returns what ends it. */
export function subscribeSettings(tell: () => void): () => void {
  heard.add(tell)
  return () => {
    heard.delete(tell)
  }
}

export const currentSettings = (): DeviceSettings => settings

/** Changes and keeps; everything that shows a setting follows at once. */
export function changeSettings(next: Partial<DeviceSettings>): void {
  const changed = { ...settings, ...next }
  // Mantine answers a change of the scheme by setting it once more: what is already so ends here.
  if (Object.entries(changed).every(([key, value]) => settings[key as keyof DeviceSettings] === value)) return
  settings = changed
  keep('theme', settings.theme)
  keep('singleKeys', settings.singleKeys ? 'on' : 'off')
  keep('marks', settings.marksStay ? 'stay' : 'fade')
  for (const tell of heard) tell()
}

export const useSettings = (): DeviceSettings => useSyncExternalStore(subscribeSettings, currentSettings)
