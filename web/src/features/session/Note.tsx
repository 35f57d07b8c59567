import type { ReactNode } from 'react'
import css from './Room.module.css'

/** Something that happened, above the pair, and what can be done about it. */
export function Note({ words, children }: { words: string; children?: ReactNode }) {
  return (
    <div className={css.note} role="status">
      <p className="b-md">{words}</p>
      {children}
    </div>
  )
}
