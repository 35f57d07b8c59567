import type { HTMLAttributes, LiHTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './List.module.css'

/** Rows between hairlines; no boxes. */
export function List({ className, ...rest }: HTMLAttributes<HTMLUListElement>) {
  return <ul {...rest} className={cx(css.list, className)} />
}

export type RowProps = LiHTMLAttributes<HTMLLIElement> & {
  /** A roof, a face, an icon. */
  before?: ReactNode | undefined
  /** An action, or a remark. */
  after?: ReactNode | undefined
  /** Several lines: what stands before is beside the first of them. */
  top?: boolean | undefined
}

/** One row: something before, words, something after. Under 700 px `after` goes below when it is wide. */
export function Row({ before, after, top, className, children, ...rest }: RowProps) {
  return (
    <li {...rest} className={cx(css.row, top && css.top, className)}>
      {before && <span className={css.before}>{before}</span>}
      <div className={css.words}>{children}</div>
      {after && <div className={css.after}>{after}</div>}
    </li>
  )
}
