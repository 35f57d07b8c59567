import { useEffect, useRef } from 'react'
import { cx } from '../../ui/cx.ts'
import css from './voice.module.css'

/** How loud it is, as a bar. What it means stands beside it in words. @param read 0 to 1, asked for at each frame */
export function Level({ read, className }: { read: () => number; className?: string | undefined }) {
  const bar = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    let frame = 0
    const draw = () => {
      if (bar.current) bar.current.style.transform = `scaleX(${read()})`
      frame = requestAnimationFrame(draw)
    }
    frame = requestAnimationFrame(draw)
    return () => cancelAnimationFrame(frame)
  }, [read])
  return (
    <span className={cx(css.level, className)} aria-hidden="true">
      <span ref={bar} />
    </span>
  )
}
