import { bytesOf, roomFor } from './columns.ts'
import type { Part } from './part.ts'
import { ESCAPE, ONCE, STRONG } from './postings.ts'
import type { Texts } from './texts.ts'

/**
 * Where some people's texts mention some terms: read from the lists of the terms, which lie in a row, rather than from
 * the texts of each person, which lie all over memory (among a hundred people of a million texts: .3 ms against 3).
 */
export class Mentions {
  private readonly store: Texts
  /** Place + 1 of who is asked about, by owner; all 0 between askings. */
  private placeOf = new Uint16Array(64)
  /**
   * What was found, side by side and in no order: whose and which term as the place in a table of people by terms, in
   * which text, how often (title and tags weighed, at most 255).
   */
  cells = new Uint32Array(64)
  slots = new Uint32Array(64)
  frequencies = new Uint8Array(64)
  size = 0
  private width = 0

  constructor(store: Texts) {
    this.store = store
  }

  /** Terms by number, -1 for one nobody used; at most 65,535 people. */
  find(part: Part, owners: readonly number[], terms: readonly number[]): void {
    this.size = 0
    for (let i = 0; i < owners.length; i++) {
      const owner = owners[i] as number
      this.placeOf = roomFor(this.placeOf, owner)
      this.placeOf[owner] = i + 1
    }
    this.width = terms.length
    for (let t = 0; t < terms.length; t++) {
      if ((terms[t] as number) < 0) continue
      this.readStrong(part, terms[t] as number, t)
      this.readOnce(part, terms[t] as number, t)
    }
    if (part.waiting.length > 0) this.readWaiting(part.waiting, terms)
    for (let i = 0; i < owners.length; i++) this.placeOf[owners[i] as number] = 0
  }

  bytes(): number {
    return bytesOf([this.placeOf, this.cells, this.slots, this.frequencies])
  }

  private readStrong(part: Part, term: number, t: number): void {
    const { postings, owners } = part
    postings.open(term, STRONG)
    for (let size = postings.next(STRONG); size > 0; size = postings.next(STRONG)) {
      this.makeRoom(size)
      const { placeOf, cells, slots, frequencies, width } = this
      const { texts, codes } = postings
      let at = this.size
      for (let i = 0; i < size; i++) {
        const text = texts[i] as number
        const place = placeOf[owners[text] as number] ?? 0
        if (place === 0) continue
        const slot = part.slotOf(text)
        const code = codes[i] as number
        cells[at] = (place - 1) * width + t
        slots[at] = slot
        frequencies[at] = code === ESCAPE ? Math.min(255, this.frequency(slot, term)) : (code >>> 4) + (code & 15)
        at += 1
      }
      this.size = at
    }
  }

  private readOnce(part: Part, term: number, t: number): void {
    const { postings, owners } = part
    postings.open(term, ONCE)
    for (let size = postings.next(ONCE); size > 0; size = postings.next(ONCE)) {
      this.makeRoom(size)
      const { placeOf, cells, slots, frequencies, width } = this
      const { texts } = postings
      let at = this.size
      for (let i = 0; i < size; i++) {
        const text = texts[i] as number
        const place = placeOf[owners[text] as number] ?? 0
        if (place === 0) continue
        cells[at] = (place - 1) * width + t
        slots[at] = part.slotOf(text)
        frequencies[at] = 1
        at += 1
      }
      this.size = at
    }
  }

  /** Texts not in the lists yet. */
  private readWaiting(slots: readonly number[], terms: readonly number[]): void {
    for (const slot of slots) {
      const place = this.placeOf[this.store.owners[slot] as number] ?? 0
      if (place === 0) continue
      this.makeRoom(terms.length)
      for (let t = 0; t < terms.length; t++) {
        const frequency = this.frequency(slot, terms[t] as number)
        if (frequency === 0) continue
        const at = this.size++
        this.cells[at] = (place - 1) * this.width + t
        this.slots[at] = slot
        this.frequencies[at] = Math.min(255, frequency)
      }
    }
  }

  private frequency(slot: number, term: number): number {
    const [fixed, body] = this.store.countOf(slot, term)
    return fixed + body
  }

  /** For so many more. */
  private makeRoom(more: number): void {
    const last = this.size + more
    if (last < this.cells.length) return
    this.cells = roomFor(this.cells, last)
    this.slots = roomFor(this.slots, last)
    this.frequencies = roomFor(this.frequencies, last)
  }
}
