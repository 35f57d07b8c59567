import { RefreshCw, TriangleAlert, WifiOff } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './Notice.module.css'
import { Roof } from './Roof.tsx'

export type NoticeProps = {
  /** empty: nobody, nothing yet. error: what happened, what is safe, what to do. offline: kept here. wait: on its way. */
  kind?: 'empty' | 'error' | 'offline' | 'wait' | undefined
  title: ReactNode
  children?: ReactNode | undefined
  /** One action: a link or a button. */
  action?: ReactNode | undefined
  /** The code of an error, shown on hover for whoever helps. */
  code?: string | undefined
  /** Level of the title when the notice is the page; otherwise bold text. */
  level?: 1 | 2 | 3 | undefined
}

/** Empty, error, offline: one sentence, one action. Errors are `status`, never an alert that takes over. */
export function Notice({ kind = 'empty', title, children, action, code, level }: NoticeProps) {
  const Title = level ? (`h${level}` as const) : 'b'
  return (
    <div
      className={cx(css.notice, level === 1 && css.page)}
      role={kind === 'empty' ? undefined : 'status'}
      title={code}
    >
      <span className={cx(css.sign, kind === 'error' && 'b-danger')}>
        {kind === 'empty' && <Roof state="nobody" width={level === 1 ? 64 : 40} />}
        {kind === 'error' && <TriangleAlert aria-hidden size={20} strokeWidth={1.75} />}
        {kind === 'offline' && <WifiOff aria-hidden size={20} strokeWidth={1.75} />}
        {kind === 'wait' && <RefreshCw aria-hidden size={20} strokeWidth={1.75} />}
      </span>
      <div>
        <Title className={level ? undefined : css.title}>{title}</Title>
        {(children || action) && (
          <div className={cx('b-md b-mut', css.body)}>
            {children} {action}
          </div>
        )}
      </div>
    </div>
  )
}

/** While something is on its way: nothing for 400 ms, then one line of text. Never a skeleton, never a spinner. */
export function Loading({ children, after = 400 }: { children?: ReactNode; after?: number }) {
  const { t } = useTranslation()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), after)
    return () => clearTimeout(timer)
  }, [after])
  return (
    <p className={cx('b-md b-dim', css.loading)} role="status">
      {late ? (children ?? t('ui.loading')) : '\u00a0'}
    </p>
  )
}
