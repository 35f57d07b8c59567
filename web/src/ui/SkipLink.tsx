import css from './SkipLink.module.css'

/** The first stop of the Tab key: straight to the content. */
export function SkipLink({ to, children }: { to: string; children: string }) {
  return (
    <a className={css.skip} href={`#${to}`}>
      {children}
    </a>
  )
}
