import { Arena } from './arena.ts'
import { roomFor } from './columns.ts'

/**
 * Which texts hold a term, in two lists by what it can bring: `STRONG`, in title or tags or more than once in the body,
 * with its counts as a code; `ONCE`, once in the body and nowhere else, some two thirds of all and the first that a
 * search may skip. A text is three bytes (16.7 million an organisation), its code a fourth.
 */
export const STRONG = 0
export const ONCE = 1
export type Strength = typeof STRONG | typeof ONCE

const STRIDE = [4, 3] as const
/** Address of the chunk before, in front of each chunk. */
const LINK = 4
export const MOST_TEXTS = 1 << 24

/** Fixed and body counts below 15 each, in one byte; more is read in the text's own record. */
export const ESCAPE = 0xff

export function codeOf(fixed: number, body: number): number {
  return fixed < 15 && body < 15 ? (fixed << 4) | body : ESCAPE
}

/** Cells of the chunks of a list, first to last, then LARGEST each: a third more every time, so that little stays empty. */
const LARGEST = 256
const CAPACITIES = [2, 2, 2, 3, 4, 5, 7, 9, 12, 16, 21, 28, 37, 49, 65, 86, 114, 151, 200]
/** Cells before each of those chunks, and of all of them. */
const BEFORE: number[] = []
let sum = 0
for (const capacity of CAPACITIES) {
  BEFORE.push(sum)
  sum += capacity
}
const GRADED = sum
/** Chunk that the n-th cell of a list stands in. */
const CHUNK_OF = new Uint8Array(GRADED)
BEFORE.forEach((before, chunk) => {
  CHUNK_OF.fill(chunk, before, before + (CAPACITIES[chunk] as number))
})

/** Capacity of the chunk that holds the n-th cell (from 0), and how many stand before it in that chunk. */
function capacityAt(n: number): number {
  return n < GRADED ? (CAPACITIES[CHUNK_OF[n] as number] as number) : LARGEST
}

function fillBefore(n: number): number {
  return n < GRADED ? n - (BEFORE[CHUNK_OF[n] as number] as number) : (n - GRADED) % LARGEST
}

export class Postings {
  private readonly store = new Arena()
  /** Newest chunk of each list, by 2 · term + strength; 0 is none. */
  private tails = new Uint32Array(128)
  private counts = new Uint32Array(128)

  /** Cells of the chunk last read: texts, and for strong lists their codes. */
  readonly texts = new Uint32Array(LARGEST)
  readonly codes = new Uint8Array(LARGEST)
  private cursor = 0
  private left = 0

  add(term: number, text: number, fixed: number, body: number): void {
    const strength = fixed === 0 && body === 1 ? ONCE : STRONG
    const list = term * 2 + strength
    this.tails = roomFor(this.tails, list | 1)
    this.counts = roomFor(this.counts, list | 1)
    const count = this.counts[list] as number
    const fill = fillBefore(count)
    const stride = STRIDE[strength]
    let tail = this.tails[list] as number
    if (fill === 0) {
      const chunk = this.store.take(LINK + capacityAt(count) * stride)
      this.store.writeLink(chunk, tail)
      this.tails[list] = chunk
      tail = chunk
    }
    const page = this.store.pageOf(tail)
    const at = this.store.offsetOf(tail) + LINK + fill * stride
    page[at] = text
    page[at + 1] = text >>> 8
    page[at + 2] = text >>> 16
    if (strength === STRONG) page[at + 3] = codeOf(fixed, body)
    this.counts[list] = count + 1
  }

  count(term: number, strength: Strength): number {
    return this.counts[term * 2 + strength] ?? 0
  }

  /** How many texts hold a term. */
  having(term: number): number {
    return this.count(term, STRONG) + this.count(term, ONCE)
  }

  /** Sets out to read a list, newest chunk first: `next` until it says 0. One reading at a time. */
  open(term: number, strength: Strength): void {
    const list = term * 2 + strength
    this.cursor = this.tails[list] ?? 0
    this.left = this.counts[list] ?? 0
  }

  /** Reads the next chunk into `texts` (and `codes`); how many cells it held. */
  next(strength: Strength): number {
    if (this.left === 0) return 0
    const fill = fillBefore(this.left - 1) + 1
    const page = this.store.pageOf(this.cursor)
    let at = this.store.offsetOf(this.cursor) + LINK
    const { texts, codes } = this
    if (strength === ONCE) {
      for (let i = 0; i < fill; i++, at += 3) {
        texts[i] = (page[at] as number) | ((page[at + 1] as number) << 8) | ((page[at + 2] as number) << 16)
      }
    } else {
      for (let i = 0; i < fill; i++, at += 4) {
        texts[i] = (page[at] as number) | ((page[at + 1] as number) << 8) | ((page[at + 2] as number) << 16)
        codes[i] = page[at + 3] as number
      }
    }
    this.left -= fill
    this.cursor = this.store.readLink(this.cursor)
    return fill
  }

  /** Takes texts out of both lists of a term; what stood behind is wiped. One pass, however many they are. */
  remove(term: number, isGone: (text: number) => boolean): void {
    this.sweep(term * 2 + STRONG, STRIDE[STRONG], isGone)
    this.sweep(term * 2 + ONCE, STRIDE[ONCE], isGone)
  }

  bytes(): number {
    return this.store.bytes() + this.tails.byteLength + this.counts.byteLength
  }

  /** From the newest cell back, each that is gone takes the last one's place: that one was looked at before. */
  private sweep(list: number, stride: number, isGone: (text: number) => boolean): void {
    let chunk = this.tails[list] ?? 0
    let left = this.counts[list] ?? 0
    while (left > 0) {
      const before = this.store.readLink(chunk)
      const page = this.store.pageOf(chunk)
      const first = this.store.offsetOf(chunk) + LINK
      const fill = fillBefore(left - 1) + 1
      for (let i = fill - 1; i >= 0; i--) {
        const at = first + i * stride
        const text = (page[at] as number) | ((page[at + 1] as number) << 8) | ((page[at + 2] as number) << 16)
        if (isGone(text)) this.drop(list, stride, page, at)
      }
      left -= fill
      chunk = before
    }
  }

  /** Moves the last cell of a list to `at`, and gives its chunk back when that was the only one in it. */
  private drop(list: number, stride: number, page: Uint8Array, at: number): void {
    const count = (this.counts[list] as number) - 1
    const tail = this.tails[list] as number
    const lastPage = this.store.pageOf(tail)
    const fill = fillBefore(count)
    const last = this.store.offsetOf(tail) + LINK + fill * stride
    for (let i = 0; i < stride; i++) page[at + i] = lastPage[last + i] as number
    lastPage.fill(0, last, last + stride)
    this.counts[list] = count
    if (fill > 0) return
    this.tails[list] = this.store.readLink(tail)
    this.store.give(tail, LINK + capacityAt(count) * stride)
  }
}
