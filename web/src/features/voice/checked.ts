import type { NetworkFound } from '../../call/network-check.ts'

/** What was checked on this device, and when (milliseconds since the epoch). */
export interface Checked {
  microphone: { at: number; works: boolean } | null
  sound: { at: number; works: boolean } | null
  network: ({ at: number } & NetworkFound) | null
}

export const NOTHING_CHECKED: Checked = { microphone: null, sound: null, network: null }

/** A network is another one at another desk: it is looked at again by itself after this long. A device is not. */
const NETWORK_KEPT = 7 * 24 * 3600 * 1000

export const isNetworkKnown = ({ network }: Checked, now: number): boolean =>
  network !== null && now - network.at < NETWORK_KEPT

/** All that can be checked was, and works [U7]: it is not proposed again. */
export const isReady = ({ microphone, sound }: Checked): boolean => Boolean(microphone?.works && sound?.works)

const KEY = 'binome.checked'
type Memory = Pick<Storage, 'getItem' | 'setItem'>

export function checkedBefore(memory: Memory): Checked {
  try {
    return checkedOf(JSON.parse(memory.getItem(KEY) ?? 'null'))
  } catch {
    return NOTHING_CHECKED // refused, or not ours
  }
}

export function rememberChecked(memory: Memory, checked: Checked): void {
  try {
    memory.setItem(KEY, JSON.stringify(checked))
  } catch {
    return // storage refused: it is proposed again next time
  }
}

const PATHS = ['direct', 'relay', 'near', 'blocked'] as const

function checkedOf(kept: Partial<Record<keyof Checked, unknown>> | null): Checked {
  return { microphone: partOf(kept?.microphone), sound: partOf(kept?.sound), network: networkOf(kept?.network) }
}

function partOf(kept: unknown): { at: number; works: boolean } | null {
  const { at, works } = (kept ?? {}) as Record<string, unknown>
  return typeof at === 'number' && typeof works === 'boolean' ? { at, works } : null
}

function networkOf(kept: unknown): Checked['network'] {
  const { at, path, kbps } = (kept ?? {}) as Record<string, unknown>
  const known = PATHS.find((one) => one === path)
  if (typeof at !== 'number' || !known) return null
  return { at, path: known, kbps: typeof kbps === 'number' ? kbps : null }
}
