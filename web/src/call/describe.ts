import type { Mark, Point } from '@binome/contract/signal.ts'

/** One of nine fields of the picture, for words: "top left". */
export type Region = `${'top' | 'middle' | 'bottom'}_${'left' | 'centre' | 'right'}`

/** A mark as text can tell it: for the log, and for whoever does not see it. */
export interface Described {
  id: string
  /** What the hand did; `circled` is a stroke that comes back to where it began, `lit` a spotlight. */
  did: 'drew' | 'circled' | 'pointed' | 'boxed' | 'lit' | 'wrote' | 'numbered'
  step: number | null
  words: string
  /** Where it is about: the head of an arrow, the middle of a stroke or a box. */
  region: Region
  /** The same place, in hundredths of the frame. */
  at: { x: number; y: number }
}

/** Describes a finished mark. */
export function describe(mark: Mark): Described {
  const at = placeOf(mark)
  return {
    id: mark.id,
    did: deedOf(mark),
    step: mark.step,
    words: mark.words,
    region: regionOf(at),
    at: { x: Math.round(at[0] * 100), y: Math.round(at[1] * 100) },
  }
}

const DEED = { arrow: 'pointed', box: 'boxed', spotlight: 'lit', text: 'wrote', step: 'numbered' } as const

function deedOf(mark: Mark): Described['did'] {
  if (mark.tool !== 'pen') return DEED[mark.tool]
  return isClosed(mark.points) ? 'circled' : 'drew'
}

/** A stroke is a circle when its ends are nearer to each other than a third of its width and height together. */
function isClosed(points: readonly Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last || points.length < 8) return false
  const { width, height } = boundsOf(points)
  return Math.hypot(first[0] - last[0], first[1] - last[1]) < (width + height) / 3
}

function boundsOf(points: readonly Point[]) {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const left = Math.min(...xs)
  const top = Math.min(...ys)
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top }
}

function placeOf(mark: Mark): Point {
  const head = mark.points.at(-1) ?? [0, 0]
  if (mark.tool === 'arrow' || mark.tool === 'text' || mark.tool === 'step') return head
  const { left, top, width, height } = boundsOf(mark.points)
  return [left + width / 2, top + height / 2]
}

/** In which of nine fields of the picture a place is. */
export function regionOf([x, y]: Point): Region {
  const third = <T>(value: number, names: readonly [T, T, T]): T =>
    value < 1 / 3 ? names[0] : value < 2 / 3 ? names[1] : names[2]
  return `${third(y, ['top', 'middle', 'bottom'] as const)}_${third(x, ['left', 'centre', 'right'] as const)}`
}
