import type { ReactNode } from 'react'
import css from './WideTable.module.css'

/** A table that may be wider than a phone: it is scrolled in its own place, with the arrows too. */
export function WideTable({
  caption,
  head,
  className,
  children,
}: {
  caption: string
  /** What the columns are. */
  head: readonly string[]
  className: string | undefined
  /** Its rows. */
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone is scrolled with the arrows
    <section className={css.wide} tabIndex={0} aria-label={caption}>
      <table className={className}>
        <caption className="b-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
