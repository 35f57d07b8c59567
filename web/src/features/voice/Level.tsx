import { useEffect, useRef } from 'react'
import { cx } from '../../ui/cx.ts'
import css from './voice.module.css'

/** As often as a bar is seen to follow a voice. At every frame it kept page, compositor and screen at work for a whole call. */
const EVERY_MS = 50
/** A step is half a pixel of the small bar: less is not seen, and a quiet room would be drawn all the time. */
const STEPS = 50

/** How loud it is, as a bar. What it means stands beside it in words. @param read 0 to 1 */
export function Level({ read, className }: { read: () => number; className?: string | undefined }) {
  const bar = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let drawn = 0
    // By a timer alone: to ask for a frame is to have one made, though nothing in it has changed.
    const timer = setInterval(() => {
      const wanted = document.hidden ? drawn : Math.round(read() * STEPS)
      if (wanted !== drawn && bar.current) bar.current.style.transform = `scaleX(${wanted / STEPS})`
      drawn = wanted
    }, EVERY_MS)
    return () => clearInterval(timer)
  }, [read])
  return (
    <span className={cx(css.level, className)} aria-hidden="true">
      <span ref={bar} />
    </span>
  )
}
