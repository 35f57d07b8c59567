import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/live-react.ts'
import { useTitle } from '../../app/useTitle.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Closing } from './Closing.tsx'

/** After a session: ten seconds, two taps at most. */
export function Page() {
  const { t } = useTranslation()
  const { sessionId } = useParams({ from: '/shell/after/$sessionId' })
  const known = useNow((now) => now.me.person)
  const toClose = useNow((now) => now.toClose.find((one) => one.sessionId === sessionId) ?? null)
  const late = useLate(2500)
  useTitle(t('after.title'))
  if (known && toClose) return <Closing key={sessionId} toClose={toClose} me={known} />
  return (
    <div className="b-page">
      <div className="b-1-12">
        {known && late ? (
          <Notice
            level={1}
            title={t('after.alreadySaid')}
            action={
              <Link to="/" className={buttonClass({ kind: 'second' })}>
                {t('frame.notFound.home')}
              </Link>
            }
          />
        ) : (
          <Loading />
        )}
      </div>
    </div>
  )
}

/** True after that long: the question comes a moment after the session has gone. */
function useLate(ms: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return late
}
