import type { Rows } from './logit.ts'

/** Nothing counts for more than so many standard deviations (routing study: 6). */
const CLIP = 6

/** Columns as the learner weighs them: against the mean of these people, in standard deviations, clipped; row by row. */
export function standardised(columns: readonly Float64Array[], scale: readonly number[]): Rows {
  const width = columns.length
  const count = columns[0]?.length ?? 0
  const values = new Float32Array(count * width)
  for (const [f, column] of columns.entries()) {
    let mean = 0
    for (let i = 0; i < count; i++) mean += (column[i] as number) / count
    const by = scale[f] as number
    for (let i = 0; i < count; i++) {
      values[i * width + f] = Math.max(-CLIP, Math.min(CLIP, ((column[i] as number) - mean) / by))
    }
  }
  return { values, width, count }
}

/** Standard deviation of each feature within an ask, the root mean square over asks; 1 for one that never differs. */
export function scaleOf(asks: Iterable<readonly Float64Array[]>, width: number): Float64Array {
  const squares = new Float64Array(width)
  let people = 0
  for (const columns of asks) {
    const count = columns[0]?.length ?? 0
    if (count < 2) continue
    people += count
    for (const [f, column] of columns.entries()) {
      const mean = column.reduce((x, y) => x + y, 0) / count
      for (const value of column) squares[f] = (squares[f] as number) + (value - mean) ** 2
    }
  }
  return squares.map((square) => (square > 1e-9 * people ? Math.sqrt(square / people) : 1))
}
