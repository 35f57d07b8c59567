import type { SessionRow } from '@binome/contract/verbs/session.ts'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { Paged, pageAfterPage } from '../../app/Paged.tsx'
import { useRefusalWords } from '../../app/refusal.ts'
import { useTitle } from '../../app/useTitle.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { month, span } from '../../ui/format.ts'
import { List } from '../../ui/List.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import { Refused } from '../door/Refused.tsx'
import { PastSteps } from '../guide/PastSteps.tsx'
import css from './PairsPage.module.css'
import { byMonth, pairAction } from './pairs.ts'

function Action({ row }: { row: SessionRow }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const go = useNavigate()
  const now = new Date(useMoment(60))
  const reopening = useMutation({
    mutationFn: () => api.asks.resume({ askId: row.askId }),
    onSuccess: () => void go({ to: '/ask/$askId', params: { askId: row.askId } }),
  })
  switch (pairAction(row, now).do) {
    case 'close':
      return (
        <Link to="/after/$sessionId" params={{ sessionId: row.id }} className={buttonClass({ size: 'sm' })}>
          {t('me.pairs.close')}
        </Link>
      )
    case 'reopen':
      return (
        <>
          <Button size="sm" busy={reopening.isPending} onClick={() => reopening.mutate()}>
            {t('me.pairs.reopen')}
          </Button>
          <Refused>{reopening.error && words(reopening.error)}</Refused>
        </>
      )
    case 'ask':
      return (
        <Link to="/" search={{ for: row.other.id }} className="b-link b-sm">
          {t('me.pairs.again')}
        </Link>
      )
    case 'nothing':
      return null
  }
}

function Pair({ row }: { row: SessionRow }) {
  const { t, i18n } = useTranslation()
  const name = row.other.name || t('people.erased')
  return (
    <li className={css.row}>
      <Avatar person={row.other} />
      <div className={css.words}>
        <h3 className={css.name}>
          {row.other.kind === 'member' ? (
            <Link to="/people/$personId" params={{ personId: row.other.id }}>
              {name}
            </Link>
          ) : (
            name
          )}
          <span className={css.side}>{t(row.role === 'helper' ? 'me.pairs.helped' : 'me.pairs.wasHelped')}</span>
        </h3>
        <Say clamp size="small">
          {row.text}
        </Say>
        <p className={`b-sm b-dim ${css.facts}`}>
          <Time at={row.at} />,{' '}
          {row.minutes > 0
            ? span(row.minutes * 60, i18n.language)
            : t('flow.after.underMinute').toLocaleLowerCase(i18n.language)}
          ,{' '}
          <span className={row.outcome === null ? 'b-warn' : row.outcome === 'solved' ? 'b-ok' : undefined}>
            {t(`me.pairs.outcome.${row.outcome ?? 'none'}`)}
          </span>
          {'. '}
          <Link to="/pairs/$sessionId" params={{ sessionId: row.id }} className="b-link b-sm">
            {t('across.record.open')}
            <span className="b-hidden">, {name}</span>
          </Link>
        </p>
        <PastSteps row={row} />
      </div>
      <div className={css.action}>
        <Action row={row} />
      </div>
    </li>
  )
}

/** My pairs: whom I met, about what, and what came of it. Only mine, and only I see them. */
export function Page() {
  const { t, i18n } = useTranslation()
  useTitle(t('me.pairsTitle'))
  const list = useInfiniteQuery(
    q.sessions.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor, limit: 20 }),
      ...pageAfterPage,
    }),
  )
  return (
    <div className="b-page">
      <div className="b-1-8">
        <h1 className={`b-display ${css.title}`}>{t('me.pairsTitle')}</h1>
        <Paged
          list={list}
          none={
            <Notice title={t('me.pairs.none')} action={<Link to="/">{t('people.ask')}</Link>}>
              {t('me.pairs.noneHint')}
            </Notice>
          }
        >
          {(rows) =>
            byMonth(rows).map(({ month: at, rows: of }) => (
              <Section key={at} level={2} title={month(new Date(`${at}-15T12:00:00`), i18n.language, 'long')}>
                <List>
                  {of.map((row) => (
                    <Pair key={row.id} row={row} />
                  ))}
                </List>
              </Section>
            ))
          }
        </Paged>
      </div>
    </div>
  )
}
