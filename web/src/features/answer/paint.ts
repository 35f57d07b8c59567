import type { PictureMark } from '@binome/contract/verbs/answer.ts'
import { boxPath, markPath, type Size } from '../session/ink.ts'

/** Marks drawn into a picture, as they are seen while drawing and as they are sent: pure of React. */

/** Colours of marks: they lie on somebody else's picture, and are the same in both themes. */
export interface Ink {
  mark: string
  onMark: string
  font: string
}

/** How much of the light is taken from what is not in the spotlight. */
export const SHADE = 0.55

/** The stage of a session is about so wide: strokes keep that weight whatever the size of the picture. */
const USUAL_WIDTH = 1000

/** Draws marks over what is there. Sizes in pixels of the picture. */
export function paint(context: CanvasRenderingContext2D, marks: readonly PictureMark[], ink: Ink): void {
  const size = { width: context.canvas.width, height: context.canvas.height }
  const unit = Math.max(0.75, size.width / USUAL_WIDTH)
  dim(context, marks, size)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const mark of marks) {
    const drawn = markPath(mark, size)
    if (drawn) {
      const path = new Path2D(drawn)
      for (const [width, colour] of [
        [8 * unit, ink.onMark],
        [4 * unit, ink.mark],
      ] as const) {
        context.lineWidth = width
        context.strokeStyle = colour
        context.stroke(path)
      }
    }
    if (mark.tool === 'text' || mark.tool === 'step') paintChip(context, mark, unit, ink)
  }
}

/** What is beside the spotlights steps back; where they overlap it does not do so twice. */
function dim(context: CanvasRenderingContext2D, marks: readonly PictureMark[], size: Size): void {
  const lit = marks.flatMap((mark) => (mark.tool === 'spotlight' ? (boxPath(mark.points, size, 14) ?? []) : []))
  if (lit.length === 0) return
  const shade = new OffscreenCanvas(size.width, size.height).getContext('2d')
  if (!shade) return
  shade.fillStyle = '#000'
  shade.globalAlpha = SHADE
  shade.fillRect(0, 0, size.width, size.height)
  shade.globalAlpha = 1
  shade.globalCompositeOperation = 'destination-out'
  for (const path of lit) shade.fill(new Path2D(path))
  context.drawImage(shade.canvas, 0, 0)
}

/** A chip with the number and the words, inside the picture wherever it was set. */
function paintChip(context: CanvasRenderingContext2D, mark: PictureMark, unit: number, ink: Ink): void {
  const [at] = mark.points
  if (!at) return
  const { width, height } = context.canvas
  const [pad, line] = [12 * unit, 20 * unit]
  context.font = `560 ${15 * unit}px ${ink.font}`
  context.textBaseline = 'middle'
  const said = [mark.step === null ? '' : String(mark.step), mark.words].filter(Boolean).join('  ')
  const lines = wrapped(said, width * 0.49 - 2 * pad, (words) => context.measureText(words).width)
  const wide = Math.max(...lines.map((words) => context.measureText(words).width)) + 2 * pad
  const high = lines.length * line + pad
  const left = Math.min(Math.max(0, at[0] > 0.5 ? at[0] * width - wide + pad : at[0] * width - pad), width - wide)
  const top = Math.min(Math.max(0, at[1] * height - high / 2), height - high)
  const chip = new Path2D()
  chip.roundRect(left, top, wide, high, 4 * unit)
  context.lineWidth = 4 * unit
  context.strokeStyle = ink.onMark
  context.stroke(chip)
  context.fillStyle = ink.mark
  context.fill(chip)
  context.fillStyle = ink.onMark
  for (const [index, words] of lines.entries()) {
    context.fillText(words, left + pad, top + pad / 2 + line * (index + 0.5))
  }
}

/** Words in lines no wider than `most`, as `measure` sees them; a word wider than that has a line of its own. */
export function wrapped(words: string, most: number, measure: (words: string) => number): string[] {
  const lines: string[] = []
  let now = ''
  for (const word of words.split(' ')) {
    const longer = now === '' ? word : `${now} ${word}`
    if (now !== '' && measure(longer) > most) {
      lines.push(now)
      now = word
    } else now = longer
  }
  return [...lines, now]
}
