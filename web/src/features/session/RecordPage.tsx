import type { Message } from '@binome/contract/session.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { type api, q, refusalOf } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { Paged, pageAfterPage } from '../../app/Paged.tsx'
import { part } from '../../app/part.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { useTitle } from '../../app/useTitle.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { exact, listOf } from '../../ui/format.ts'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { useFirstName, useName } from '../ask/useName.ts'
import { Pictures } from '../offer/Pictures.tsx'
import { Forgetting } from './Forgetting.tsx'
import css from './RecordPage.module.css'
import { Said } from './Said.tsx'
import { Words } from './Words.tsx'

const Recordings = part(() => import('../recording/Recordings.tsx'), 'Recordings')

type Got = Awaited<ReturnType<typeof api.sessions.get>>

/** What remains of a session that is over, for its two: what it was about, and what was written and passed across. */
export function Page() {
  const { t } = useTranslation()
  const { sessionId } = useParams({ from: '/shell/pairs/$sessionId' })
  const words = useRefusalWords()
  const name = useFirstName()
  const { data, error } = useQuery(q.sessions.get.queryOptions({ input: { sessionId }, retry: false }))
  useTitle(data ? t('across.record.title', { name: name(data.session.other) }) : t('me.pairsTitle'))
  if (error) {
    return (
      <div className="b-page">
        <div className="b-1-8">
          <Notice
            kind="error"
            level={1}
            title={words(error)}
            code={refusalOf(error).code}
            action={<Link to="/pairs">{t('me.pairsTitle')}</Link>}
          />
        </div>
      </div>
    )
  }
  return (
    <div className="b-page">
      <div className="b-1-8">{data ? <Found got={data} /> : <Loading />}</div>
    </div>
  )
}

function Found({ got }: { got: Got }) {
  const { t, i18n } = useTranslation()
  const whole = useName()
  const { session } = got
  if (got.state === 'open') {
    return (
      <Notice
        level={1}
        title={t('across.record.live')}
        action={
          <Link to="/session/$sessionId" params={{ sessionId: session.id }} className={buttonClass()}>
            {t('across.record.join')}
          </Link>
        }
      />
    )
  }
  return (
    <>
      <header className={css.head}>
        <p className="b-sm">
          <Link to="/pairs">{t('me.pairsTitle')}</Link>
        </p>
        <h1 className="b-h1">{t('across.record.title', { name: whole(session.other) })}</h1>
        <p className="b-sm b-dim">{exact(new Date(got.session.at), i18n.language)}</p>
        {got.advisers.length > 0 && (
          <p className="b-sm">{t('adviser.onRecord', { names: listOf(got.advisers.map(whole), i18n.language) })}</p>
        )}
        <Words text={session.text} />
        <Pictures pictures={got.pictures} look="small" />
      </header>
      <Suspense>
        <Recordings session={got.session} />
      </Suspense>
      <Section level={2} title={t('across.record.written')}>
        {got.forgottenAt !== null && <p className={css.gone}>{t('across.forget.gone')}</p>}
        <Written sessionId={session.id} forgotten={got.forgottenAt !== null} got={got} />
      </Section>
    </>
  )
}

function Written({ sessionId, forgotten, got }: { sessionId: string; forgotten: boolean; got: Got }) {
  const { t } = useTranslation()
  const first = useFirstName()
  const me = useNow((now) => now.me.person.id)
  const called = first(got.session.other)
  const list = useInfiniteQuery(
    q.sessions.messages.infiniteOptions({
      input: (cursor: string | undefined) => ({ sessionId, cursor, limit: 100 }),
      ...pageAfterPage,
    }),
  )
  return (
    <Paged list={list} none={!forgotten && <p className={css.gone}>{t('across.record.none')}</p>}>
      {(rows: readonly Message[]) => (
        <>
          <div className={css.lines}>
            {rows.map((message) => (
              <Said key={message.id} message={message} mine={message.authorId === me} name={called} />
            ))}
          </div>
          {got.state === 'ended' && (
            <Forgetting sessionId={sessionId} forgetting={got.forgetting} name={called} look="whole" />
          )}
        </>
      )}
    </Paged>
  )
}
