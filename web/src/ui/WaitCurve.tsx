import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  axisEnd,
  axisTicks,
  type CurvePoint,
  clearOf,
  drawnPoints,
  monotonePath,
  shareAt,
  underCurve,
} from './curve.ts'
import { about, count as figure, span } from './format.ts'
import css from './WaitCurve.module.css'

export type WaitCurveProps = {
  /** How many past asks it is made of. */
  asks: number
  /** Share (0–1) that had found someone by then, growing. */
  points: readonly CurvePoint[]
  halfSeconds: number | null
  nineOfTenSeconds: number | null
  /** How long this ask has waited. */
  hereSeconds: number
  /** How many people were asked so far. */
  asked: number
}

const TOP = 8
/** `reach`: how far the longer words beside a dot go. */
const WIDE = { base: 184, bar: 12, dot: 4.5, here: 7, text: 252 - 26, reach: 200 }
const SMALL = { base: 118, bar: 10, dot: 4, here: 6, text: 152, reach: 110 }

/** How long other asks waited, where mine is on it, and who was asked meanwhile under its axis. Redrawn at its width, not scaled. */
export function WaitCurve(props: WaitCurveProps) {
  const { asks, points, halfSeconds, nineOfTenSeconds, hereSeconds, asked } = props
  const { t, i18n } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [asTable, setAsTable] = useState(false)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const small = width < 620
  const size = small ? SMALL : WIDE
  const language = i18n.language
  const end = axisEnd(points, nineOfTenSeconds, hereSeconds)
  const x = (seconds: number) => (Math.min(seconds, end) / end) * width
  const y = (share: number) => size.base - share * (size.base - TOP)
  const drawn = drawnPoints(points, end)
  const hereY = y(shareAt(drawn, hereSeconds))
  const values = {
    count: asks,
    half: about(halfSeconds ?? 0, language),
    nine: about(nineOfTenSeconds ?? 0, language),
    here: span(hereSeconds, language),
  }
  const finding =
    halfSeconds === null
      ? t('ui.curve.labelBare', values)
      : nineOfTenSeconds === null
        ? t('ui.curve.labelHalf', values)
        : t('ui.curve.label', values)

  const bar = size.base + (small ? 6 : 9)
  // « Vous » stands right of its dot, or left of it near the edge.
  const hereLeft = x(hereSeconds) > width - 110
  // Near the axis there is no room beside the dot, and above it the curve rises through the word.
  const low = hereY + 20 > size.base - 6
  const lowX =
    low && !hereLeft
      ? underCurve((at) => shareAt(drawn, (at / width) * end) * (size.base - TOP), {
          from: x(hereSeconds) + 14,
          most: x(hereSeconds) + 90,
          height: 30,
        })
      : null
  const halfWords = halfSeconds === null ? null : { x: x(halfSeconds) + 14, y: y(shareAt(drawn, halfSeconds)) + 17 }
  const taken = small ? 110 : 240
  const ticks = axisTicks(end, small ? 2 : 6).filter((at) => at === end || (x(at) > taken && x(at) < width - 90))

  return (
    <figure className={css.figure}>
      <figcaption className={css.caption}>
        <span>{t(small ? 'ui.curve.captionShort' : 'ui.curve.caption', { count: asks })}</span>
        <button type="button" className="b-link b-sm" onClick={() => setAsTable((now) => !now)}>
          {asTable ? t('ui.chart') : t('ui.table')}
        </button>
      </figcaption>
      <div ref={place} hidden={asTable}>
        {width > 0 && (
          <svg
            className={css.chart}
            width={width}
            height={size.text + 6}
            viewBox={`0 0 ${width} ${size.text + 6}`}
            role="img"
            aria-label={finding}
          >
            <path className={css.axis} d={`M0 ${size.base}H${width}`} />
            <rect className={css.waveRoom} x={0} y={bar} width={width} height={size.bar} />
            <rect className={css.wave} x={0} y={bar} width={x(hereSeconds)} height={size.bar} />
            <path
              className={css.curve}
              d={monotonePath(drawn.map((point) => [x(point.seconds), y(point.share)] as const))}
            />
            <path className={css.stem} d={`M${x(hereSeconds)} ${hereY}V${bar}`} />
            {halfSeconds !== null && halfWords !== null && (
              <>
                <circle className={css.dot} cx={x(halfSeconds)} cy={y(shareAt(drawn, halfSeconds))} r={size.dot} />
                <text className={css.mark} {...halfWords}>
                  {t(small ? 'ui.curve.halfShort' : 'ui.curve.half', { at: values.half })}
                </text>
              </>
            )}
            {nineOfTenSeconds !== null && (
              <>
                <circle
                  className={css.dot}
                  cx={x(nineOfTenSeconds)}
                  cy={y(shareAt(drawn, nineOfTenSeconds))}
                  r={size.dot}
                />
                <text
                  className={css.mark}
                  x={Math.min(x(nineOfTenSeconds), width - (small ? 46 : 76))}
                  y={y(0.9) + (small ? 24 : 28)}
                  textAnchor="middle"
                >
                  {t(small ? 'ui.curve.nineShort' : 'ui.curve.nine', { at: values.nine })}
                </text>
              </>
            )}
            <circle className={css.here} cx={x(hereSeconds)} cy={hereY} r={size.here} />
            <text
              className={css.you}
              x={lowX ?? x(hereSeconds) + (hereLeft ? -14 : 14)}
              y={
                lowX !== null
                  ? size.base - 8
                  : low
                    ? hereY - 34
                    : clearOf({ x: x(hereSeconds) + 14, y: hereY + 20 }, halfWords, size.reach)
              }
              textAnchor={hereLeft ? 'end' : 'start'}
            >
              {t(small ? 'ui.curve.hereShort' : 'ui.curve.here', { at: values.here })}
            </text>
            <text x={0} y={size.text}>
              {t(small ? 'ui.curve.askedShort' : 'ui.curve.asked', { count: asked })}
            </text>
            {ticks.map((at) => (
              <text key={at} x={x(at)} y={size.text} textAnchor={at === end ? 'end' : 'middle'}>
                {span(at, language)}
              </text>
            ))}
          </svg>
        )}
      </div>
      {asTable && (
        <table className={css.table}>
          <caption className="b-hidden">{finding}</caption>
          <thead>
            <tr>
              <th scope="col">{t('ui.curve.after')}</th>
              <th scope="col">{t('ui.curve.share')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.seconds}>
                <th scope="row">{span(point.seconds, language)}</th>
                <td>{`${figure(Math.round(point.share * 100), language)}\u202f%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  )
}
