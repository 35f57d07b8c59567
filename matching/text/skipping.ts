import type { Best } from './best.ts'
import { bytesOf, roomFor } from './columns.ts'
import { ExactScore } from './exact.ts'
import { Found } from './found.ts'
import type { Part } from './part.ts'
import { ESCAPE, ONCE, STRONG } from './postings.ts'
import type { Valued } from './search.ts'
import type { Texts } from './texts.ts'
import { BODY, type LengthTable, saturate } from './weight.ts'

/** Sums are kept in 32 bits, with errors of some 10⁻⁶; what is that near the threshold is looked at exactly. */
const SLACK = 1 - 1e-5
/** In place of a sum: this text was scored. */
const SCORED = -1
/**
 * Share of the threshold that what is left unread may bring: more leaves more unread, and more texts to score at some
 * half a microsecond each (measured among 100,000 texts: .3 takes .15 ms a query of nine words, 0 .15, .6 .24, 1 .31).
 */
const MOST_OPEN = 0.3

/**
 * As Search, looking at few texts: what terms bring by title, tags and repetition is summed first, which gives a
 * threshold. Lists of single mentions, the long ones, are then left unread as long as all of those together stay below
 * it (MaxScore: Turtle & Flood 1995; Strohman et al. 2005). Who may still reach the threshold is scored exactly, from the
 * text's own record, its terms in the order of the query. Worth it where few are sought in long lists.
 */
export class SkippingSearch {
  private readonly store: Texts
  private readonly exact: ExactScore
  /** Sums so far, by text of the part at hand; all 0 between searches. */
  private sums = new Float32Array(64)
  /** Texts with a sum, and once all is read their sums. */
  private touched = new Uint32Array(64)
  private totals = new Float32Array(64)
  private reached = 0
  readonly found = new Found()

  constructor(store: Texts) {
    this.store = store
    this.exact = new ExactScore(store)
  }

  /**
   * Scores every text of `part` that can be among the best, into `found`. `all` is best first. `best` makes empty keepers
   * of the n best; the one returned holds the threshold: what scores less is found by the way.
   */
  run(all: readonly Valued[], part: Part, table: LengthTable, best: () => Best): Best {
    this.sums = roomFor(this.sums, part.width)
    this.touched = roomFor(this.touched, part.width)
    this.totals = roomFor(this.totals, part.width)
    this.found.clear()
    this.exact.prepare(all)
    // What is only looked for in titles finds nothing
    const query = all.filter(({ value }) => value > 0)

    part.postings.fetch(query)
    for (const { id, value } of query) this.sumStrong(part, id, value, table)
    const unread = this.unread(query, part, table, best)
    let open = 0
    for (const one of query) {
      if (unread.has(one)) open += one.value
      else this.sumOnce(part, one.id, one.value, table)
    }
    const floor = SLACK * this.threshold(part, best())
    this.narrow(floor - open * table.highestOnce)
    const sure = best()
    this.scoreWaiting(part, table, sure)
    this.store.fetch(part, this.touched, this.reached)
    // First who reaches it already: that lifts the threshold for those who only might
    this.scoreBetween(part, table, sure, floor, 0)
    if (open > 0) this.scoreBetween(part, table, sure, floor, open)
    this.reached = 0
    return sure
  }

  bytes(): number {
    return bytesOf([this.sums, this.touched, this.totals]) + this.found.bytes()
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
        const lengthNorm = norm[lengths[text] as number] as number
        let fixed = code >>> 4
        let body = code & 15
        if (code === ESCAPE) [fixed, body] = this.store.countOf(part.slotOf(text), term)
        const before = sums[text] as number
        if (before === 0) touched[reached++] = text
        sums[text] = before + value * saturate(fixed + (BODY * body) / lengthNorm)
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

  /** Terms whose single mentions need not be read: together they bring less than the threshold there is already. */
  private unread(query: readonly Valued[], part: Part, table: LengthTable, best: () => Best): Set<Valued> {
    const unread = new Set<Valued>()
    const mentions = ({ id }: Valued) => part.postings.count(id, ONCE)
    const limit = MOST_OPEN * this.threshold(part, best())
    let together = 0
    for (const one of query.toSorted((x, y) => mentions(y) / y.value - mentions(x) / x.value)) {
      const most = one.value * table.highestOnce
      if (together + most >= limit) continue
      together += most
      unread.add(one)
    }
    return unread
  }

  /** The n-th best of the sums so far, which it notes in the order of the texts: nobody below it can be among the n best. */
  private threshold(part: Part, best: Best): number {
    const { sums, totals, touched, reached } = this
    const { owners, present } = part
    let least = 0
    for (let i = 0; i < reached; i++) {
      const text = touched[i] as number
      const total = sums[text] as number
      totals[i] = total
      if (total <= least) continue
      const owner = owners[text] as number
      if (present !== null && present[owner] !== 1) continue
      best.offer(owner, total)
      least = best.threshold
    }
    return least
  }

  /** Puts all sums back to 0, and goes on with the texts whose sum is at least this. */
  private narrow(least: number): void {
    const { sums, touched, totals, reached } = this
    let left = 0
    for (let i = 0; i < reached; i++) {
      const text = touched[i] as number
      const total = totals[i] as number
      sums[text] = 0
      if (total < least) continue
      touched[left] = text
      totals[left] = total
      left += 1
    }
    this.reached = left
  }

  /** Scores who can reach the threshold with `open`, the value of the terms left unread, on top of its sum. */
  private scoreBetween(part: Part, table: LengthTable, sure: Best, floor: number, open: number): void {
    const { touched, totals, reached } = this
    const { lengths, owners, present } = part
    const { norm, once, highestOnce } = table
    let least = Math.max(floor, SLACK * sure.threshold)
    for (let i = 0; i < reached; i++) {
      const total = totals[i] as number
      if (total + open * highestOnce < least || total === SCORED) continue
      const text = touched[i] as number
      const length = lengths[text] as number
      if (total + open * (once[length] as number) < least) continue
      const owner = owners[text] as number
      if (present !== null && present[owner] !== 1) continue
      totals[i] = SCORED
      this.keep(part.slotOf(text), owner, norm[length] as number, sure)
      least = Math.max(floor, SLACK * sure.threshold)
    }
  }

  /** Texts not in the lists yet: few, so each is scored. */
  private scoreWaiting(part: Part, table: LengthTable, sure: Best): void {
    for (const slot of part.waiting) {
      const owner = this.store.owners[slot] as number
      if (part.present?.[owner] === 1)
        this.keep(slot, owner, table.norm[this.store.lengths[slot] as number] as number, sure)
    }
  }

  private keep(slot: number, owner: number, norm: number, sure: Best): void {
    const score = this.exact.of(slot, norm)
    if (score === 0) return
    this.found.add(slot, owner, score, this.exact.title)
    sure.offer(owner, score)
  }
}
