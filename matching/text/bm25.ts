/**
 * BM25F over the past asks: an inverted index in typed arrays, with an exact removal.
 *
 * Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", section 3.6: fields are summed
 * into one pseudo frequency before saturation. As in the measured best, only the body is normalised by its length.
 */

/** Saturation and length normalisation: the routing study's scan (LAWS.md, sources), k1 .6–2.5 and b 0–.9 move MRR by ≤ .008. */
export const K1 = 1.2
export const B = 0.6
/** Field weights: first sentence 3, tags 2, body at half weight ("worth having", one set +.012). */
export const TITLE = 3
export const TAG = 2
export const BODY = 0.5
/** Credit is given to the best so many past asks (routing study: top 300). */
export const NEIGHBOURS = 300
/**
 * How many of the query's terms are searched, those worth most. A pasted log holds hundreds; the rest costs time and
 * adds only noise ("more like this" queries of search engines stop at 25 for the same reason).
 */
export const QUERY_TERMS = 40
/** A perfect match is one that shares the query's so many best terms: keeps long and short asks comparable. */
export const IDEAL_TERMS = 12

export interface Fields {
  title: readonly string[]
  body: readonly string[]
  tags: readonly string[]
}

export interface QueryTerm {
  /** Its idf, times its weight in the ask. */
  value: number
  /** The pseudo frequency it would have in a text that says the same. */
  idealFrequency: number
  /** It may match and is not missed when it does not: the other language's stem of a word, a skill picked. */
  optional: boolean
}

export interface Hit {
  slot: number
  score: number
}

interface Posting {
  slots: Uint32Array
  /** 3·title + 2·tag occurrences, and body occurrences, capped at 65,535. */
  fixed: Uint16Array
  body: Uint16Array
  length: number
}

const CAP = 65_535

/** idf that is never negative (Lucene's form: 1 + inside the logarithm). */
export function idf(documents: number, having: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5))
}

/** What one term brings to a document: `fixed` is the weighted title and tag count, `body` the raw body count. */
export function weigh(fixed: number, body: number, length: number, meanLength: number): number {
  const norm = meanLength > 0 ? 1 - B + (B * length) / meanLength : 1
  const frequency = fixed + (BODY * body) / norm
  return (frequency * (K1 + 1)) / (frequency + K1)
}

export class TextIndex {
  private readonly postings = new Map<string, Posting>()
  private readonly termsOfSlot: string[][] = []
  private readonly free: number[] = []
  private lengths = new Uint32Array(64)
  private scores = new Float64Array(64)
  private totalLength = 0
  private documents = 0

  /** Files a text; returns its slot, good until removed. */
  add(fields: Fields): number {
    const slot = this.free.pop() ?? this.termsOfSlot.length
    if (slot >= this.lengths.length) this.grow(slot)
    const fixed = new Map<string, number>()
    const body = new Map<string, number>()
    for (const term of fields.title) fixed.set(term, (fixed.get(term) ?? 0) + TITLE)
    for (const term of new Set(fields.tags)) fixed.set(term, (fixed.get(term) ?? 0) + TAG)
    for (const term of fields.body) body.set(term, (body.get(term) ?? 0) + 1)
    const terms = [...new Set([...fixed.keys(), ...body.keys()])]
    for (const term of terms) this.post(term, slot, fixed.get(term) ?? 0, body.get(term) ?? 0)
    this.termsOfSlot[slot] = terms
    this.lengths[slot] = fields.body.length
    this.totalLength += fields.body.length
    this.documents += 1
    return slot
  }

  /** Takes texts out, wholly: their postings, their lengths, and every term nobody else uses. One pass per term. */
  remove(slots: ReadonlySet<number>): void {
    const terms = new Set<string>()
    for (const slot of slots) {
      for (const term of this.termsOfSlot[slot] ?? []) terms.add(term)
      this.termsOfSlot[slot] = []
      this.totalLength -= this.lengths[slot] ?? 0
      this.documents -= 1
      this.lengths[slot] = 0
      this.free.push(slot)
    }
    for (const term of terms) this.compact(term, slots)
  }

  size(): { documents: number; terms: number } {
    return { documents: this.documents, terms: this.postings.size }
  }

  /** idf of a term here; one that nobody used is as rare as one used once, no rarer. */
  idf(term: string): number {
    return idf(this.documents, this.postings.get(term)?.length ?? Math.min(1, this.documents))
  }

  /**
   * The best texts that share a term, in no order: at least `NEIGHBOURS` of them where there are, more when the last
   * ones tie (the caller breaks ties by a key that outlives us). `ideal` is what a text saying the same would score:
   * score / ideal is a likeness that compares across queries.
   */
  search(query: ReadonlyMap<string, QueryTerm>): { hits: Hit[]; ideal: number } {
    const valued = [...query].map(([term, q]) => ({ term, ...q }))
    valued.sort((x, y) => y.value - x.value || (x.term < y.term ? -1 : 1))
    const mean = this.documents > 0 ? this.totalLength / this.documents : 0
    const touched: number[] = []
    for (const { term, value } of valued.filter(({ term }) => this.postings.has(term)).slice(0, QUERY_TERMS)) {
      this.accumulate(term, value, mean, touched)
    }
    const least = nthBest(touched, this.scores, NEIGHBOURS)
    const hits: Hit[] = []
    for (const slot of touched) {
      const score = this.scores[slot] as number
      if (score >= least) hits.push({ slot, score })
      this.scores[slot] = 0
    }
    let ideal = 0
    for (const { value, idealFrequency } of valued.filter((one) => !one.optional).slice(0, IDEAL_TERMS)) {
      ideal += (value * (idealFrequency * (K1 + 1))) / (idealFrequency + K1)
    }
    return { hits, ideal }
  }

  /** Everything held, in an order that does not depend on history; `keyOf` names a slot. For checksums. */
  *describe(keyOf: (slot: number) => string): Iterable<string> {
    yield `texts ${this.documents} length ${this.totalLength}`
    for (const term of [...this.postings.keys()].sort()) {
      const posting = this.postings.get(term)
      if (posting === undefined) continue
      const rows: string[] = []
      for (let i = 0; i < posting.length; i++) {
        rows.push(`${keyOf(posting.slots[i] ?? 0)}:${posting.fixed[i]}:${posting.body[i]}`)
      }
      yield `${term} ${rows.sort().join(' ')}`
    }
  }

  private accumulate(term: string, value: number, mean: number, touched: number[]): void {
    const posting = this.postings.get(term)
    if (posting === undefined) return
    const { slots, fixed, body, length } = posting
    for (let i = 0; i < length; i++) {
      const slot = slots[i] as number
      const before = this.scores[slot] as number
      if (before === 0) touched.push(slot)
      this.scores[slot] =
        before + value * weigh(fixed[i] as number, body[i] as number, this.lengths[slot] as number, mean)
    }
  }

  private post(term: string, slot: number, fixed: number, body: number): void {
    let posting = this.postings.get(term)
    if (posting === undefined) {
      posting = { slots: new Uint32Array(2), fixed: new Uint16Array(2), body: new Uint16Array(2), length: 0 }
      this.postings.set(term, posting)
    }
    if (posting.length === posting.slots.length) {
      posting.slots = widened(posting.slots, new Uint32Array(posting.length * 2))
      posting.fixed = widened(posting.fixed, new Uint16Array(posting.length * 2))
      posting.body = widened(posting.body, new Uint16Array(posting.length * 2))
    }
    posting.slots[posting.length] = slot
    posting.fixed[posting.length] = Math.min(fixed, CAP)
    posting.body[posting.length] = Math.min(body, CAP)
    posting.length += 1
  }

  private compact(term: string, gone: ReadonlySet<number>): void {
    const posting = this.postings.get(term)
    if (posting === undefined) return
    let kept = 0
    for (let i = 0; i < posting.length; i++) {
      if (gone.has(posting.slots[i] as number)) continue
      posting.slots[kept] = posting.slots[i] as number
      posting.fixed[kept] = posting.fixed[i] as number
      posting.body[kept] = posting.body[i] as number
      kept += 1
    }
    // What stood behind is wiped too: erased means erased, not merely out of reach
    posting.slots.fill(0, kept)
    posting.fixed.fill(0, kept)
    posting.body.fill(0, kept)
    posting.length = kept
    if (kept === 0) this.postings.delete(term)
  }

  private grow(slot: number): void {
    const size = Math.max(slot + 1, this.lengths.length * 2)
    this.lengths = widened(this.lengths, new Uint32Array(size))
    this.scores = widened(this.scores, new Float64Array(size))
  }
}

/** The n-th highest score (0 when there are fewer): a small heap, as few of many thousand ever enter it. */
function nthBest(slots: readonly number[], scores: Float64Array, n: number): number {
  const heap = new Float64Array(n)
  let size = 0
  for (const slot of slots) {
    const score = scores[slot] as number
    if (size < n) {
      let at = size++
      for (let up = (at - 1) >> 1; at > 0 && (heap[up] as number) > score; up = (at - 1) >> 1) {
        heap[at] = heap[up] as number
        at = up
      }
      heap[at] = score
    } else if (score > (heap[0] as number)) {
      let at = 0
      for (let down = 1; down < n; down = 2 * at + 1) {
        if (down + 1 < n && (heap[down + 1] as number) < (heap[down] as number)) down += 1
        if ((heap[down] as number) >= score) break
        heap[at] = heap[down] as number
        at = down
      }
      heap[at] = score
    }
  }
  return size < n ? 0 : (heap[0] as number)
}

function widened<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from)
  return to
}
