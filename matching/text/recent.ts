import { spread } from '../hash.ts'
import { roomFor } from './columns.ts'

/** Pieces that may stand at one place. */
const WAYS = 4

/** What was worked out for a run of signs, and that run: not a part of a longer text, which it would keep alive. */
interface Reading {
  readonly run: string
  /** More of it, if there is any. */
  readonly next: unknown
}

/**
 * What was worked out lately for pieces of text, at most `room` of it (a power of two, four at least). A hash names a
 * place for four pieces: the one asked for longest ago gives way to the next. Reading a text is mostly ways to words that
 * are known, all over memory: here a way leads past four hashes side by side straight to what was worked out. A piece is
 * looked for where it stands, without being cut out.
 */
export class Recent<V extends Reading> {
  size = 0
  /** By place, the latest first; those of nothing are never looked at. */
  private readonly hashes: Uint32Array
  private readonly held: (V | undefined)[]
  private readonly mask: number
  private places = new Uint32Array(64)
  /** What `fetch` saw last. Kept, since what nobody wants would not be looked at. */
  seen = 0

  constructor(room: number) {
    this.hashes = new Uint32Array(room)
    this.held = new Array<V | undefined>(room).fill(undefined)
    this.mask = room - WAYS
  }

  /**
   * Brings near what is asked for next. A look into far memory takes as long as hundreds of steps of reckoning, but many
   * that do not wait for one another take hardly longer than one: so each of these loops is as short as can be.
   */
  fetch(hashes: Uint32Array, count: number): void {
    this.places = roomFor(this.places, count)
    const { places, held, mask } = this
    let seen = 0
    for (let i = 0; i < count; i++) seen ^= this.hashes[spread(hashes[i] as number) & mask] as number
    for (let i = 0; i < count; i++) places[i] = this.placeOf(spread(hashes[i] as number))
    for (let i = 0; i < count; i++) {
      const one = held[places[i] as number]
      if (one !== undefined) seen ^= one.run.length ^ (one.next === null ? 0 : 1)
    }
    this.seen = seen
  }

  /** What is known of the units `from`..`to` of this text, whose hash this is. */
  get(text: string, from: number, to: number, hash: number): V | undefined {
    const key = spread(hash)
    const first = key & this.mask
    for (let at = first; at < first + WAYS; at++) {
      if (this.hashes[at] !== key) continue
      const one = this.held[at]
      if (one === undefined || !standsAt(one.run, text, from, to)) continue
      this.lead(first, at, key, one)
      return one
    }
    return undefined
  }

  /** Keeps something that is not known yet. */
  set(hash: number, one: V): void {
    const key = spread(hash)
    const first = key & this.mask
    const last = first + WAYS - 1
    if (this.held[last] === undefined) this.size += 1
    this.lead(first, last, key, one)
  }

  /** Forgets everything. */
  clear(): void {
    if (this.size === 0) return
    this.held.fill(undefined)
    this.hashes.fill(0)
    this.size = 0
  }

  /** Where something of that hash stands; the last place of that hash where nothing does. */
  private placeOf(key: number): number {
    const { hashes } = this
    const first = key & this.mask
    if (hashes[first] === key) return first
    if (hashes[first + 1] === key) return first + 1
    if (hashes[first + 2] === key) return first + 2
    return first + 3
  }

  /** Puts one before those that stood between `first` and `at`. */
  private lead(first: number, at: number, key: number, one: V): void {
    if (at === first && this.held[at] === one) return
    const { hashes, held } = this
    for (let to = at; to > first; to--) {
      hashes[to] = hashes[to - 1] as number
      held[to] = held[to - 1]
    }
    hashes[first] = key
    held[first] = one
  }
}

function standsAt(run: string, text: string, from: number, to: number): boolean {
  if (run.length !== to - from) return false
  for (let i = from, at = 0; i < to; i++, at++) if (text.charCodeAt(i) !== run.charCodeAt(at)) return false
  return true
}
