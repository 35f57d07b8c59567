import { HASH_BEGIN, hashOn, spread } from '../hash.ts'
import { Arena } from './arena.ts'
import type { ByteReader, ByteWriter } from './bytes.ts'
import { roomFor } from './columns.ts'

/** Two bytes before a term say how long it is. */
const HEAD = 2
const LONGEST_TERM = 65_535
/** Terms there may be: a number and a byte of hash share 32 bits. */
const MOST_TERMS = (1 << 24) - 1

/**
 * Every term once, as bytes, under a small number: no string is kept. A number given back goes to the next new term;
 * common terms come early and so have small numbers, which is what makes the records of texts short.
 */
export class Dictionary {
  private readonly store = new Arena()
  private addresses = new Uint32Array(64)
  private next = 0
  private spare: number[] = []
  private count = 0
  /**
   * Open addressing: a byte of the term's hash over its number + 1, 0 where free; at most three quarters full. Most of
   * what is another term is known by that byte, without a look at its own: memory is far when terms are many.
   */
  private table = new Uint32Array(256)
  private readonly encoder = new TextEncoder()
  private readonly decoder = new TextDecoder()
  private scratch = new Uint8Array(256)
  /** Of the terms at hand: where their bytes end in the scratch, their hashes, and where they are likely kept. */
  private ends = new Uint32Array(64)
  private hashes = new Uint32Array(64)
  private addressed = new Uint32Array(64)
  /** What `fetch` saw last, as in `Recent`. */
  seen = 0

  /** Numbers given so far, spare ones included: columns by term are this long. */
  get width(): number {
    return this.next
  }

  get size(): number {
    return this.count
  }

  /** The number of a term, -1 when nobody used it. */
  find(term: string): number {
    const length = this.encode(term, 0)
    return numberOf(this.table[this.placeOf(0, length, hashOf(this.scratch, 0, length))] as number)
  }

  /** The numbers of terms, given now to those that have none. All are looked for before any is compared: see `Recent.fetch`. */
  intern(terms: readonly string[], ids: Uint32Array): void {
    const { length } = terms
    this.ends = roomFor(this.ends, length)
    this.hashes = roomFor(this.hashes, length)
    this.addressed = roomFor(this.addressed, length)
    const { ends, hashes } = this
    let seen = 0
    for (let i = 0; i < length; i++) seen ^= (terms[i] as string).length
    this.seen = seen
    let from = 0
    for (let i = 0; i < length; i++) {
      const size = this.encode(terms[i] as string, from)
      hashes[i] = hashOf(this.scratch, from, size)
      from += size
      ends[i] = from
    }
    this.fetch(length)
    for (let i = 0; i < length; i++) {
      const start = i === 0 ? 0 : (ends[i - 1] as number)
      ids[i] = this.internAt(start, (ends[i] as number) - start, hashes[i] as number)
    }
    // Nothing of a text stays here
    this.scratch.fill(0, 0, from)
  }

  /** Forgets a term: its bytes are wiped. */
  release(id: number): void {
    const length = this.load(id)
    this.vacate(this.placeOf(0, length, hashOf(this.scratch, 0, length)))
    this.store.give(this.addresses[id] as number, HEAD + length)
    this.addresses[id] = 0
    this.spare.push(id)
    this.count -= 1
  }

  termOf(id: number): string {
    return this.decoder.decode(this.scratch.subarray(0, this.load(id)))
  }

  writeTo(out: ByteWriter): void {
    this.store.writeTo(out)
    out.numbers(this.spare)
    out.column(this.addresses.subarray(0, this.next))
    out.column(this.table)
  }

  readFrom(from: ByteReader): void {
    this.store.readFrom(from)
    this.spare = from.numbers()
    this.addresses = from.column(Uint32Array)
    this.table = from.column(Uint32Array)
    this.next = this.addresses.length
    this.count = this.next - this.spare.length
  }

  bytes(): number {
    return this.store.bytes() + this.addresses.byteLength + this.table.byteLength
  }

  /** The number of the term that stands there in the scratch. */
  private internAt(from: number, length: number, hash: number): number {
    const place = this.placeOf(from, length, hash)
    const known = this.table[place] as number
    if (known !== 0) return numberOf(known)
    const id = this.spare.pop() ?? this.next++
    if (id >= MOST_TERMS) throw new RangeError(`a dictionary holds ${MOST_TERMS} terms`)
    this.write(id, from, length)
    this.table[place] = heldOf(id, hash)
    if (this.count * 4 > this.table.length * 3) this.rehash()
    return id
  }

  /** Brings near what `internAt` looks at for the first so many `hashes`. */
  private fetch(count: number): void {
    const { table, addresses, store, hashes, addressed } = this
    const mask = table.length - 1
    let seen = 0
    for (let i = 0; i < count; i++) seen ^= table[(hashes[i] as number) & mask] as number
    for (let i = 0; i < count; i++) {
      const id = numberOf(table[(hashes[i] as number) & mask] as number)
      addressed[i] = id < 0 ? 0 : (addresses[id] as number)
    }
    for (let i = 0; i < count; i++) {
      const address = addressed[i] as number
      seen ^= store.pageOf(address)[store.offsetOf(address)] as number
    }
    this.seen = seen
  }

  private write(id: number, from: number, length: number): void {
    this.addresses = roomFor(this.addresses, id)
    const address = this.store.take(HEAD + length)
    const page = this.store.pageOf(address)
    const at = this.store.offsetOf(address)
    page[at] = length
    page[at + 1] = length >>> 8
    const { scratch } = this
    // Byte by byte: a term is short, and a view of it would be one more thing for the collector
    for (let i = 0; i < length; i++) page[at + HEAD + i] = scratch[from + i] as number
    this.addresses[id] = address
    this.count += 1
  }

  /** Bytes of a kept term into the scratch; how many. */
  private load(id: number): number {
    const address = this.addresses[id] as number
    const page = this.store.pageOf(address)
    const at = this.store.offsetOf(address)
    const length = (page[at] as number) | ((page[at + 1] as number) << 8)
    this.scratch = roomFor(this.scratch, length)
    this.scratch.set(page.subarray(at + HEAD, at + HEAD + length))
    return length
  }

  /** Bytes of a term into the scratch, from there on; how many. */
  private encode(term: string, from: number): number {
    const units = term.length
    this.scratch = roomFor(this.scratch, from + units * 3)
    const { scratch } = this
    for (let i = 0; i < units; i++) {
      const unit = term.charCodeAt(i)
      if (unit > 0x7f) return Math.min(LONGEST_TERM, this.encoder.encodeInto(term, scratch.subarray(from)).written)
      scratch[from + i] = unit
    }
    return Math.min(LONGEST_TERM, units)
  }

  /** Place in the table where the term that stands there in the scratch is, or could be. */
  private placeOf(from: number, length: number, hash: number): number {
    const { table } = this
    const mask = table.length - 1
    const mark = hash >>> 24
    let place = hash & mask
    for (let held = table[place] as number; held !== 0; held = table[place] as number) {
      if (held >>> 24 === mark && this.isTerm(numberOf(held), from, length)) return place
      place = (place + 1) & mask
    }
    return place
  }

  private isTerm(id: number, from: number, length: number): boolean {
    const { scratch } = this
    const address = this.addresses[id] as number
    const page = this.store.pageOf(address)
    const at = this.store.offsetOf(address)
    if (((page[at] as number) | ((page[at + 1] as number) << 8)) !== length) return false
    for (let i = 0; i < length; i++) if (page[at + HEAD + i] !== scratch[from + i]) return false
    return true
  }

  private hashAt(id: number): number {
    const address = this.addresses[id] as number
    const page = this.store.pageOf(address)
    const at = this.store.offsetOf(address)
    return hashOf(page, at + HEAD, (page[at] as number) | ((page[at + 1] as number) << 8))
  }

  /** Empties a place and moves up what stood behind it, so that no search stops short (Knuth 6.4, algorithm R). */
  private vacate(place: number): void {
    const mask = this.table.length - 1
    let hole = place
    for (let at = (hole + 1) & mask; this.table[at] !== 0; at = (at + 1) & mask) {
      const home = this.hashAt(numberOf(this.table[at] as number)) & mask
      if (((at - home) & mask) < ((at - hole) & mask)) continue
      this.table[hole] = this.table[at] as number
      hole = at
    }
    this.table[hole] = 0
  }

  private rehash(): void {
    const old = this.table
    this.table = new Uint32Array(old.length * 2)
    const mask = this.table.length - 1
    for (const held of old) {
      if (held === 0) continue
      let place = this.hashAt(numberOf(held)) & mask
      while (this.table[place] !== 0) place = (place + 1) & mask
      this.table[place] = held
    }
  }
}

function hashOf(bytes: Uint8Array, from: number, length: number): number {
  let hash = HASH_BEGIN
  for (let i = from; i < from + length; i++) hash = hashOn(hash, bytes[i] as number)
  return spread(hash)
}

/** What stands in the table: the highest byte of the hash says nothing of the place unless there are millions. */
function heldOf(id: number, hash: number): number {
  return ((hash & 0xff00_0000) | (id + 1)) >>> 0
}

/** -1 where nothing is held. */
function numberOf(held: number): number {
  return (held & 0x00ff_ffff) - 1
}
