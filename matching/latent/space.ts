import type { Past } from '../past/past.ts'
import type { PastAsk } from '../past/session.ts'
import { rightSingularVectors } from './svd.ts'

/** Dimensions (routing study: 128). */
const RANK = 128
/** Terms: those that at least so many asks use, and at most this share of them; the commonest so many of these (chosen: a word of two asks draws no axis, one of every fourth tells nothing). */
const LEAST_ASKS = 3
const COMMON = 0.25
const MOST_TERMS = 30_000

/** What a fit needs to know of the past: plain arrays, so that it can travel to a worker thread. */
export interface Corpus {
  /** starts[i]..starts[i + 1] are the terms of ask i. */
  starts: Uint32Array
  terms: Uint32Array
  counts: Uint8Array
  /** Asks that use a term, by term number. */
  frequencies: Uint32Array
}

/** Axes on which texts that mean the like are near: terms in few dimensions (Deerwester et al. 1990). */
export interface Space {
  rank: number
  /** Row of a term, by its number; -1 for one without. */
  rowOf: Int32Array
  /** rows × rank, and idf by row, as of the fit. */
  axes: Float32Array
  idf: Float32Array
}

/**
 * Gathers what a fit needs. Yields after each ask, for whoever has other things to do meanwhile: an ask that comes
 * during the work is left for the next fit, one that goes is not in this one unless it was read already.
 */
export function* gather(past: Past): Generator<undefined, Corpus> {
  const asks: PastAsk[] = []
  let length = 0
  for (const ask of past.allAsks()) {
    asks.push(ask)
    length += ask.terms.length
    yield
  }
  const starts = new Uint32Array(asks.length + 1)
  const terms = new Uint32Array(length)
  const counts = new Uint8Array(length)
  let filled = 0
  for (const [i, ask] of asks.entries()) {
    // What was taken out meanwhile is wiped
    if (ask.sessions.length > 0) {
      terms.set(ask.terms, filled)
      counts.set(ask.counts, filled)
      filled += ask.terms.length
    }
    starts[i + 1] = filled
    yield
  }
  return { starts, terms, counts, frequencies: past.vocabulary.frequencies() }
}

/**
 * Fits the axes: pure, and long (some seconds for ten thousand asks), so done beside the index. `earlier` axes are a
 * good place to begin.
 */
function fitSpace({ starts, terms, counts, frequencies }: Corpus, random: () => number, earlier: Space | null): Space {
  const asks = starts.length - 1
  const most = Math.max(LEAST_ASKS, COMMON * asks)
  const chosen = Array.from(frequencies.keys())
    .filter((term) => (frequencies[term] as number) >= LEAST_ASKS && (frequencies[term] as number) <= most)
    .sort((x, y) => (frequencies[y] as number) - (frequencies[x] as number) || x - y)
    .slice(0, MOST_TERMS)
  const rowOf = new Int32Array(frequencies.length).fill(-1)
  const idf = new Float32Array(chosen.length)
  for (const [row, term] of chosen.entries()) {
    rowOf[term] = row
    idf[row] = Math.log(asks / (frequencies[term] as number))
  }
  const sparse = {
    starts: new Uint32Array(asks + 1),
    columns: new Uint32Array(terms.length),
    values: new Float32Array(terms.length),
    columnCount: chosen.length,
  }
  let filled = 0
  for (let ask = 0; ask < asks; ask++) {
    const from = filled
    let square = 0
    for (let i = starts[ask] as number; i < (starts[ask + 1] as number); i++) {
      const row = rowOf[terms[i] as number] as number
      if (row < 0) continue
      const value = (1 + Math.log(counts[i] as number)) * (idf[row] as number)
      sparse.columns[filled] = row
      sparse.values[filled++] = value
      square += value * value
    }
    for (let i = from; i < filled; i++) sparse.values[i] = (sparse.values[i] as number) / Math.sqrt(square)
    sparse.starts[ask + 1] = filled
  }
  const begin = earlier === null ? null : { rank: earlier.rank, vectors: carried(earlier, chosen) }
  const axes = rightSingularVectors(sparse, RANK, random, begin)
  return { rank: Math.min(RANK, chosen.length), rowOf, idf, axes }
}

/** Axes of these terms as an earlier fit had them, zeros for new terms. */
function carried({ rank, rowOf, axes }: Space, chosen: readonly number[]): Float32Array {
  const out = new Float32Array(chosen.length * rank)
  for (const [row, term] of chosen.entries()) {
    const from = (rowOf[term] ?? -1) * rank
    if (from >= 0) out.set(axes.subarray(from, from + rank), row * rank)
  }
  return out
}

/** Axes, and what carries vectors of the earlier ones onto them. */
export interface Fitted {
  space: Space
  turn: Float32Array | null
}

/** Fits the axes anew, going on from the earlier ones. */
export function refit(corpus: Corpus, random: () => number, earlier: Space | null): Fitted {
  const space = fitSpace(corpus, random, earlier)
  return { space, turn: earlier === null ? null : turning(earlier, space) }
}

/** An ask in the space, length 1; all zeros when the space knows none of its words. Into `vector`, all zeros, if given. */
export function place(
  space: Space,
  { terms, counts }: Pick<PastAsk, 'terms' | 'counts'>,
  vector: Float32Array = new Float32Array(space.rank),
): Float32Array {
  const { rank, rowOf, axes, idf } = space
  for (let i = 0; i < terms.length; i++) {
    const row = rowOf[terms[i] as number] ?? -1
    if (row < 0) continue
    const value = (1 + Math.log(counts[i] as number)) * (idf[row] as number)
    const from = row * rank
    for (let k = 0; k < rank; k++) vector[k] = (vector[k] as number) + value * (axes[from + k] as number)
  }
  const length = Math.sqrt(dot(vector, vector))
  if (length > 0) for (let k = 0; k < rank; k++) vector[k] = (vector[k] as number) / length
  return vector
}

/** rank × rank, row-major: carries a vector of the old axes onto the new ones, as near as they allow. */
function turning(from: Space, to: Space): Float32Array {
  const out = new Float32Array(to.rank * from.rank)
  const terms = Math.min(from.rowOf.length, to.rowOf.length)
  for (let term = 0; term < terms; term++) {
    const [x, y] = [(to.rowOf[term] as number) * to.rank, (from.rowOf[term] as number) * from.rank]
    if (x < 0 || y < 0) continue
    for (let i = 0; i < to.rank; i++) {
      const value = to.axes[x + i] as number
      for (let j = 0; j < from.rank; j++) {
        const at = i * from.rank + j
        out[at] = (out[at] as number) + value * (from.axes[y + j] as number)
      }
    }
  }
  return out
}

export function dot(x: Float32Array | Float64Array, y: Float32Array | Float64Array): number {
  let total = 0
  for (let i = 0; i < x.length; i++) total += (x[i] as number) * (y[i] as number)
  return total
}
