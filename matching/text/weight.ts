/**
 * BM25F: what a term brings to a past ask. Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and
 * Beyond", section 3.6: fields are summed into one pseudo frequency before saturation. As in the measured best, only
 * the body is normalised by its length.
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
/** A perfect match is one that shares the query's so many best terms: keeps long and short asks comparable (chosen). */
export const IDEAL_TERMS = 12
/** Body words counted at most: the analysis stops at 1,600, so this only bounds the tables of other callers. */
export const LONGEST_BODY = 4_095

/** idf that is never negative (Lucene's form: 1 + inside the logarithm). */
export function idf(documents: number, having: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5))
}

/** What one term brings to a document: `fixed` is the weighted title and tag count, `body` the raw body count. */
export function weigh(fixed: number, body: number, length: number, meanLength: number): number {
  return saturate(fixed + (BODY * body) / normOf(length, meanLength))
}

export function normOf(length: number, meanLength: number): number {
  return meanLength > 0 ? 1 - B + (B * length) / meanLength : 1
}

export function saturate(frequency: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1)
}

/** Norms and weights by length, for one mean length at a time: a look-up where a scan would divide twice. */
export class LengthTable {
  /** What the length divides a body count by. */
  readonly norm = new Float64Array(LONGEST_BODY + 1)
  /** What a term brings that stands once in the body and nowhere else: most postings are of that kind. */
  readonly once = new Float64Array(LONGEST_BODY + 1)
  private mean = Number.NaN
  private filled = 0

  /** Makes both tables true for lengths 0..longest under this mean. */
  fit(mean: number, longest: number): void {
    if (mean !== this.mean) {
      this.mean = mean
      this.filled = 0
    }
    for (let length = this.filled; length <= longest; length++) {
      const norm = normOf(length, mean)
      this.norm[length] = norm
      this.once[length] = saturate(BODY / norm)
    }
    this.filled = Math.max(this.filled, longest + 1)
  }

  /** The most that `once` says: of a body of one word. */
  get highestOnce(): number {
    return this.once[1] as number
  }
}
