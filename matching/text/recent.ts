import { roomFor } from './columns.ts'

/** Where a hash of UTF-16 units begins, and how one more unit changes it (FNV-1a). */
export const HASH_BEGIN = 0x811c9dc5 | 0
export function hashOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

/** Places to begin with: a process of a small house never needs more. */
const FIRST_PLACES = 1 << 10

/**
 * What was worked out lately for pieces of text, at most twice `room` of it. What is asked for stays; the rest of what is
 * older than `room` new things is forgotten at one stroke, so that keeping it costs nothing (two generations instead of a
 * list by age). A piece is looked for where it stands, without being cut out: a Map of strings took half of all the time
 * of filing a text, for it hashes and compares strings that were made for it alone.
 */
export class Recent<V> {
  private young = new Generation<V>()
  private old = new Generation<V>()
  private readonly room: number

  constructor(room: number) {
    this.room = room
  }

  /** What is known of the units `from`..`to` of this text, whose hash this is. */
  get(text: string, from: number, to: number, hash: number): V | undefined {
    const known = this.young.get(text, from, to, hash)
    if (known !== undefined) return known
    const before = this.old.get(text, from, to, hash)
    if (before !== undefined) this.set(text, from, to, hash, before)
    return before
  }

  /** Keeps something that is not known yet. */
  set(text: string, from: number, to: number, hash: number, value: V): void {
    if (this.young.size >= this.room) {
      this.old = this.young
      this.young = new Generation()
    }
    this.young.add(text, from, to, hash, value)
  }

  get size(): number {
    return this.young.size + this.old.size
  }

  /** Forgets everything. */
  clear(): void {
    if (this.size === 0) return
    this.young = new Generation()
    this.old = new Generation()
  }
}

class Generation<V> {
  size = 0
  /** Open addressing: number + 1 of the piece, 0 where free; at most half full. */
  private table = new Uint32Array(FIRST_PLACES)
  private hashes = new Uint32Array(FIRST_PLACES / 2)
  /** Where the units of each piece end; they begin where those before end. */
  private ends = new Uint32Array(FIRST_PLACES / 2)
  private units = new Uint16Array(FIRST_PLACES * 4)
  private readonly values: V[] = []

  get(text: string, from: number, to: number, hash: number): V | undefined {
    const { table, hashes } = this
    const mask = table.length - 1
    const folded = spread(hash)
    for (let place = folded & mask; ; place = (place + 1) & mask) {
      const held = table[place] as number
      if (held === 0) return undefined
      if (hashes[held - 1] === folded && this.isPiece(held - 1, text, from, to)) return this.values[held - 1]
    }
  }

  add(text: string, from: number, to: number, hash: number, value: V): void {
    const number = this.size++
    if (this.size * 2 > this.table.length) this.widen()
    this.hashes = roomFor(this.hashes, number)
    this.ends = roomFor(this.ends, number)
    const start = number === 0 ? 0 : (this.ends[number - 1] as number)
    const end = start + to - from
    this.units = roomFor(this.units, end)
    for (let i = 0; i < to - from; i++) this.units[start + i] = text.charCodeAt(from + i)
    this.ends[number] = end
    this.hashes[number] = spread(hash)
    this.values.push(value)
    this.file(number)
  }

  private isPiece(number: number, text: string, from: number, to: number): boolean {
    const { units, ends } = this
    const start = number === 0 ? 0 : (ends[number - 1] as number)
    if ((ends[number] as number) - start !== to - from) return false
    for (let i = from, at = start; i < to; i++, at++) if (text.charCodeAt(i) !== units[at]) return false
    return true
  }

  private file(number: number): void {
    const mask = this.table.length - 1
    let place = (this.hashes[number] as number) & mask
    while (this.table[place] !== 0) place = (place + 1) & mask
    this.table[place] = number + 1
  }

  private widen(): void {
    this.table = new Uint32Array(this.table.length * 2)
    for (let number = 0; number < this.values.length; number++) this.file(number)
  }
}

/** FNV leaves its last units in the low bits; murmur3's finaliser spreads them. */
function spread(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}
