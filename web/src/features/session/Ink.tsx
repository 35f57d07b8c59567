import type { Point } from '@binome/contract/signal.ts'
import { useEffect, useRef, useState } from 'react'
import type { Call } from '../../call/call.ts'
import { type DrawnMark, opacity } from '../../call/marks.ts'
import type { Role } from '../../call/role.ts'
import { cx } from '../../ui/cx.ts'
import css from './Ink.module.css'
import { arrowPaths, type Size, strokePath } from './ink.ts'

/** Everything drawn on the screen of that tab, as it is now. */
export function useMarks(call: Call): readonly DrawnMark[] {
  const [marks, setMarks] = useState(call.marks.all)
  useEffect(() => {
    setMarks(call.marks.all)
    return call.marks.on('change', setMarks)
  }, [call])
  return marks
}

const fading = (mark: DrawnMark) => mark.liftedAt !== null && (mark.tool === 'pen' || mark.tool === 'arrow')

/** A moment that moves on only while something fades. */
function useFade(marks: readonly DrawnMark[]): number {
  const [now, setNow] = useState(() => performance.now())
  const active = marks.some(fading)
  useEffect(() => {
    if (!active) return
    const timer = setInterval(() => setNow(performance.now()), 80)
    return () => clearInterval(timer)
  }, [active])
  return now
}

const handOf = (by: 'me' | 'them', role: Role) => ((by === 'me') === (role === 'helper') ? css.helper : css.seeker)

/** Marks over the picture: each stroke with its white halo, steps and texts as chips. Silent: the log says them. */
export function Ink({ call, role, stageTab, size }: { call: Call; role: Role; stageTab: string | null; size: Size }) {
  const all = useMarks(call)
  const marks = all.filter((mark) => mark.stage === stageTab)
  const now = useFade(marks)
  return (
    <div className={css.ink} aria-hidden="true">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: silent, the log says every mark */}
      <svg className={css.strokes} viewBox={`0 0 ${size.width} ${size.height}`}>
        {marks.map((mark) => {
          const arrow = mark.tool === 'arrow' ? arrowPaths(mark.points, size) : null
          const paths = mark.tool === 'pen' ? [strokePath(mark.points, size)] : arrow ? [arrow.shaft, arrow.head] : []
          if (paths.length === 0) return null
          const path = paths.join('')
          return (
            <g key={mark.id} className={handOf(mark.by, role)} opacity={opacity(mark, now)} data-mark={mark.tool}>
              <path className={css.halo} d={path} />
              <path className={css.stroke} d={path} />
            </g>
          )
        })}
      </svg>
      {marks.map((mark) => {
        const [at] = mark.points
        if (!at || (mark.tool !== 'step' && mark.tool !== 'text')) return null
        return (
          <span
            key={mark.id}
            className={cx(css.chip, handOf(mark.by, role), at[0] > 0.5 && css.before)}
            style={{ left: `${at[0] * 100}%`, top: `${at[1] * 100}%` }}
            data-mark={mark.tool}
          >
            {mark.step !== null && <i>{mark.step}</i>}
            {mark.words && <span>{mark.words}</span>}
          </span>
        )
      })}
    </div>
  )
}

/** Where the other one points. Moved by hand: sixty places a second are too many for React. */
export function OtherPointer({
  call,
  role,
  stageTab,
  name,
}: {
  call: Call
  role: Role
  stageTab: string | null
  name: string
}) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const hide = () => {
      if (place.current) place.current.hidden = true
    }
    hide()
    const stop = call.pointer.on('moved', (moved) => {
      const element = place.current
      if (!element) return
      element.hidden = !moved || moved.stage !== stageTab
      if (moved) {
        element.style.left = `${moved.at[0] * 100}%`
        element.style.top = `${moved.at[1] * 100}%`
      }
    })
    return () => {
      stop()
    }
  }, [call, stageTab])
  return (
    <div ref={place} hidden className={cx(css.pointer, handOf('them', role))} aria-hidden="true" data-pointer="them">
      <Arrow />
      <span>{name}</span>
    </div>
  )
}

/** Where I point with a finger: under it I would not see it. */
export function OwnPointer({ at, role, name }: { at: Point | null; role: Role; name: string }) {
  if (!at) return null
  return (
    <div
      className={cx(css.pointer, handOf('me', role))}
      style={{ left: `${at[0] * 100}%`, top: `${at[1] * 100}%` }}
      aria-hidden="true"
    >
      <Arrow />
      <span>{name}</span>
    </div>
  )
}

function Arrow() {
  return (
    <svg width="26" height="28" viewBox="0 0 26 28" aria-hidden="true">
      <path className={css.arrow} d="M3 2l19 11.2-8.6 2.2-4.6 8.2z" />
    </svg>
  )
}
