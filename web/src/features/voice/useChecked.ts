import { useSyncExternalStore } from 'react'
import { type Checked, checkedBefore, rememberChecked } from './checked.ts'

let checked: Checked | null = null
const heard = new Set<() => void>()

const current = (): Checked => {
  checked ??= checkedBefore(localStorage)
  return checked
}

const subscribe = (tell: () => void) => {
  heard.add(tell)
  return () => {
    heard.delete(tell)
  }
}

/** What was checked on this device. */
export const useChecked = (): Checked => useSyncExternalStore(subscribe, current)

export const checkedNow = current

/** Something was checked; remembered on this device. */
export function noteChecked(part: Partial<Checked>): void {
  checked = { ...current(), ...part }
  rememberChecked(localStorage, checked)
  for (const tell of heard) tell()
}
