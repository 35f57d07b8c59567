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

/** Of each piece, side by side as they are looked at together: its hash, where its units begin, and how many they are. */
const HASH = 0
const START = 1
const LENGTH = 2
const NUMBER = 3
const ENTRY = 4

class Generation<V> {
  size = 0
  /** Open addressing: ENTRY numbers a place, the last one number + 1 of the piece, 0 where free; at most half full. */
  private table = new Uint32Array(FIRST_PLACES * ENTRY)
  private units = new Uint16Array(FIRST_PLACES * 4)
  private filled = 0
  private readonly values: V[] = []

  get(text: string, from: number, to: number, hash: number): V | undefined {
    const { table } = this
    const mask = table.length - 1
    const folded = spread(hash)
    for (let at = Math.imul(folded, ENTRY) & mask; ; at = (at + ENTRY) & mask) {
      const held = table[at + NUMBER] as number
      if (held === 0) return undefined
      if (table[at + HASH] !== folded || table[at + LENGTH] !== to - from) continue
      if (this.isPiece(table[at + START] as number, text, from, to)) return this.values[held - 1]
    }
  }

  add(text: string, from: number, to: number, hash: number, value: V): void {
    const start = this.filled
    this.filled += to - from
    this.units = roomFor(this.units, this.filled)
    for (let i = 0; i < to - from; i++) this.units[start + i] = text.charCodeAt(from + i)
    this.values.push(value)
    this.size += 1
    if (this.size * 2 * ENTRY > this.table.length) this.widen()
    this.file(spread(hash), start, to - from, this.size)
  }

  private isPiece(start: number, text: string, from: number, to: number): boolean {
    const { units } = this
    for (let i = from, at = start; i < to; i++, at++) if (text.charCodeAt(i) !== units[at]) return false
    return true
  }

  private file(hash: number, start: number, length: number, number: number): void {
    const { table } = this
    const mask = table.length - 1
    let at = Math.imul(hash, ENTRY) & mask
    while (table[at + NUMBER] !== 0) at = (at + ENTRY) & mask
    table[at + HASH] = hash
    table[at + START] = start
    table[at + LENGTH] = length
    table[at + NUMBER] = number
  }

  private widen(): void {
    const old = this.table
    this.table = new Uint32Array(old.length * 2)
    for (let at = 0; at < old.length; at += ENTRY) {
      const [hash, start, length, number] = old.subarray(at, at + ENTRY) as unknown as [number, number, number, number]
      if (number > 0) this.file(hash, start, length, number)
    }
  }
}

/** FNV leaves its last units in the low bits; murmur3's finaliser spreads them. */
function spread(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}
