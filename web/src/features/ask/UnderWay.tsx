import type { AskView } from '@binome/contract/now.ts'
import type { SessionView } from '@binome/contract/session.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { buttonClass } from '../../ui/Button.tsx'
import { Clock } from '../../ui/Clock.tsx'
import { Roof } from '../../ui/Roof.tsx'
import { Say } from '../../ui/Say.tsx'
import css from './UnderWay.module.css'
import { useFirstName } from './useName.ts'

/** In the place of the composer while a session goes on: one thing at a time, and the way back to it. */
export function SessionUnderWay({ session }: { session: SessionView }) {
  const { t } = useTranslation()
  const name = useFirstName()
  return (
    <div className={css.place}>
      <Roof state={session.state === 'live' ? 'live' : 'matched'} width={64} />
      <h2>{t('now.inSession', { name: name(session.other) })}</h2>
      <Say size="body" clamp>
        {session.text}
      </Say>
      <Link
        to="/session/$sessionId"
        params={{ sessionId: session.id }}
        className={buttonClass({ kind: 'primary', size: 'lg' })}
      >
        {t('now.inSessionBack')}
      </Link>
    </div>
  )
}

/** In the place of the composer while an ask searches. */
export function AskUnderWay({ ask }: { ask: AskView }) {
  const { t } = useTranslation()
  return (
    <div className={css.place}>
      <p className={css.clock}>
        <Roof state="looking" width={64} />
        <Clock since={ask.openedAt} className={css.time} />
      </p>
      <h2>{t('now.searching')}</h2>
      <Say size="lead" clamp quote lang={ask.language}>
        {ask.text}
      </Say>
      <Link to="/ask/$askId" params={{ askId: ask.id }} className={buttonClass({ kind: 'primary', size: 'lg' })}>
        {t('now.searchingBack')}
      </Link>
    </div>
  )
}
