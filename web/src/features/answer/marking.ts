import type { Point } from '@binome/contract/signal.ts'
import type { PictureMark } from '@binome/contract/verbs/answer.ts'

/** Drawing on a picture that stands still, by hand or by keyboard: pure. */

export type MarkingTool = PictureMark['tool']

export interface Marking {
  tool: MarkingTool
  marks: readonly PictureMark[]
  /** Being drawn. */
  drawing: PictureMark | null
  /** Where words are about to be written. */
  writing: { tool: 'text' | 'step'; at: Point } | null
  /** The marker that the keyboard moves, once it did; `from`: where an arrow, a box or a line was begun. */
  marker: Point | null
  from: Point | null
}

export const begin = (marks: readonly PictureMark[]): Marking => ({
  ...{ tool: 'arrow', marks, drawing: null, writing: null, marker: null, from: null },
})

/** The most that one picture bears, as the contract says. */
const MOST = 60
/** Shorter than this is a slip of the hand, in hundredths of the picture. */
const SHORT = 0.012
const STEP = 1 / 64

export type MarkingDeed =
  | { do: 'take'; tool: MarkingTool }
  | { do: 'down' | 'move' | 'up'; at: Point }
  | { do: 'drop' }
  | { do: 'step'; dx: number; dy: number }
  | { do: 'set' }
  | { do: 'write'; words: string }
  | { do: 'undo' }

const inside = ([x, y]: Point): Point => [Math.min(1, Math.max(0, x)), Math.min(1, Math.max(0, y))]
const plain = (tool: MarkingTool, points: Point[]): PictureMark => ({ tool, points, step: null, words: '' })

/** The number the next step gets. */
export const nextStep = (marks: readonly PictureMark[]): number =>
  Math.min(99, 1 + Math.max(0, ...marks.map((mark) => mark.step ?? 0)))

export function marked(now: Marking, deed: MarkingDeed): Marking {
  switch (deed.do) {
    case 'take':
      return { ...now, tool: deed.tool, drawing: null, writing: null, from: null }
    case 'down': {
      const at = inside(deed.at)
      const fresh = { ...now, marker: null, from: null, writing: null }
      if (now.tool === 'text' || now.tool === 'step') return fresh
      return { ...fresh, drawing: plain(now.tool, [at]) }
    }
    case 'move': {
      const { drawing } = now
      const [start] = drawing?.points ?? []
      if (!drawing || !start) return now
      const at = inside(deed.at)
      const points = drawing.tool === 'pen' ? [...drawing.points, at].slice(0, 500) : [start, at]
      return { ...now, drawing: { ...drawing, points } }
    }
    case 'up':
      if (now.tool === 'text' || now.tool === 'step')
        return { ...now, writing: { tool: now.tool, at: inside(deed.at) } }
      return now.drawing ? { ...kept(now, now.drawing), drawing: null } : now
    case 'drop':
      return { ...now, drawing: null, writing: null, from: null }
    case 'step': {
      const [x, y] = now.marker ?? [0.5, 0.5]
      return { ...now, marker: now.marker ? inside([x + deed.dx * STEP, y + deed.dy * STEP]) : [0.5, 0.5] }
    }
    case 'set': {
      const { marker, from, tool } = now
      if (!marker) return now
      if (tool === 'text' || tool === 'step') return { ...now, writing: { tool, at: marker } }
      return from ? { ...kept(now, plain(tool, [from, marker])), from: null } : { ...now, from: marker }
    }
    case 'write': {
      const { writing } = now
      const words = deed.words.trim().slice(0, 200)
      // A step may be a bare number, a text may not be empty.
      if (!writing || (words === '' && writing.tool === 'text')) return { ...now, writing: null }
      const step = writing.tool === 'step' ? nextStep(now.marks) : null
      return { ...kept(now, { tool: writing.tool, points: [writing.at], step, words }), writing: null }
    }
    case 'undo':
      return { ...now, marks: now.marks.slice(0, -1), from: null }
  }
}

function kept(now: Marking, mark: PictureMark): Marking {
  const [from, to] = [mark.points[0], mark.points.at(-1)]
  const slip =
    (mark.tool === 'arrow' || mark.tool === 'box' || mark.tool === 'spotlight') &&
    (!from || !to || Math.hypot(to[0] - from[0], to[1] - from[1]) < SHORT)
  if (slip || now.marks.length >= MOST) return now
  return { ...now, marks: [...now.marks, mark] }
}
