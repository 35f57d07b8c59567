import type { Best } from './best.ts'
import { roomFor } from './columns.ts'
import type { Part } from './part.ts'
import { ESCAPE, ONCE, STRONG } from './postings.ts'
import type { Texts } from './texts.ts'
import { BODY, type LengthTable, QUERY_TERMS, saturate } from './weight.ts'

/** A term to search, known here, and what it is worth. */
export interface Valued {
  id: number
  value: number
}

/** Sums in another order differ in the last bits; what is that near the threshold is looked at exactly. */
const SLACK = 1 - 1e-9
/** In place of a sum: this text was scored exactly. */
const DONE = -1
/** What title and tags bring alone, by their count. */
const OF_FIXED = Float64Array.from({ length: 16 }, (_, fixed) => saturate(fixed))

/**
 * The best texts of a part, exactly as if every one had been scored, looking at few. What terms bring by title, tags and
 * repetition is summed first: that gives a threshold. Lists of single mentions, the long ones, are then left unread as
 * long as all of those together stay below it (MaxScore: Turtle & Flood 1995; Strohman et al. 2005). Who may still reach
 * the threshold is scored exactly, from the text's own record, its terms in the order of the query.
 */
export class Search {
  private readonly store: Texts
  /** Sums so far, by text of the part at hand; all 0 between searches. */
  private sums = new Float64Array(64)
  private touched = new Uint32Array(64)
  private reached = 0
  /** Place in the query + 1, by term; all 0 between searches. */
  private places = new Uint8Array(64)
  private readonly shares = new Float64Array(QUERY_TERMS)
  /** What the search found: slots, and their exact scores. */
  readonly slots: number[] = []
  readonly scores: number[] = []

  constructor(store: Texts) {
    this.store = store
  }

  /** Makes room for terms numbered below `width`. */
  fit(width: number): void {
    this.places = roomFor(this.places, width)
  }

  /**
   * Scores every text of `part` that can be among the best, into `slots` and `scores`, by descending value of terms.
   * `best` makes empty keepers of the n best; the one returned holds the threshold: what scores less is found by the way.
   */
  run(query: readonly Valued[], part: Part, table: LengthTable, best: () => Best): Best {
    this.begin(query, part)
    for (const { id, value } of query) this.sumStrong(part, id, value, table)
    const unread = this.unread(query, part, table, SLACK * this.roughly(part, best()))
    let open = 0
    for (const one of query) {
      if (unread.has(one)) open += one.value
      else this.sumOnce(part, one.id, one.value, table)
    }
    const floor = SLACK * this.roughly(part, best())
    const sure = best()
    this.scoreWaiting(query, part, table, sure)
    this.scoreAbove(query, part, table, sure, floor, 0)
    if (open > 0) this.scoreAbove(query, part, table, sure, floor, open)
    this.end(query)
    return sure
  }

  /** The exact score of one text, kept and offered; a text that shares nothing is left. */
  private score(query: readonly Valued[], slot: number, owner: number, norm: Float64Array, sure: Best): void {
    const { size, terms, fixed, bodies } = this.store.countsOf(slot)
    const { places, shares } = this
    const lengthNorm = norm[this.store.lengths[slot] as number] as number
    shares.fill(0, 0, query.length)
    for (let i = 0; i < size; i++) {
      const place = places[terms[i] as number] as number
      if (place === 0) continue
      const { value } = query[place - 1] as Valued
      shares[place - 1] = value * saturate((fixed[i] as number) + (BODY * (bodies[i] as number)) / lengthNorm)
    }
    let sum = 0
    for (let i = 0; i < query.length; i++) sum += shares[i] as number
    if (sum === 0) return
    this.slots.push(slot)
    this.scores.push(sum)
    sure.offer(owner, sum)
  }

  /** Texts not in the lists yet: few, so each is scored. */
  private scoreWaiting(query: readonly Valued[], part: Part, table: LengthTable, sure: Best): void {
    for (const slot of part.waiting) {
      const owner = this.store.owners[slot] as number
      if (part.present?.[owner] === 1) this.score(query, slot, owner, table.norm, sure)
    }
  }

  bytes(): number {
    return this.sums.byteLength + this.touched.byteLength + this.places.byteLength
  }

  private begin(query: readonly Valued[], part: Part): void {
    this.sums = roomFor(this.sums, part.width)
    this.touched = roomFor(this.touched, part.width)
    this.slots.length = 0
    this.scores.length = 0
    query.forEach(({ id }, place) => {
      this.places[id] = place + 1
    })
  }

  private end(query: readonly Valued[]): void {
    for (const { id } of query) this.places[id] = 0
    const { sums, touched } = this
    for (let i = 0; i < this.reached; i++) sums[touched[i] as number] = 0
    this.reached = 0
  }

  private sumStrong(part: Part, term: number, value: number, table: LengthTable): void {
    const { postings, lengths } = part
    const { sums, touched } = this
    const { norm } = table
    let reached = this.reached
    postings.open(term, STRONG)
    for (let size = postings.next(STRONG); size > 0; size = postings.next(STRONG)) {
      const { texts, codes } = postings
      for (let i = 0; i < size; i++) {
        const text = texts[i] as number
        const code = codes[i] as number
        const body = code & 15
        let share: number
        if (code === ESCAPE) share = value * this.weightOf(part.slotOf(text), term, norm[lengths[text] as number])
        else if (body === 0) share = value * (OF_FIXED[code >>> 4] as number)
        else share = value * saturate((code >>> 4) + (BODY * body) / (norm[lengths[text] as number] as number))
        const before = sums[text] as number
        if (before === 0) touched[reached++] = text
        sums[text] = before + share
      }
    }
    this.reached = reached
  }

  private sumOnce(part: Part, term: number, value: number, table: LengthTable): void {
    const { postings, lengths } = part
    const { sums, touched } = this
    const { once } = table
    let reached = this.reached
    postings.open(term, ONCE)
    for (let size = postings.next(ONCE); size > 0; size = postings.next(ONCE)) {
      const { texts } = postings
      for (let i = 0; i < size; i++) {
        const text = texts[i] as number
        const before = sums[text] as number
        if (before === 0) touched[reached++] = text
        sums[text] = before + value * (once[lengths[text] as number] as number)
      }
    }
    this.reached = reached
  }

  /** What a term brings to a text whose counts did not fit a code. */
  private weightOf(slot: number, term: number, norm = 1): number {
    const { size, terms, fixed, bodies } = this.store.countsOf(slot)
    const at = terms.subarray(0, size).indexOf(term)
    return saturate((fixed[at] as number) + (BODY * (bodies[at] as number)) / norm)
  }

  /** The n-th best of the sums so far: nobody below it can be among the n best. */
  private roughly(part: Part, best: Best): number {
    const { sums, touched } = this
    const { owners, present } = part
    let least = 0
    for (let i = 0; i < this.reached; i++) {
      const text = touched[i] as number
      const sum = sums[text] as number
      if (sum <= least) continue
      const owner = owners[text] as number
      if (present !== null && present[owner] !== 1) continue
      best.offer(owner, sum)
      least = best.threshold
    }
    return least
  }

  /** Terms whose single mentions need not be read: together they bring less than the threshold. */
  private unread(query: readonly Valued[], part: Part, table: LengthTable, threshold: number): Set<Valued> {
    const unread = new Set<Valued>()
    const cost = ({ id, value }: Valued) => part.postings.count(id, ONCE) / value
    let together = 0
    for (const one of query.toSorted((x, y) => cost(y) - cost(x))) {
      const most = one.value * table.highestOnce
      if (together + most >= threshold) continue
      together += most
      unread.add(one)
    }
    return unread
  }

  /** Scores exactly who can reach the threshold with `open`, the value of the terms left unread, on top of its sum. */
  private scoreAbove(
    query: readonly Valued[],
    part: Part,
    table: LengthTable,
    sure: Best,
    floor: number,
    open: number,
  ): void {
    const { sums, touched } = this
    const { lengths, owners, present } = part
    const { norm, once } = table
    let least = Math.max(floor, SLACK * sure.threshold)
    for (let i = 0; i < this.reached; i++) {
      const text = touched[i] as number
      const sum = sums[text] as number
      const length = lengths[text] as number
      if (sum <= 0 || sum + open * (once[length] as number) < least) continue
      const owner = owners[text] as number
      if (present !== null && present[owner] !== 1) continue
      sums[text] = DONE
      this.score(query, part.slotOf(text), owner, norm, sure)
      least = Math.max(floor, SLACK * sure.threshold)
    }
  }
}
