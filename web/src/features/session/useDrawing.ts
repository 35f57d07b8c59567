import type { Point } from '@binome/contract/signal.ts'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Board } from '../../call/board.ts'
import { onFrame, toFrame, type View } from '../../call/frame.ts'
import { isDragged, type Tool } from './tools.ts'
import { saysMovesAtOnce, useMovesAtOnce } from './useMovesAtOnce.ts'
import type { Looking } from './useView.ts'

/** Where words are about to be written: a step or a text, before its words. */
export interface Writing {
  tool: 'step' | 'text'
  at: Point
}

type Facts = { board: Board; stageTab: string | null; tool: Tool | null; looking: Looking }

const DOUBLE_MS = 320
const NEAR_PX = 28
/** An arrow or a box smaller than this is a slip of the hand, as a part of the frame. */
const SHORT = 0.012

/** The hand on the picture: points, draws, sets steps down; two fingers zoom, two quick touches fit. */
export function useDrawing({ board, stageTab, tool, looking }: Facts) {
  const [writing, setWriting] = useState<Writing | null>(null)
  const [own, setOwn] = useState<Point | null>(null)
  const drawing = useRef<{ id: string; tail: Point; head: Point } | null>(null)
  const fingers = useRef(new Map<number, { x: number; y: number }>())
  const waiting = useRef<{ points: Point[]; frame: number }>({ points: [], frame: 0 })
  const tapped = useRef({ at: 0, x: 0, y: 0 })

  useEffect(() => {
    if (tool !== 'step' && tool !== 'text') setWriting(null)
    if (tool === null && stageTab) board.pointer.point(stageTab, null)
  }, [tool, stageTab, board])

  const flush = () => {
    const { points } = waiting.current
    waiting.current = { points: [], frame: 0 }
    if (drawing.current && points.length > 0) board.marks.grow(drawing.current.id, points)
  }
  const grow = (point: Point) => {
    waiting.current.points.push(point)
    waiting.current.frame ||= requestAnimationFrame(flush)
  }
  const lift = () => {
    const one = drawing.current
    if (!one) return
    cancelAnimationFrame(waiting.current.frame)
    flush()
    drawing.current = null
    const short = Math.hypot(one.head[0] - one.tail[0], one.head[1] - one.tail[1]) < SHORT
    if (tool !== 'pen' && short) board.marks.eraseLast()
    else board.marks.lift(one.id)
  }
  const placeOf = (view: View, event: { clientX: number; clientY: number }): Point => {
    const [u, v] = toFrame(view, event.clientX, event.clientY)
    return [Math.min(1.25, Math.max(-0.25, u)), Math.min(1.25, Math.max(-0.25, v))]
  }

  const point = (event: { clientX: number; clientY: number }) => {
    const { view } = looking
    if (!view || !stageTab || tool === null || fingers.current.size > 1) return
    const at = placeOf(view, event)
    board.pointer.point(stageTab, onFrame(at) ? at : null)
  }
  useMovesAtOnce(looking.element, point)

  const down = (event: PointerEvent<HTMLElement>) => {
    const { view } = looking
    if (!view || event.button > 0) return
    fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (event.pointerType === 'touch') {
      if (fingers.current.size > 1) {
        lift()
        return
      }
      const again =
        event.timeStamp - tapped.current.at < DOUBLE_MS &&
        Math.hypot(event.clientX - tapped.current.x, event.clientY - tapped.current.y) < NEAR_PX
      tapped.current = { at: event.timeStamp, x: event.clientX, y: event.clientY }
      if (again) {
        looking.fit()
        return
      }
    }
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = placeOf(view, event)
    if (!stageTab || !onFrame(at)) return
    if (isDragged(tool)) {
      drawing.current = { id: board.marks.start(stageTab, tool, [at]), tail: at, head: at }
    } else if (tool === 'point') {
      board.pointer.point(stageTab, at)
      setOwn(event.pointerType === 'touch' ? at : null)
    }
  }

  const move = (event: PointerEvent<HTMLElement>) => {
    const { view } = looking
    if (!view) return
    const before = fingers.current.get(event.pointerId)
    if (before) fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (fingers.current.size > 1 && before) return pinch(event, before)
    if (tool === null) {
      if (before) looking.pan(event.clientX - before.x, event.clientY - before.y)
      return
    }
    if (!stageTab) return
    if (!saysMovesAtOnce) point(event)
    const at = placeOf(view, event)
    if (event.pointerType === 'touch' && tool === 'point') setOwn(at)
    if (drawing.current) {
      drawing.current.head = at
      grow(at)
    }
  }

  const pinch = (event: PointerEvent<HTMLElement>, before: { x: number; y: number }) => {
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
    if (!other) return
    const was = Math.hypot(before.x - other.x, before.y - other.y)
    const is = Math.hypot(event.clientX - other.x, event.clientY - other.y)
    if (was > 0) looking.zoom(is / was, (event.clientX + other.x) / 2, (event.clientY + other.y) / 2)
    looking.pan((event.clientX - before.x) / 2, (event.clientY - before.y) / 2)
  }

  const up = (event: PointerEvent<HTMLElement>) => {
    const { view } = looking
    const alone = fingers.current.size <= 1
    fingers.current.delete(event.pointerId)
    lift()
    if (!view || !stageTab || !alone || event.type === 'pointercancel') return
    const at = placeOf(view, event)
    if ((tool === 'step' || tool === 'text') && onFrame(at)) setWriting({ tool, at })
  }

  const leave = (event: PointerEvent<HTMLElement>) => {
    // A finger leaves as it lifts, and a touch is over before it was seen: what it pointed at stays until it is forgotten.
    const touched = event.pointerType === 'touch' && tool === 'point'
    if (stageTab && !drawing.current && !touched) board.pointer.point(stageTab, null)
    setOwn(null)
  }

  /** Sets the step or text down. A step may be a bare number, a text may not be empty. */
  const write = (words: string) => {
    if (!writing || !stageTab) return
    const said = words.trim()
    if (said || writing.tool === 'step') board.marks.start(stageTab, writing.tool, [writing.at], said)
    setWriting(null)
  }

  return { down, move, up, leave, writing, setWriting, write, own }
}
