import type { AskView } from '@binome/contract/now.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useTitle } from '../../app/useTitle.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { day, relative } from '../../ui/format.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Roof, type RoofState } from '../../ui/Roof.tsx'
import { Say } from '../../ui/Say.tsx'
import { Answers } from '../answer/Answers.tsx'
import { BookTimes } from '../booking/BookTimes.tsx'
import { useBooking } from '../booking/useBooking.ts'
import { useArrival } from '../session/arrival.ts'
import css from './AskOver.module.css'
import { followsWords } from './followsWords.ts'
import { useDeeds } from './useDeeds.ts'
import { useName } from './useName.ts'

type Over = Extract<AskView, { state: 'parked' | 'resolved' | 'abandoned' | 'expired' }>

const ROOF: Record<Over['state'], RoofState> = {
  parked: 'alone',
  resolved: 'done',
  abandoned: 'nobody',
  expired: 'nobody',
}

/** Why it is aside, and what happens meanwhile. */
function parkedWords(ask: Extract<Over, { state: 'parked' }>, booked: boolean) {
  if (booked) return 'booking.parkedHint'
  if (ask.written) return ask.because === 'unanswered' ? 'written.parked.ranOut' : 'written.parked.hint'
  return ask.because === 'seeker_absent' ? 'waiting.parkedAbsent' : 'waiting.parkedHint'
}

/** An ask that does not search: put aside, resolved, abandoned or expired, with what can still be done. */
export function AskOver({ ask }: { ask: Over }) {
  const { t, i18n } = useTranslation()
  const name = useName()
  const booking = useBooking(ask.id)
  const now = useMoment()
  const heading = useArrival<HTMLHeadingElement>()
  const follows = followsWords(t, i18n.language, ask)
  const answered = ask.state === 'parked' ? ask.answers : 0
  const title = follows
    ? t('group.parkedTitle')
    : answered > 0
      ? t('written.parked.answered', { count: answered })
      : ask.state === 'parked'
        ? t(ask.written ? 'written.parked.title' : 'waiting.parkedTitle')
        : t(`waiting.${ask.state}`)
  useTitle(title)
  const ago = relative(new Date(ask.since), new Date(now), i18n.language)
  return (
    <div className="b-page">
      <section className={`b-1-8 ${css.over}`}>
        <Roof state={ROOF[ask.state]} width={84} />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {ask.state === 'parked' && answered === 0 && (
          <p className="b-lead b-mut">{follows ?? t(parkedWords(ask, booking !== null))}</p>
        )}
        {ask.state === 'resolved' && ask.helper && (
          <p className="b-lead b-mut">{t('waiting.resolvedWith', { name: name(ask.helper), ago })}</p>
        )}
        <Say size="lead" quote lang={ask.language} clamp>
          {ask.text}
        </Say>
        {answered === 0 && <Ways ask={ask} follows={follows !== null} />}
        {(ask.state === 'parked' || ask.state === 'resolved') && (
          <div className={css.answers}>
            <Answers ask={ask} />
          </div>
        )}
        {answered > 0 && <Ways ask={ask} follows={false} />}
        {ask.state === 'parked' && <BookTimes askId={ask.id} searching={false} />}
      </section>
    </div>
  )
}

/** What its seeker may still do with it; the loud one is to search, unless it waits for something or has it. */
function Ways({ ask, follows }: { ask: Over; follows: boolean }) {
  const { t, i18n } = useTranslation()
  const now = useMoment()
  const { act, busy, error } = useDeeds()
  const quiet = follows || (ask.state === 'parked' && ask.answers > 0)
  const resume = () => act('resume', () => api.asks.resume({ askId: ask.id }))
  const again = (
    <Link to="/" search={{ text: ask.text }} className={buttonClass({ kind: 'second' })}>
      {t('waiting.again')}
    </Link>
  )
  return (
    <>
      <div className={css.actions}>
        {ask.state === 'parked' && (
          <>
            <Button
              kind={quiet ? 'second' : 'primary'}
              size={quiet ? 'md' : 'lg'}
              busy={busy === 'resume'}
              onClick={resume}
            >
              {t(follows ? 'group.goOn' : 'waiting.resume')}
            </Button>
            <Button
              busy={busy === 'written'}
              title={ask.written ? undefined : t('written.parked.openHint')}
              onClick={() =>
                act('written', async () => {
                  await api.asks.park({ askId: ask.id, written: !ask.written })
                  announce(t(ask.written ? 'written.parked.closed' : 'written.parked.opened'))
                })
              }
            >
              {t(ask.written ? 'written.parked.close' : 'written.parked.open')}
            </Button>
            <Button
              busy={busy === 'solved'}
              onClick={() => act('solved', () => api.asks.cancel({ askId: ask.id, solvedAlone: true }))}
            >
              {t('now.solvedAlone')}
            </Button>
            <Button
              kind="quiet"
              busy={busy === 'drop'}
              onClick={() => act('drop', () => api.asks.cancel({ askId: ask.id }))}
            >
              {t('now.drop')}
            </Button>
          </>
        )}
        {ask.state === 'resolved' && ask.reopenUntil && new Date(ask.reopenUntil).getTime() > now && (
          <>
            <Button busy={busy === 'resume'} onClick={resume}>
              {t('waiting.reopen')}
            </Button>
            <span className="b-sm b-dim">
              {t('waiting.reopenHint', { date: day(new Date(ask.reopenUntil), i18n.language) })}
            </span>
          </>
        )}
        {(ask.state === 'abandoned' || ask.state === 'expired') && again}
      </div>
      <WhyRefused error={error} />
    </>
  )
}
