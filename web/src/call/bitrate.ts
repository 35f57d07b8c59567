/** Bitrates of a shared screen, kbit/s. `known` says whether they come from a link seen before. */
export interface Rates {
  start: number
  cap: number
  known: boolean
}

/** No more than this is useful for a screen of text (measured: AV1, 1920×1080). */
const MOST = { start: 2500, cap: 3000 }
const UNKNOWN_START = 1500
/** Below this even a still page never arrives; a memory lower than that is more likely a bad minute than a link. */
const LEAST = 150

/**
 * Start at 0.8 of the link, never above 0.9 of it: a cap above the link costs more than a low start
 * (scrolling p95 0.7–1.7 s against 0.4 s on 1.5 Mbit/s).
 * @param link kbit/s remembered from the last session, or null
 */
export function ratesFor(link: number | null): Rates {
  if (link === null) return { start: UNKNOWN_START, cap: MOST.cap, known: false }
  const usable = Math.max(LEAST, link)
  return {
    start: Math.min(MOST.start, Math.round(usable * 0.8)),
    cap: Math.min(MOST.cap, Math.round(usable * 0.9)),
    known: true,
  }
}

/** The cap once the browser has an estimate (kbit/s) of an unknown link. */
export function capFor(estimate: number): number {
  return Math.min(MOST.cap, Math.max(LEAST, Math.round(estimate * 0.9)))
}

/**
 * What to remember of a link after a session. An estimate under the cap is the link itself. One at the cap says only
 * "at least this", so the memory climbs by a tenth instead of sinking to nine tenths of itself each time.
 */
export function linkLearned(before: number | null, estimate: number, cap: number): number {
  if (estimate < cap) return Math.max(LEAST, Math.round(estimate))
  return Math.max(Math.round(estimate), Math.round((before ?? 0) * 1.1))
}

/** Where the link is remembered. */
export interface LinkMemory {
  read(): number | null
  write(kbps: number): void
}

const KEY = 'binome.link'
const OLD = 7 * 24 * 3600 * 1000

/** Remembers in the browser, for a week; a browser that refuses storage remembers nothing. */
export function storedLink(storage: Pick<Storage, 'getItem' | 'setItem'>, wallClock: () => number): LinkMemory {
  return {
    read() {
      try {
        const [kbps, at] = (storage.getItem(KEY) ?? '').split('@').map(Number)
        if (!kbps || !at || wallClock() - at > OLD) return null
        return kbps
      } catch {
        return null
      }
    },
    write(kbps) {
      try {
        storage.setItem(KEY, `${Math.round(kbps)}@${wallClock()}`)
      } catch {
        // Private windows refuse storage: the next session starts as with an unknown link.
      }
    },
  }
}
