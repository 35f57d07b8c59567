import type { Point } from '@binome/contract/signal.ts'
import { type CSSProperties, useEffect, useId, useRef, useState } from 'react'
import type { Board, Pointing } from '../../call/board.ts'
import { type DrawnMark, FADE, type Hand, STAY } from '../../call/marks.ts'
import { cx } from '../../ui/cx.ts'
import css from './Ink.module.css'
import { boxPath, markPath, type Size } from './ink.ts'

/** Everything drawn, as it is now. */
export function useMarks({ marks }: Board): readonly DrawnMark[] {
  const [all, setAll] = useState(marks.all)
  useEffect(() => {
    setAll(marks.all)
    return marks.on('change', setAll)
  }, [marks])
  return all
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

/** Marks over the picture: each stroke with its white halo, steps and texts as chips. Silent: the log says them. */
export function Ink({ board, stageTab, size }: { board: Board; stageTab: string | null; size: Size }) {
  const all = useMarks(board)
  return <Drawn marks={all.filter((mark) => mark.stage === stageTab)} size={size} />
}

/** These marks, each in the colour of its hand. */
export function Drawn({ marks, size }: { marks: readonly DrawnMark[]; size: Size }) {
  return (
    <div className={css.ink} aria-hidden="true">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: silent, the log says every mark */}
      <svg className={css.strokes} viewBox={`0 0 ${size.width} ${size.height}`}>
        <Shade marks={marks.filter(({ tool }) => tool === 'spotlight')} size={size} />
        {marks.map((mark) => (
          <Stroke key={`${mark.id} ${mark.end.is}`} mark={mark} size={size} />
        ))}
      </svg>
      {marks.map((mark) => {
        const [at] = mark.points
        if (!at || (mark.tool !== 'step' && mark.tool !== 'text')) return null
        return (
          <span
            key={mark.id}
            className={cx(css.chip, css[mark.by], at[0] > 0.5 && css.before)}
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

function Stroke({ mark, size }: { mark: DrawnMark; size: Size }) {
  const style = useFading(mark.end)
  const path = markPath(mark, size)
  if (path === null) return null
  return (
    <g className={cx(css[mark.by], style && css.fading)} style={style} data-mark={mark.tool}>
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

/** Where another one points. Moved by hand: sixty places a second are too many for React. */
export function OtherPointer({ pointer, hand, name, stageTab }: Pointing & { stageTab: string | null }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const hide = () => {
      if (place.current) place.current.hidden = true
    }
    hide()
    const stop = pointer.on('moved', (moved) => {
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
  }, [pointer, stageTab])
  return (
    <div ref={place} hidden className={cx(css.pointer, css[hand])} aria-hidden="true" data-pointer={hand}>
      <Arrow />
      <span>{name}</span>
    </div>
  )
}

/** Where I point with a finger: under it I would not see it. */
export function OwnPointer({ at, hand, name }: { at: Point | null; hand: Hand | null; name: string }) {
  if (!at || !hand) return null
  return (
    <div
      className={cx(css.pointer, css[hand])}
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
