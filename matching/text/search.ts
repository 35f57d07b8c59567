import { BestTexts } from './best.ts'
import { bytesOf, roomFor } from './columns.ts'
import { ExactScore } from './exact.ts'
import { Found } from './found.ts'
import type { Part } from './part.ts'
import { ESCAPE, ONCE, STRONG } from './postings.ts'
import type { Texts } from './texts.ts'
import { BODY, type LengthTable, saturate, TITLE } from './weight.ts'

/** A term to search, known here: what it is worth, and what in a title. */
export interface Valued {
  id: number
  /** 0 for one that is only looked for in the titles of what the others find. */
  value: number
  title: number
}

/**
 * The best texts of a part, exactly as if every one had been scored on its own: each list is read once, in the order of
 * the query, into sums of 64 bits, which are then the scores to the last bit. Where hundreds are sought that is quicker
 * than to leave long lists unread and score from their records who might be among the best (SkippingSearch): each record
 * is a way through all of memory (decision 009).
 */
export class Search {
  private readonly store: Texts
  private readonly exact: ExactScore
  /** Sums so far, by text of the part at hand, and those of what stands in its title; all 0 between searches. */
  private sums = new Float64Array(64)
  private titleSums = new Float32Array(64)
  /** Texts with a sum. */
  private touched = new Uint32Array(64)
  private reached = 0
  /** Texts with something in their title. */
  private titled = new Uint32Array(64)
  private titledCount = 0
  readonly found = new Found()

  constructor(store: Texts) {
    this.store = store
    this.exact = new ExactScore(store)
  }

  /** The `count` best texts of `part`, ties with the last included; good until the next run. `query` is best first. */
  run(query: readonly Valued[], part: Part, table: LengthTable, count: number): Found {
    this.sums = roomFor(this.sums, part.width)
    this.titleSums = roomFor(this.titleSums, part.width)
    this.touched = roomFor(this.touched, part.width)
    this.titled = roomFor(this.titled, part.width)
    this.found.clear()
    part.postings.fetch(query)
    for (const one of query) {
      this.sumStrong(part, one, table)
      if (one.value > 0) this.sumOnce(part, one, table)
    }
    const best = new BestTexts(count)
    this.collect(part, best)
    this.scoreWaiting(query, part, table, best)
    this.found.cut(best.threshold)
    return this.found
  }

  bytes(): number {
    return bytesOf([this.sums, this.titleSums, this.touched, this.titled]) + this.found.bytes()
  }

  private sumStrong(part: Part, { id, value, title }: Valued, table: LengthTable): void {
    const { postings, lengths } = part
    const { sums, titleSums, touched, titled } = this
    const { norm } = table
    let { reached, titledCount } = this
    postings.open(id, STRONG)
    for (let size = postings.next(STRONG); size > 0; size = postings.next(STRONG)) {
      const { texts, codes } = postings
      for (let i = 0; i < size; i++) {
        const text = texts[i] as number
        const code = codes[i] as number
        const lengthNorm = norm[lengths[text] as number] as number
        let fixed = code >>> 4
        let body = code & 15
        if (code === ESCAPE) [fixed, body] = this.store.countOf(part.slotOf(text), id)
        const before = sums[text] as number
        if (before === 0) {
          if (value === 0) continue
          touched[reached++] = text
        }
        sums[text] = before + value * saturate(fixed + (BODY * body) / lengthNorm)
        // A tag, however often it stands there, brings less than one word of a title
        if (title === 0 || fixed < TITLE) continue
        const titleBefore = titleSums[text] as number
        if (titleBefore === 0) titled[titledCount++] = text
        titleSums[text] = titleBefore + title
      }
    }
    this.reached = reached
    this.titledCount = titledCount
  }

  private sumOnce(part: Part, { id, value }: Valued, table: LengthTable): void {
    const { postings, lengths } = part
    const { sums, touched } = this
    const { once } = table
    let reached = this.reached
    postings.open(id, ONCE)
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

  /** Takes every sum that could matter, and puts all back to 0. */
  private collect(part: Part, best: BestTexts): void {
    const { sums, titleSums, touched, reached, titled, titledCount, found } = this
    const { owners, present } = part
    let least = 0
    for (let i = 0; i < reached; i++) {
      const text = touched[i] as number
      const sum = sums[text] as number
      sums[text] = 0
      if (sum < least) continue
      const owner = owners[text] as number
      if (present !== null && present[owner] !== 1) continue
      found.add(part.slotOf(text), owner, sum, titleSums[text] as number)
      if (sum === least) continue
      best.offer(owner, sum)
      least = best.threshold
    }
    for (let i = 0; i < titledCount; i++) titleSums[titled[i] as number] = 0
    this.reached = 0
    this.titledCount = 0
  }

  /** Texts not in the lists yet: few, so each is scored from its record. */
  private scoreWaiting(query: readonly Valued[], part: Part, table: LengthTable, best: BestTexts): void {
    if (part.waiting.length === 0) return
    const { exact, store } = this
    exact.prepare(query)
    for (const slot of part.waiting) {
      const owner = store.owners[slot] as number
      if (part.present?.[owner] !== 1) continue
      const score = exact.of(slot, table.norm[store.lengths[slot] as number] as number)
      if (score === 0) continue
      this.found.add(slot, owner, score, exact.title)
      best.offer(owner, score)
    }
  }
}
