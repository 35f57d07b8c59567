import type { Waiting } from '@binome/contract/verbs/answer.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { relative } from '../../ui/format.ts'
import { List, Row } from '../../ui/List.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Roof } from '../../ui/Roof.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import { useSeeker } from '../offer/from.ts'
import css from './WaitingList.module.css'

/** Shown at once; the others when one wants to see them. */
const FEW = 3
const ACTION = {
  none: 'written.list.write',
  draft: 'written.list.draft',
  sent: 'written.list.sent',
  asked_back: 'written.list.askedBack',
} as const

/** Asks one may answer in writing, whenever one has time. Nothing counts them, and nothing is said when there is none. */
export function WaitingList() {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const { data } = useQuery(
    q.answers.waiting.queryOptions({ staleTime: 30_000, refetchOnWindowFocus: true, retry: false }),
  )
  if (!data || data.asks.length === 0) return null
  const shown = all ? data.asks : data.asks.slice(0, FEW)
  const more = data.asks.length - shown.length
  return (
    <Section level={2} title={t('written.list.title')}>
      <p className={`b-sm b-mut ${css.hint}`}>{t('written.list.hint')}</p>
      <List>
        {shown.map((ask) => (
          <One key={ask.askId} ask={ask} />
        ))}
      </List>
      {more > 0 && (
        <button type="button" className="b-link b-sm" onClick={() => setAll(true)}>
          {t('written.list.all', { count: more })}
        </button>
      )}
    </Section>
  )
}

function One({ ask }: { ask: Waiting }) {
  const { t, i18n } = useTranslation()
  const seeker = useSeeker()({ from: ask.from, offerId: ask.askId })
  const now = useMoment()
  return (
    <Row
      top
      before={<Roof state={ask.mine === 'sent' ? 'done' : 'alone'} width={30} />}
      after={
        <Link
          to="/write/$askId"
          params={{ askId: ask.askId }}
          className={buttonClass({ kind: ask.mine === 'sent' ? 'quiet' : 'second' })}
        >
          {t(ACTION[ask.mine])}
        </Link>
      }
    >
      <Say size="body" clamp lang={ask.language}>
        {ask.text}
      </Say>
      <p className="b-sm b-mut">
        {t('written.list.from', {
          name: seeker.name,
          ago: relative(new Date(ask.openedAt), new Date(now), i18n.language),
        })}
      </p>
    </Row>
  )
}
