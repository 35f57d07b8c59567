import type { Point } from '@binome/contract/signal.ts'
import { type CSSProperties, useEffect, useId, useRef, useState } from 'react'
import type { Call } from '../../call/call.ts'
import { type DrawnMark, FADE, STAY } from '../../call/marks.ts'
import type { Role } from '../../call/role.ts'
import { cx } from '../../ui/cx.ts'
import css from './Ink.module.css'
import { boxPath, markPath, type Size } from './ink.ts'

/** Everything drawn on the screen of that tab, as it is now. */
export function useMarks(call: Call): readonly DrawnMark[] {
  const [marks, setMarks] = useState(call.marks.all)
  useEffect(() => {
    setMarks(call.marks.all)
    return call.marks.on('change', setMarks)
  }, [call])
  return marks
}

/** How much longer a finished mark stays before it fades, as the animation is told once: begun again it would jump. */
function useFading(end: DrawnMark['end']): CSSProperties | undefined {
  const [style] = useState(() =>
    end.is === 'fading'
      ? { animationDelay: `${STAY - (performance.now() - end.since)}ms`, animationDuration: `${FADE}ms` }
      : undefined,
  )
  return style
}

const handOf = (by: 'me' | 'them', role: Role) => ((by === 'me') === (role === 'helper') ? css.helper : css.seeker)

/** Marks over the picture: each stroke with its white halo, steps and texts as chips. Silent: the log says them. */
export function Ink({ call, role, stageTab, size }: { call: Call; role: Role; stageTab: string | null; size: Size }) {
  const all = useMarks(call)
  return <Drawn marks={all.filter((mark) => mark.stage === stageTab)} role={role} size={size} />
}

/** These marks. @param role of the reader */
export function Drawn({ marks, role, size }: { marks: readonly DrawnMark[]; role: Role; size: Size }) {
  return (
    <div className={css.ink} aria-hidden="true">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: silent, the log says every mark */}
      <svg className={css.strokes} viewBox={`0 0 ${size.width} ${size.height}`}>
        <Shade marks={marks.filter(({ tool }) => tool === 'spotlight')} size={size} />
        {marks.map((mark) => (
          <Stroke key={`${mark.id} ${mark.end.is}`} mark={mark} size={size} hand={handOf(mark.by, role)} />
        ))}
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

function Stroke({ mark, size, hand }: { mark: DrawnMark; size: Size; hand: string | undefined }) {
  const style = useFading(mark.end)
  const path = markPath(mark, size)
  if (path === null) return null
  return (
    <g className={cx(hand, style && css.fading)} style={style} data-mark={mark.tool}>
      <path className={css.halo} d={path} />
      <path className={css.stroke} d={path} />
    </g>
  )
}

/** What is beside the spotlights steps back, until the last of them has faded. */
function Shade({ marks, size }: { marks: readonly DrawnMark[]; size: Size }) {
  const id = useId()
  const last = marks.find(({ end }) => end.is !== 'fading') ?? marks.at(-1)
  if (!last) return null
  return (
    <>
      <mask id={id}>
        <rect width={size.width} height={size.height} fill="#fff" />
        {marks.map((mark) => (
          <path key={mark.id} d={boxPath(mark.points, size, 14) ?? ''} fill="#000" />
        ))}
      </mask>
      <Dark key={`${last.id} ${last.end.is}`} end={last.end} size={size} mask={`url(#${id})`} />
    </>
  )
}

function Dark({ end, size, mask }: { end: DrawnMark['end']; size: Size; mask: string }) {
  const style = useFading(end)
  return (
    <rect
      className={cx(css.shade, style && css.fading)}
      style={style}
      width={size.width}
      height={size.height}
      mask={mask}
    />
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
