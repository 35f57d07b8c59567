import type { ReactNode } from 'react'
import css from './Strip.module.css'

/** On a phone, what waits for an answer: a strip above the tabs. Nothing above 700 px, where it stands in its column. */
export function Strip({ before, children, action }: { before?: ReactNode; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={css.strip}>
      {before}
      <div className={css.words}>{children}</div>
      {action}
    </div>
  )
}
