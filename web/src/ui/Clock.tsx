import css from './Clock.module.css'
import { cx } from './cx.ts'
import { clockFace } from './format.ts'
import { useMoment } from './moment.ts'
import { Roof, type RoofState } from './Roof.tsx'

export type ClockProps = {
  /** ISO instant the clock counts from. */
  since: string
  /** The roof that is the accent over the clock. */
  roof?: RoofState | undefined
  /** display: 96 px under its roof; text: inside a sentence. */
  size?: 'display' | 'text' | undefined
  className?: string | undefined
}

/** Time since an instant. Not a live region: nobody wants to hear every second. */
export function Clock({ since, roof, size = 'text', className }: ClockProps) {
  const now = useMoment()
  const face = clockFace((now - new Date(since).getTime()) / 1000)
  if (size === 'text') return <span className={cx('b-num', className)}>{face}</span>
  return (
    <span className={cx(css.clock, className)} role="timer" aria-live="off">
      {roof && <Roof state={roof} width={150} />}
      <span className={css.face}>{face}</span>
    </span>
  )
}
