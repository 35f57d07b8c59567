import { Arena } from './arena.ts'
import type { ByteReader, ByteWriter } from './bytes.ts'
import { roomFor } from './columns.ts'
import type { TermCounts } from './records.ts'

/**
 * Which texts hold a term, in two lists by what it can bring: `STRONG`, in title or tags or more than once in the body,
 * with its counts as a code; `ONCE`, once in the body and nowhere else, some two thirds of all and the first that a
 * search may skip. A text is three bytes (16.7 million an organisation), its code a fourth.
 */
export const STRONG = 0
export const ONCE = 1
export type Strength = typeof STRONG | typeof ONCE

function strengthOf(fixed: number, body: number): Strength {
  return fixed === 0 && body === 1 ? ONCE : STRONG
}

const STRIDE = [4, 3] as const
/** Address of the chunk before, in front of each chunk. */
const LINK = 4
export const MOST_TEXTS = 1 << 24

/** Fixed and body counts below 15 each, in one byte; more is read in the text's own record. */
export const ESCAPE = 0xff

export function codeOf(fixed: number, body: number): number {
  return fixed < 15 && body < 15 ? (fixed << 4) | body : ESCAPE
}

/**
 * A list is a chain of pieces, each a quarter larger than the one before, up to LARGEST cells: nothing is ever moved or
 * left behind. For lists as long as Zipf's law has them at a million texts that is 117 MB where the cells alone take 99;
 * pieces half as large again 125, one piece that a larger one replaces 121 with what it leaves (computed).
 */
const LARGEST = 512
const SIZES = [4, 4]
for (let last = 4; last < LARGEST; ) {
  last = Math.min(LARGEST, Math.ceil(last * 1.25))
  SIZES.push(last)
}
/** By how many cells a list has, until its pieces are of the largest size: cells in its newest piece, and room there. */
const GROWN = SIZES.reduce((sum, size) => sum + size, 0)
const FILLS = new Uint16Array(GROWN + 1)
const ROOMS = new Uint16Array(GROWN + 1)
let cells = 0
for (const size of SIZES) {
  for (let fill = 1; fill <= size; fill++) {
    cells += 1
    FILLS[cells] = fill
    ROOMS[cells] = size
  }
}

/** Cells in the newest piece of a list of `count`. */
function fillOf(count: number): number {
  return count <= GROWN ? (FILLS[count] as number) : ((count - GROWN - 1) % LARGEST) + 1
}

/** Cells its newest piece has room for. */
function roomOf(count: number): number {
  return count <= GROWN ? (ROOMS[count] as number) : LARGEST
}

export class Postings {
  private readonly store = new Arena()
  /**
   * Of each list, 2 · term + strength, how many cells it has and its newest piece (0 is none), side by side: filing a
   * text looks at some thirty of them, all over memory.
   */
  private heads = new Uint32Array(256)

  /** Cells of the piece last read: texts, and for strong lists their codes. */
  readonly texts = new Uint32Array(LARGEST)
  readonly codes = new Uint8Array(LARGEST)
  private cursor = 0
  private left = 0
  /** Addresses of the cells of the text at hand. */
  private cells = new Uint32Array(64)
  /** What was seen of them, as in `Recent`. */
  seen = 0

  /**
   * Files a text under each of its terms. Where its cells are to be is found out, and brought near, for all of them
   * before any is written: see `Recent.fetch`.
   */
  add({ size, terms, fixed, bodies }: TermCounts, text: number): void {
    if (size === 0) return
    this.heads = roomFor(this.heads, 4 * (terms[size - 1] as number) + 3)
    this.cells = roomFor(this.cells, size)
    const { heads, cells, store } = this
    let seen = 0
    for (let i = 0; i < size; i++) seen ^= heads[(terms[i] as number) * 4] as number
    for (let i = 0; i < size; i++) {
      cells[i] = this.newCell(terms[i] as number, strengthOf(fixed[i] as number, bodies[i] as number))
    }
    for (let i = 0; i < size; i++)
      seen ^= store.pageOf(cells[i] as number)[store.offsetOf(cells[i] as number)] as number
    this.seen = seen
    for (let i = 0; i < size; i++) {
      const page = store.pageOf(cells[i] as number)
      const at = store.offsetOf(cells[i] as number)
      page[at] = text
      page[at + 1] = text >>> 8
      page[at + 2] = text >>> 16
      if (strengthOf(fixed[i] as number, bodies[i] as number) === STRONG) {
        page[at + 3] = codeOf(fixed[i] as number, bodies[i] as number)
      }
    }
  }

  count(term: number, strength: Strength): number {
    return this.heads[term * 4 + strength * 2] ?? 0
  }

  /** How many texts hold a term. */
  having(term: number): number {
    return this.count(term, STRONG) + this.count(term, ONCE)
  }

  /**
   * Brings near the lists of these terms, all of them at once: a list is a chain, each of whose pieces is found only by
   * the one before.
   */
  fetch(terms: readonly { id: number }[]): void {
    const size = 2 * terms.length
    this.cells = roomFor(this.cells, size)
    const { heads, cells, store } = this
    for (let i = 0; i < size; i++) cells[i] = heads[(terms[i >> 1] as { id: number }).id * 4 + (i & 1) * 2 + 1] ?? 0
    for (let left = size; left > 0; ) {
      left = 0
      for (let i = 0; i < size; i++) {
        if (cells[i] === 0) continue
        cells[i] = store.readLink(cells[i] as number)
        left += 1
      }
    }
  }

  /** Sets out to read a list, newest piece first: `next` until it says 0. One reading at a time. */
  open(term: number, strength: Strength): void {
    const head = term * 4 + strength * 2
    this.left = this.heads[head] ?? 0
    this.cursor = this.heads[head + 1] ?? 0
  }

  /** Reads the next piece into `texts` (and `codes`); how many cells it held. */
  next(strength: Strength): number {
    if (this.left === 0) return 0
    const fill = fillOf(this.left)
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
    this.sweep(term * 4 + STRONG * 2, STRIDE[STRONG], isGone)
    this.sweep(term * 4 + ONCE * 2, STRIDE[ONCE], isGone)
  }

  writeTo(out: ByteWriter): void {
    this.store.writeTo(out)
    out.column(this.heads)
  }

  readFrom(from: ByteReader): void {
    this.store.readFrom(from)
    this.heads = from.column(Uint32Array)
  }

  bytes(): number {
    return this.store.bytes() + this.heads.byteLength
  }

  /** One cell more for a list: its address. */
  private newCell(term: number, strength: Strength): number {
    const { heads } = this
    const head = term * 4 + strength * 2
    const stride = STRIDE[strength]
    const count = (heads[head] as number) + 1
    const fill = fillOf(count)
    if (fill === 1) this.link(head, stride, roomOf(count))
    heads[head] = count
    return (heads[head + 1] as number) + LINK + (fill - 1) * stride
  }

  private link(head: number, stride: number, room: number): void {
    const piece = this.store.take(LINK + room * stride)
    this.store.writeLink(piece, this.heads[head + 1] as number)
    this.heads[head + 1] = piece
  }

  /** From the newest cell back, each that is gone takes the last one's place: that one was looked at before. */
  private sweep(head: number, stride: number, isGone: (text: number) => boolean): void {
    const count = this.heads[head] ?? 0
    let piece = this.heads[head + 1] ?? 0
    for (let left = count; left > 0; ) {
      const before = this.store.readLink(piece)
      const page = this.store.pageOf(piece)
      const first = this.store.offsetOf(piece) + LINK
      const fill = fillOf(left)
      for (let i = fill - 1; i >= 0; i--) {
        const at = first + i * stride
        const text = (page[at] as number) | ((page[at + 1] as number) << 8) | ((page[at + 2] as number) << 16)
        if (isGone(text)) this.drop(head, stride, page, at)
      }
      left -= fill
      piece = before
    }
  }

  /** Moves the last cell of a list to `at`, and gives the newest piece back when that was the only one in it. */
  private drop(head: number, stride: number, page: Uint8Array, at: number): void {
    const count = this.heads[head] as number
    const fill = fillOf(count)
    const tail = this.heads[head + 1] as number
    const lastPage = this.store.pageOf(tail)
    const last = this.store.offsetOf(tail) + LINK + (fill - 1) * stride
    for (let i = 0; i < stride; i++) page[at + i] = lastPage[last + i] as number
    lastPage.fill(0, last, last + stride)
    this.heads[head] = count - 1
    if (fill > 1) return
    this.heads[head + 1] = this.store.readLink(tail)
    this.store.give(tail, LINK + roomOf(count) * stride)
  }
}
