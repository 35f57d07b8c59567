import type { Mark, Point } from '@binome/contract/signal.ts'

/** Size of the picture on the page, CSS pixels. */
export interface Size {
  width: number
  height: number
}

type At = readonly [x: number, y: number]

const place = ([u, v]: Point, { width, height }: Size): At => [u * width, v * height]
/** Hundredths: a tenth of a CSS pixel is a third of a pixel of the frame at half size on a screen of three. */
const say = ([x, y]: At) => `${x.toFixed(2)} ${y.toFixed(2)}`
const between = (a: At, b: At): At => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]

/** A stroke of the hand, smoothed: quadratic curves through the middles of its points. A lone point is a dot. */
export function strokePath(points: readonly Point[], size: Size): string {
  const at = points.map((point) => place(point, size))
  const [first, second] = at
  if (!first) return ''
  if (!second) return `M${say(first)}l.1 0`
  let path = `M${say(first)}L${say(between(first, second))}`
  for (let i = 1; i < at.length - 1; i++) {
    const [here, next] = [at[i], at[i + 1]]
    if (here && next) path += `Q${say(here)} ${say(between(here, next))}`
  }
  const last = at.at(-1)
  return last ? `${path}L${say(last)}` : path
}

/** A box from corner to opposite corner, however it was drawn. Null: a lone point has none. */
export function boxPath(points: readonly Point[], size: Size, radius: number): string | null {
  const [one, other] = [points[0], points.at(-1)]
  if (!one || !other || points.length < 2) return null
  const [a, b] = [place(one, size), place(other, size)]
  const [left, right] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])]
  const [top, bottom] = [Math.min(a[1], b[1]), Math.max(a[1], b[1])]
  const r = Math.min(radius, (right - left) / 2, (bottom - top) / 2)
  const corner = (to: At) => `A${r.toFixed(1)} ${r.toFixed(1)} 0 0 1 ${say(to)}`
  return [
    `M${say([left + r, top])}L${say([right - r, top])}${corner([right, top + r])}`,
    `L${say([right, bottom - r])}${corner([right - r, bottom])}`,
    `L${say([left + r, bottom])}${corner([left, bottom - r])}L${say([left, top + r])}${corner([left + r, top])}Z`,
  ].join('')
}

/** The strokes of a mark, as one path; null for what is a chip, and for what is too short to be seen. */
export function markPath({ tool, points }: Pick<Mark, 'tool' | 'points'>, size: Size): string | null {
  if (tool === 'pen') return strokePath(points, size)
  if (tool === 'box' || tool === 'spotlight') return boxPath(points, size, tool === 'box' ? 4 : 14)
  const arrow = tool === 'arrow' ? arrowPaths(points, size) : null
  return arrow && arrow.shaft + arrow.head
}

const HEAD = 22
const SPREAD = 0.52
/** How far the shaft bows out, of its length: an arrow drawn by a hand, not by a ruler. */
const BOW = 0.12

/** An arrow from tail to head: its shaft, and its head along the end of the shaft. */
export function arrowPaths(points: readonly Point[], size: Size): { shaft: string; head: string } | null {
  const [tail, tip] = [points[0], points.at(-1)]
  if (!tail || !tip || points.length < 2) return null
  const from = place(tail, size)
  const to = place(tip, size)
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const middle: At = [(from[0] + to[0]) / 2 - dy * BOW, (from[1] + to[1]) / 2 + dx * BOW]
  const along = Math.atan2(to[1] - middle[1], to[0] - middle[0])
  const reach = Math.min(HEAD, Math.hypot(dx, dy) / 2)
  const barb = (turn: number): At => [to[0] - reach * Math.cos(along + turn), to[1] - reach * Math.sin(along + turn)]
  return {
    shaft: `M${say(from)}Q${say(middle)} ${say(to)}`,
    head: `M${say(barb(SPREAD))}L${say(to)}L${say(barb(-SPREAD))}`,
  }
}
