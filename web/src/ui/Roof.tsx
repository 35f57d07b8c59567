import { type CSSProperties, useState } from 'react'
import { cx } from './cx.ts'
import css from './Roof.module.css'

/** What the two strokes say; the drawing of each is in DESIGN.md. */
export type RoofState = 'alone' | 'looking' | 'matched' | 'live' | 'done' | 'nobody'

const SEEKER = 'M0 15L9 15L20.5 0L11.5 0Z'
const HELPER = 'M32 15L23 15L16.9 7.04L21.4 1.17Z'

export type RoofProps = {
  state: RoofState
  /** Width in px; the height follows (32:15). */
  width?: number | undefined
  /** Spoken name. Without it the roof is silent, since the words beside it say the same. */
  label?: string | undefined
  /** On an accent surface (a filled button): both strokes take the text colour. */
  plain?: boolean | undefined
  className?: string | undefined
}

/** The accent of « Binôme »: two strokes that lean on each other. The second one arrives in 190 ms when someone is found. */
export function Roof({ state, width = 28, label, plain, className }: RoofProps) {
  const [before, setBefore] = useState(state)
  const [arriving, setArriving] = useState(false)
  if (before !== state) {
    setBefore(state)
    setArriving((before === 'alone' || before === 'looking') && (state === 'matched' || state === 'live'))
  }
  const size = { '--width': `${width / 16}rem` } as CSSProperties
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: aria-label names it, or it is silent beside words that say the same
    <svg
      className={cx(css.roof, css[state], arriving && css.arriving, plain && css.plain, className)}
      viewBox="0 0 32 15"
      style={size}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path className={css.seeker} d={SEEKER} />
      {state !== 'nobody' && <path className={css.helper} d={HELPER} />}
    </svg>
  )
}
