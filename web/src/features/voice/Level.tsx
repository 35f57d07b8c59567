import { useEffect, useRef } from 'react'
import { cx } from '../../ui/cx.ts'
import css from './voice.module.css'

/** As often as a bar is seen to follow a voice. At every frame it kept page, compositor and screen at work for a whole call. */
const EVERY_MS = 50

/** How loud it is, as a bar. What it means stands beside it in words. @param read 0 to 1 */
export function Level({ read, className }: { read: () => number; className?: string | undefined }) {
  const bar = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let drawn = ''
    const draw = () => {
      const wanted = `scaleX(${read().toFixed(2)})`
      if (bar.current && wanted !== drawn) bar.current.style.transform = wanted
      drawn = wanted
      timer = setTimeout(inFrame, EVERY_MS)
    }
    // A tab that is not seen has no frames, and draws nothing.
    const inFrame = () => {
      frame = requestAnimationFrame(draw)
    }
    inFrame()
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [read])
  return (
    <span className={cx(css.level, className)} aria-hidden="true">
      <span ref={bar} />
    </span>
  )
}
