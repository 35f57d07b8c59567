/** Bitrates of a shared screen, kbit/s. `known` says whether they come from a link seen before. */
export interface Rates {
  /** What the browser's estimate begins at. A screen leaves at the pace of the estimate (libwebrtc), its first picture too. */
  start: number
  cap: number
  /** The browser's estimate never falls below this; null: it may. */
  floor: number | null
  known: boolean
  /** Carries a first picture that is a third larger sooner than one that is a tenth of a second longer in the making. */
  wide: boolean
}

/**
 * No cap above this is useful for a screen of text (measured: AV1, 1920×1080). The first picture is some 70 to 100 kB:
 * at 2500 kbit/s it is as long on its way as it is at this start on a link four times as wide.
 */
const MOST = { start: 10_000, cap: 3000 }
const UNKNOWN_START = 1500
/**
 * A known link of this much begins at twice itself: the first picture then waits in its queue (.28 s of it at the most)
 * and not before it, and neither a link told too low (`carriedBy`) nor the first lost packets hold it back (measured at
 * 8 % loss on 1.5 Mbit/s, from connected to the picture: 0.83 s, at 0.9 of the link 0.97). A narrower one has no room.
 */
const TWICE = 1000
/** From here on a first picture in H264 is there sooner. */
const WIDE = 4000
/** Below this even a still page never arrives; a memory lower than that is more likely a bad minute than a link. */
const LEAST = 150

/** A link that is remembered may be another one by now: no floor above this, which leaves room for a voice on most. */
const HIGHEST_FLOOR = 600

/**
 * A page that stands still sends next to nothing, and one late packet then makes the browser believe in next to nothing
 * (measured on 1.5 Mbit/s: an estimate of 1,403 fell to 147 kbit/s, and the scrolling after it had 2 pictures a second):
 * half of a known link is its floor.
 *
 * Capped at 0.9 of the link and never above that: a cap above the link costs more than a low start (scrolling p95
 * 0.7–1.7 s against 0.4 s on 1.5 Mbit/s).
 * @param link kbit/s remembered from the last session, or null
 */
export function ratesFor(link: number | null): Rates {
  if (link === null) return { start: UNKNOWN_START, cap: MOST.cap, floor: null, known: false, wide: false }
  const usable = Math.max(LEAST, link)
  return {
    start: Math.min(MOST.start, Math.round(usable * (usable < TWICE ? 0.9 : 2))),
    cap: Math.min(MOST.cap, Math.round(usable * 0.9)),
    floor: Math.min(HIGHEST_FLOOR, Math.round(usable * 0.5)),
    known: true,
    wide: usable >= WIDE,
  }
}

/** How long a first picture of 100 kB is on its way, ms. */
export const firstPictureTakes = ({ start }: Pick<Rates, 'start'>): number => (100 * 8 * 1000) / start

/** The cap once the browser has an estimate (kbit/s) of an unknown link. */
export function capFor(estimate: number): number {
  return Math.min(MOST.cap, Math.max(LEAST, Math.round(estimate * 0.9)))
}

/** What one look at the way out says. */
export interface WayOut {
  /** The browser's, kbit/s. */
  estimate: number
  /** The picture is held back by it. */
  narrow: boolean
}

/** An estimate this far below the cap, so many looks in a row, is a link that became narrower. */
const FELL = 0.8
const SURE = 3
/** What goes out more than the link carries is less by this much, and does not climb again for so many looks. */
const YIELD = 0.6
const HUMBLE = 10
/** A cap climbs by no more than this a look: the estimate itself feels its way up. */
const CLIMB = 1.25

/**
 * The cap while the screen flows, a look a second. It follows the estimate up, and follows it down only when the picture
 * is held back by it for a while: an estimate of a page that stands still sinks with what little is sent. Where a floor
 * keeps the estimate from falling, packets that queue or get lost lower the cap in its stead.
 */
export class Cap {
  kbps: number
  #below = 0
  #crowded = 0
  #humble = 0

  constructor(kbps: number) {
    this.kbps = kbps
  }

  /**
   * @param crowded packets wait long in a queue, or many are lost
   * @returns true when it has changed
   */
  look({ estimate, narrow }: WayOut, crowded: boolean): boolean {
    const before = this.kbps
    this.#below = narrow && estimate < this.kbps * FELL ? this.#below + 1 : 0
    this.#crowded = crowded ? this.#crowded + 1 : 0
    this.#humble = Math.max(0, this.#humble - 1)
    const wanted = capFor(estimate)
    if (this.#crowded >= SURE) {
      this.kbps = Math.max(LEAST, Math.round(this.kbps * YIELD))
      this.#crowded = 0
      this.#humble = HUMBLE
    } else if (wanted > this.kbps && this.#humble === 0) this.kbps = Math.min(wanted, Math.round(this.kbps * CLIMB))
    else if (wanted < this.kbps && this.#below >= SURE) {
      this.kbps = wanted
      this.#below = 0
    }
    return this.kbps !== before
  }
}

/**
 * What to remember of a link after a session. An estimate under the cap that holds the picture back is the link itself;
 * one that does not says only "at least this". So does one at the cap, and the memory climbs by a tenth then instead of
 * sinking to nine tenths of itself each time.
 */
export function linkLearned(before: number | null, { estimate, narrow }: WayOut, cap: number): number {
  if (estimate < cap) return Math.max(LEAST, Math.round(narrow ? estimate : Math.max(estimate, before ?? 0)))
  return Math.max(Math.round(estimate), Math.round((before ?? 0) * 1.1))
}

/** A check found at least 0.23 of the links it was tried on (decision 025): more than this many times it is another link. */
const MOST_ABOVE = 4.5

/** What to remember of a link of which a check says how much got through at least: never less, nor what cannot be. */
export function linkChecked(before: number | null, atLeast: number): number {
  return Math.round(Math.min(Math.max(before ?? 0, atLeast), atLeast * MOST_ABOVE))
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
