import type { ByteReader, ByteWriter } from './bytes.ts'
import { bytesOf, roomFor } from './columns.ts'
import { type Part, withdraw } from './part.ts'
import { MOST_TEXTS, Postings } from './postings.ts'
import { Records, type TermCounts } from './records.ts'

/** Owner of a text that is nobody's: it is never in the online part. */
export const NOBODY = 0xffff_ffff

/** Every text: its record, its length, whose it is; and the lists over all of them. */
export class Texts implements Part {
  readonly postings = new Postings()
  readonly records = new Records()
  readonly present = null
  readonly waiting = []
  lengths = new Uint16Array(64)
  owners = new Uint32Array(64)
  width = 0
  count = 0
  totalLength = 0
  /** The longest body there ever was: tables by length reach so far. */
  longest = 0

  /** 0 is no text. */
  private addresses = new Uint32Array(64)
  /** A chain an owner: slot + 1 of the first, and of the next by slot. */
  private first = new Uint32Array(64)
  private following = new Uint32Array(64)
  private spare: number[] = []
  /** What `fetch` saw last, as in `Recent`. */
  seen = 0

  /** Keeps a text; its slot, good until removed. */
  add(counts: TermCounts, length: number, owner: number): number {
    const slot = this.spare.pop() ?? this.width
    if (slot >= MOST_TEXTS) throw new RangeError(`an index holds ${MOST_TEXTS} texts`)
    this.put(slot, this.records.add(counts), counts, length, owner)
    return slot
  }

  /** Takes texts out: their lists, their records, their owners' chains. The terms they had. */
  remove(slots: readonly number[]): Set<number> {
    const terms = withdraw(this, slots, (slot) => this.countsOf(slot))
    const owners = new Set<number>()
    for (const slot of slots) {
      owners.add(this.owners[slot] as number)
      this.records.remove(this.addresses[slot] as number)
      this.addresses[slot] = 0
      this.totalLength -= this.lengths[slot] as number
      this.lengths[slot] = 0
      this.count -= 1
    }
    for (const owner of owners) if (owner !== NOBODY) this.unchain(owner)
    for (const slot of slots) this.owners[slot] = NOBODY
    // The lowest is used again first: numbers near one another are near in memory
    this.spare = this.spare.concat(slots).sort((x, y) => y - x)
    return terms
  }

  has(slot: number): boolean {
    return (this.addresses[slot] ?? 0) !== 0
  }

  slotOf(slot: number): number {
    return slot
  }

  addressOf(slot: number): number {
    return this.addresses[slot] as number
  }

  /** Brings near what the first so many texts of a part hold: see `Recent.fetch`. */
  fetch(part: Part, texts: Uint32Array, count: number): void {
    let seen = 0
    for (let i = 0; i < count; i++) seen ^= this.addresses[part.slotOf(texts[i] as number)] as number
    for (let i = 0; i < count; i++)
      seen ^= this.records.firstAt(this.addresses[part.slotOf(texts[i] as number)] as number)
    this.seen = seen
  }

  /** What a text holds; good until the next is read. */
  countsOf(slot: number): TermCounts {
    return this.records.load(this.addresses[slot] as number)
  }

  /** How often a text has a term: in title and tags, as they weigh, and in its body; 0 and 0 where it does not. */
  countOf(slot: number, term: number): [fixed: number, body: number] {
    const { size, terms, fixed, bodies } = this.countsOf(slot)
    const at = terms.subarray(0, size).indexOf(term)
    return at < 0 ? [0, 0] : [fixed[at] as number, bodies[at] as number]
  }

  *textsOf(owner: number): Iterable<number> {
    for (let link = this.first[owner] ?? 0; link !== 0; link = this.following[link - 1] as number) yield link - 1
  }

  writeTo(out: ByteWriter): void {
    const { width, postings, records } = this
    postings.writeTo(out)
    records.writeTo(out)
    out.numbers(this.spare)
    out.column(this.first)
    out.column(this.lengths.subarray(0, width))
    for (const column of [this.owners, this.addresses, this.following]) out.column(column.subarray(0, width))
  }

  readFrom(from: ByteReader): void {
    this.postings.readFrom(from)
    this.records.readFrom(from)
    this.spare = from.numbers()
    this.first = from.column(Uint32Array)
    this.lengths = from.column(Uint16Array)
    this.owners = from.column(Uint32Array)
    this.addresses = from.column(Uint32Array)
    this.following = from.column(Uint32Array)
    this.width = this.lengths.length
    this.count = this.width - this.spare.length
    for (const length of this.lengths) {
      this.totalLength += length
      this.longest = Math.max(this.longest, length)
    }
  }

  bytes(): number {
    const { lengths, owners, addresses, first, following } = this
    return this.postings.bytes() + this.records.bytes() + bytesOf([lengths, owners, addresses, first, following])
  }

  private put(slot: number, address: number, counts: TermCounts, length: number, owner: number): void {
    this.grow(slot)
    this.width = Math.max(this.width, slot + 1)
    this.addresses[slot] = address
    this.lengths[slot] = length
    this.owners[slot] = owner
    this.count += 1
    this.totalLength += length
    this.longest = Math.max(this.longest, length)
    this.postings.add(counts, slot)
    if (owner === NOBODY) return
    this.first = roomFor(this.first, owner)
    this.following[slot] = this.first[owner] as number
    this.first[owner] = slot + 1
  }

  /** Leaves out of an owner's chain what has no record any more. */
  private unchain(owner: number): void {
    let last = -1
    for (let link = this.first[owner] as number; link !== 0; link = this.following[link - 1] as number) {
      if (!this.has(link - 1)) continue
      if (last < 0) this.first[owner] = link
      else this.following[last] = link
      last = link - 1
    }
    if (last < 0) this.first[owner] = 0
    else this.following[last] = 0
  }

  private grow(slot: number): void {
    this.lengths = roomFor(this.lengths, slot)
    this.owners = roomFor(this.owners, slot)
    this.addresses = roomFor(this.addresses, slot)
    this.following = roomFor(this.following, slot)
  }
}
