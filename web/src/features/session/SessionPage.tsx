import type { PersonRef } from '@binome/contract/terms.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { q, refusalOf } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { joinCall, useCallSnapshot, useRunning } from './callOf.ts'
import css from './Room.module.css'
import { Room } from './Room.tsx'
import { useLeadAway } from './useSession.ts'

/** The session, for both roles: edge to edge, its call kept outside React. */
export function Page() {
  const { sessionId } = useParams({ from: '/stage/session/$sessionId' })
  return <SessionOf key={sessionId} sessionId={sessionId} />
}

function SessionOf({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation()
  const me = useNow((now) => now.me.person)
  const session = useNow((now) => (now.session?.id === sessionId ? now.session : null))
  const running = useRunning()
  const mine = running?.sessionId === sessionId ? running : null
  const snapshot = useCallSnapshot(mine?.call ?? null)

  useLeadAway(sessionId, session, me !== null)
  // Once: a tab that another one took the call from does not take it back by itself.
  const joined = useRef(false)
  useEffect(() => {
    if (!session || joined.current) return
    joined.current = true
    void joinCall(session)
  }, [session])

  if (session && snapshot?.ended === 'elsewhere') {
    return (
      <main className={css.empty}>
        <Notice
          level={1}
          title={t('session.line.elsewhere')}
          action={
            <Button kind="primary" onClick={() => void joinCall(session)}>
              {t('session.line.takeHere')}
            </Button>
          }
        />
      </main>
    )
  }
  if (me && session && mine && snapshot) {
    return <Room session={session} me={me} call={mine.call} snapshot={snapshot} />
  }
  return (
    <main className={css.empty}>
      {me && !session ? <Over sessionId={sessionId} me={me} /> : <Loading>{t('session.line.connecting')}</Loading>}
    </main>
  )
}

/** An address of a session that is over, or was never mine. */
function Over({ sessionId, me }: { sessionId: string; me: PersonRef }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const words = useRefusalWords()
  const toClose = useNow((now) => now.toClose.some((one) => one.sessionId === sessionId))
  const next = useNow(({ session }) => (session?.before?.sessionId === sessionId ? session.id : null))
  const { data, error } = useQuery(q.sessions.get.queryOptions({ input: { sessionId }, retry: false, staleTime: 0 }))
  useEffect(() => {
    // Handed over: the one it went on in, and what came of this one afterwards.
    if (next) void go({ to: '/session/$sessionId', params: { sessionId: next }, replace: true })
    else if (toClose) void go({ to: '/after/$sessionId', params: { sessionId }, replace: true })
  }, [next, toClose, go, sessionId])
  const home = (
    <Link to="/" className={buttonClass({ kind: 'second' })}>
      {t('frame.notFound.home')}
    </Link>
  )
  if (error) {
    return <Notice kind="error" level={1} title={words(error)} code={refusalOf(error).code} action={home} />
  }
  if (data?.state === 'ended' && !toClose) {
    return (
      <Notice
        level={1}
        title={t('session.end.ended')}
        action={
          <>
            {home}{' '}
            <Link to="/pairs/$sessionId" params={{ sessionId }} className={buttonClass({ kind: 'quiet' })}>
              {t('across.record.open')}
            </Link>
          </>
        }
      />
    )
  }
  return <Loading key={me.id} />
}
