import { type HTMLAttributes, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import css from './Section.module.css'

export type SectionProps = HTMLAttributes<HTMLElement> & {
  title: ReactNode
  /** To the right of the title: a remark (dim, small) or a link. */
  aside?: ReactNode | undefined
  /** Level of the heading, 3 unless the page needs another; the look is the same. */
  level?: 2 | 3 | 4 | undefined
}

/** A section opens with its heading on a 1.5 px ink rule. */
export function Section({ title, aside, level = 3, className, children, ...rest }: SectionProps) {
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section {...rest} className={cx(css.section, className)} aria-labelledby={id}>
      <div className={css.head}>
        <Heading id={id} className="b-h3">
          {title}
        </Heading>
        {aside && <div className={css.aside}>{aside}</div>}
      </div>
      {children}
    </section>
  )
}
