import type { Postings } from './postings.ts'
import type { TermCounts } from './records.ts'

/** Texts that are searched together, numbered densely: all of them, or those of the people online. */
export interface Part {
  readonly postings: Postings
  /** Numbers given so far, spare ones included: columns by text are this long at least. */
  readonly width: number
  /** Body words, by text. */
  readonly lengths: Uint16Array
  /** Whose it is, by text. */
  readonly owners: Uint32Array
  /** 1 for the owners to be found; null when all are. */
  readonly present: Uint8Array | null
  /** Slots of texts that belong to the part and are not in its lists yet. */
  readonly waiting: readonly number[]
  /** The slot of a text in the store of all. */
  slotOf(text: number): number
}

/** Takes texts out of a part's lists, one pass a term however many they are; the terms they had. */
export function withdraw(part: Part, texts: readonly number[], countsOf: (slot: number) => TermCounts): Set<number> {
  const gone = new Uint8Array((part.width >>> 3) + 1)
  const terms = new Set<number>()
  for (const text of texts) {
    gone[text >>> 3] = (gone[text >>> 3] as number) | (1 << (text & 7))
    const { size, terms: held } = countsOf(part.slotOf(text))
    for (let i = 0; i < size; i++) terms.add(held[i] as number)
  }
  const isGone = (text: number) => ((gone[text >>> 3] as number) & (1 << (text & 7))) !== 0
  for (const term of terms) part.postings.remove(term, isGone)
  return terms
}
