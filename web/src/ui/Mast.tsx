import type { ReactNode } from 'react'
import css from './Mast.module.css'
import { Wordmark } from './Wordmark.tsx'

export type MastProps = {
  /** The wordmark goes home: the app wraps it in its link. */
  home?: (word: ReactNode) => ReactNode
  /** Links of the rooms; the one with aria-current is underlined. */
  nav?: ReactNode | undefined
  navLabel?: string | undefined
  /** Search button, then the avatar and its menu. */
  end?: ReactNode | undefined
}

/** The head of every page but the session: 66 px, a hairline, content on the 1216 grid. */
export function Mast({ home, nav, navLabel, end }: MastProps) {
  return (
    <header className={css.mast}>
      {home ? home(<Wordmark />) : <Wordmark />}
      {nav ? (
        <nav className={css.nav} aria-label={navLabel}>
          {nav}
        </nav>
      ) : (
        <span className={css.grow} />
      )}
      <span className={css.gap} />
      {end}
    </header>
  )
}

/** Tabs at the bottom, under 700 px: one icon and one word each. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav className={css.tabs} aria-label={label}>
      {children}
    </nav>
  )
}
