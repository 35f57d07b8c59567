import type { AskView } from '@binome/contract/now.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { relative } from '../../ui/format.ts'
import { List, Row } from '../../ui/List.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Roof } from '../../ui/Roof.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import { followsWords } from './followsWords.ts'
import { LaterWish } from './LaterWish.tsx'
import css from './ParkedPanel.module.css'
import { useDeeds } from './useDeeds.ts'

/** Asks put aside: each can be taken up, said to be solved, or dropped. */
export function ParkedPanel({ parked }: { parked: readonly AskView[] }) {
  const { t } = useTranslation()
  if (parked.length === 0) return null
  return (
    <Section level={2} title={t('now.parked', { count: parked.length })}>
      <List>
        {parked.map((ask) => (
          <Parked key={ask.id} ask={ask} />
        ))}
      </List>
    </Section>
  )
}

function Parked({ ask }: { ask: AskView }) {
  const { t, i18n } = useTranslation()
  const go = useNavigate()
  const now = useMoment()
  const { act, busy, error } = useDeeds()
  const follows = followsWords(t, i18n.language, ask)
  const resume = () =>
    act('resume', async () => {
      await api.asks.resume({ askId: ask.id })
      await go({ to: '/ask/$askId', params: { askId: ask.id } })
    })
  const cancel = (solvedAlone: boolean) =>
    act(solvedAlone ? 'solved' : 'drop', () => api.asks.cancel({ askId: ask.id, solvedAlone }))
  return (
    <Row top before={<Roof state="alone" width={30} />}>
      <Say size="body" clamp lang={ask.language}>
        {ask.text}
      </Say>
      <p className="b-sm b-mut">
        {t('now.parkedSince', { ago: relative(new Date(ask.since), new Date(now), i18n.language) })}
      </p>
      {ask.state === 'parked' && ask.because === 'seeker_absent' && (
        <p className="b-sm b-mut">{t('waiting.parkedAbsent')}</p>
      )}
      {follows && <p className="b-sm b-mut">{follows}</p>}
      {ask.state === 'parked' && ask.written && ask.answers === 0 && (
        <p className="b-sm b-mut">{t('written.parked.waits')}</p>
      )}
      <div className={css.actions}>
        {ask.state === 'parked' && (ask.written || ask.answers > 0) && (
          <Link to="/ask/$askId" params={{ askId: ask.id }} className={buttonClass({ kind: 'second', size: 'sm' })}>
            {ask.answers > 0 ? t('written.parked.read', { count: ask.answers }) : t('now.searchingBack')}
          </Link>
        )}
        <Button size="sm" busy={busy === 'resume'} onClick={resume}>
          {t(follows ? 'group.goOn' : 'now.resume')}
        </Button>
        {ask.state === 'parked' && !follows && <LaterWish ask={ask} />}
        <Button size="sm" kind="quiet" busy={busy === 'solved'} onClick={() => cancel(true)}>
          {t('now.solvedAlone')}
        </Button>
        <Button size="sm" kind="quiet" busy={busy === 'drop'} onClick={() => cancel(false)}>
          {t('now.drop')}
        </Button>
      </div>
      <WhyRefused error={error} small />
    </Row>
  )
}
