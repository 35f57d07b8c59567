import type { Point } from '@binome/contract/signal.ts'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../call/board.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { isDragged, type Tool } from './tools.ts'
import type { Writing } from './useDrawing.ts'
import type { Looking } from './useView.ts'

type Facts = {
  board: Board
  stageTab: string | null
  tool: Tool | null
  looking: Looking
  onWrite: (writing: Writing) => void
}

const WAYS: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** As a part of the frame; five times that with Shift. */
const STEP = 0.02
/** The picture moves by this much, CSS pixels. */
const PAN = 60

/**
 * The stage without a pointer: with a tool arrows aim, and Enter sets a step or a text down there; what a hand drags
 * begins at one Enter and ends at the next. With none in hand arrows move the picture.
 */
export function useAiming({ board, stageTab, tool, looking, onWrite }: Facts) {
  const { t } = useTranslation()
  const [aim, setAim] = useState<Point | null>(null)
  const begun = useRef<string | null>(null)

  const lift = () => {
    if (begun.current) board.marks.lift(begun.current)
    begun.current = null
  }
  const press = (event: KeyboardEvent) => {
    const way = WAYS[event.key]
    // What floats on the stage answers to its own keys.
    if (!stageTab || event.target !== event.currentTarget || (!way && event.key !== 'Enter' && event.key !== 'Escape'))
      return
    const times = event.shiftKey ? 5 : 1
    const at: Point = aim ?? [0.5, 0.5]
    if (way && tool === null) {
      looking.pan(-way[0] * PAN * times, -way[1] * PAN * times)
    } else if (way) {
      const next = moved(at, way, STEP * times)
      setAim(next)
      board.pointer.point(stageTab, next)
      if (begun.current) board.marks.grow(begun.current, [next])
    } else if (event.key === 'Escape') {
      // Only what was begun is dropped; the next one puts the tool down.
      if (!begun.current) return
      begun.current = null
      board.marks.eraseLast()
    } else if (begun.current) lift()
    else if (tool === 'step' || tool === 'text') onWrite({ tool, at })
    else if (isDragged(tool)) {
      setAim(at)
      begun.current = board.marks.start(stageTab, tool, [at])
      announce(t('stage.begun'))
    } else return
    event.preventDefault()
  }
  const leave = () => {
    lift()
    setAim(null)
  }
  return { aim, press, leave }
}

function moved([x, y]: Point, [dx, dy]: Point, step: number): Point {
  const inside = (value: number) => Math.min(1, Math.max(0, value))
  return [inside(x + dx * step), inside(y + dy * step)]
}
