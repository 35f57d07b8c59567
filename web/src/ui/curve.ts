/** Geometry of the waiting curve. Pure: seconds and shares in, a drawing in px out. */

export type CurvePoint = { seconds: number; share: number }

/** A smooth path that never overshoots (monotone cubic, Fritsch & Carlson 1980): a share cannot fall. */
export function monotonePath(points: readonly (readonly [number, number])[]): string {
  const n = points.length
  const first = points[0]
  if (!first) return ''
  const slopes: number[] = []
  const tangents: number[] = []
  for (let i = 0; i < n - 1; i++) {
    const [a, b] = [points[i], points[i + 1]]
    if (!a || !b) continue
    slopes.push((b[1] - a[1]) / (b[0] - a[0] || 1))
  }
  for (let i = 0; i < n; i++) {
    const [before, after] = [slopes[i - 1], slopes[i]]
    if (before === undefined) tangents.push(after ?? 0)
    else if (after === undefined) tangents.push(before)
    else if (before * after <= 0) tangents.push(0)
    else tangents.push((2 * before * after) / (before + after))
  }
  let path = `M${first[0].toFixed(1)} ${first[1].toFixed(1)}`
  for (let i = 0; i < n - 1; i++) {
    const [a, b] = [points[i], points[i + 1]]
    if (!a || !b) continue
    const third = (b[0] - a[0]) / 3
    const [ta = 0, tb = 0] = [tangents[i], tangents[i + 1]]
    path += `C${(a[0] + third).toFixed(1)} ${(a[1] + ta * third).toFixed(1)} ${(b[0] - third).toFixed(1)} ${(b[1] - tb * third).toFixed(1)} ${b[0].toFixed(1)} ${b[1].toFixed(1)}`
  }
  return path
}

/** The share that had found someone by `seconds`, between the points in a straight line. */
export function shareAt(points: readonly CurvePoint[], seconds: number): number {
  let before: CurvePoint = { seconds: 0, share: 0 }
  for (const point of points) {
    if (point.seconds >= seconds) {
      const length = point.seconds - before.seconds
      return length <= 0
        ? point.share
        : before.share + ((seconds - before.seconds) / length) * (point.share - before.share)
    }
    before = point
  }
  return before.share
}

/**
 * The end of the time axis: past nine of ten by a third (one who waited an hour must not press all others into a
 * corner), else the last point; always past where I am and the next wave; whole minutes.
 */
export function axisEnd(
  points: readonly CurvePoint[],
  nineOfTenSeconds: number | null,
  ...others: (number | null)[]
): number {
  const told = nineOfTenSeconds === null ? (points.at(-1)?.seconds ?? 0) : nineOfTenSeconds * (4 / 3)
  const furthest = Math.max(60, told, ...others.map((other) => (other ?? 0) * 1.15))
  return Math.ceil(furthest / 60) * 60
}

/** At most about `most` points, evenly in share, ending at `end`: a line to read, not a staircase of single asks. */
export function drawnPoints(points: readonly CurvePoint[], end: number, most = 9): CurvePoint[] {
  const seen = points.filter((point) => point.seconds <= end)
  const every = Math.max(1, Math.ceil(seen.length / most))
  const kept = seen.filter((_, index) => (seen.length - 1 - index) % every === 0)
  return [{ seconds: 0, share: 0 }, ...kept, { seconds: end, share: shareAt(points, end) }]
}

/**
 * Where a label of this height can stand on the axis under the curve, px from the left: the first place at or after
 * `from` where the curve leaves that much room, or null when it does not before `most`.
 */
export function underCurve(
  heightAt: (x: number) => number,
  label: { from: number; most: number; height: number },
): number | null {
  for (let x = label.from; x <= label.most; x += 2) if (heightAt(x) >= label.height) return x
  return null
}

/** Whole minutes worth a word on the axis: about `most` of them. */
export function axisTicks(end: number, most: number): number[] {
  const minutes = end / 60
  const step = [1, 2, 5, 10, 15, 30, 60, 120].find((size) => minutes / size <= most) ?? 240
  const ticks: number[] = []
  for (let at = step; at < minutes; at += step) ticks.push(at * 60)
  ticks.push(end)
  return ticks
}

/** A line of words, px: closer than this they touch. */
const LINE = 18

/** How high a word may stand beside another: where it would, or below the other where the two would touch. @param reach px, of the longer one */
export function clearOf(word: { x: number; y: number }, other: { x: number; y: number } | null, reach: number): number {
  if (other === null || Math.abs(word.x - other.x) >= reach || Math.abs(word.y - other.y) >= LINE) return word.y
  return other.y + LINE
}
