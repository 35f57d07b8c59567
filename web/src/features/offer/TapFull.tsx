import type { Tap } from '@binome/contract/now.ts'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/live-react.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { about, span } from '../../ui/format.ts'
import { useKeys } from '../../ui/keys.ts'
import { Markdown } from '../../ui/Markdown.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Pair } from '../../ui/Pair.tsx'
import { Rich } from '../../ui/Rich.tsx'
import { Say } from '../../ui/Say.tsx'
import { HandoverLine } from '../handover/HandoverLine.tsx'
import { useArrival } from '../session/arrival.ts'
import { getReady } from '../session/ready.ts'
import { AskAside } from './AskAside.tsx'
import { useSeeker } from './from.ts'
import { LaterChoice } from './LaterChoice.tsx'
import css from './TapFull.module.css'
import { TapOutcome } from './TapOutcome.tsx'
import { useAnswer } from './useAnswer.ts'
import { useReason } from './useReason.ts'
import { useSeen } from './useSeen.ts'

/** Over this length an ask is set as a letter, not as a headline. */
const LONG = 260

/** A tap in full: who, the problem, why you, about how long; Yes, Not now, Later. */
export function TapFull({ tap }: { tap: Tap }) {
  const { t, i18n } = useTranslation()
  const me = useNow((now) => now.me.person)
  const seeker = useSeeker()(tap)
  const reason = useReason(tap)
  const answer = useAnswer(tap)
  const place = useSeen(tap)
  const heading = useArrival<HTMLHeadingElement>()
  const [later, setLater] = useState(false)
  const { answered } = answer
  const sending = answered.at === 'sending' ? answered.what : null
  const open = answered.at === 'open' || answered.at === 'refused' || answered.at === 'sending'
  const postponed = tap.state.state === 'postponed'

  useEffect(getReady, [])
  useKeys(
    [
      { keys: ['y', 'o'], label: t('tap.keys.yes'), run: answer.yes },
      { keys: 'n', label: t('tap.keys.no'), run: () => answer.no() },
      { keys: ['l', 'p'], label: t('tap.keys.later'), run: () => setLater(!later) },
    ],
    open,
  )
  const called = seeker.first
  const long = tap.text.length > LONG || tap.text.includes('\n')

  return (
    <div ref={place} className={`b-page ${css.page}`}>
      <div className="b-1-7">
        <div className={css.who}>
          {me && (
            <Pair
              state={answered.at === 'arriving' ? 'live' : 'alone'}
              seeker={seeker.face}
              helper={me}
              hole="helper"
              size="tap"
            />
          )}
          <div className={css.name}>
            <h1 ref={heading} tabIndex={-1}>
              {t('tap.title', { name: called })}
            </h1>
            <p className="b-mut">{seeker.where}</p>
          </div>
        </div>
        {long ? (
          <Markdown text={tap.text} lang={tap.language} className={css.letter ?? ''} />
        ) : (
          <Say size="hero" quote lang={tap.language}>
            {tap.text}
          </Say>
        )}
        <HandoverLine tap={tap} />
        {(reason || tap.minutes !== null) && (
          <p className={css.why}>
            {reason && <Rich k="tap.why" values={{ reason }} />}{' '}
            {tap.minutes !== null && (
              <span className="b-nw">
                <Rich k="tap.minutes" values={{ minutes: about(tap.minutes * 60, i18n.language) }} />
              </span>
            )}
          </p>
        )}
        <div className={css.answers}>
          {open ? (
            <>
              <div className={css.actions}>
                <Button
                  kind="primary"
                  size="xl"
                  hint="y"
                  className={css.yes}
                  busy={sending === 'yes'}
                  onClick={answer.yes}
                >
                  {t('tap.yes')}
                </Button>
                <Button size="xl" hint="n" busy={sending === 'no'} onClick={() => answer.no()}>
                  {t('tap.no')}
                </Button>
                <Button
                  size="xl"
                  hint="l"
                  busy={sending === 'later'}
                  aria-expanded={later}
                  onClick={() => setLater(!later)}
                >
                  {t('tap.later')}
                </Button>
              </div>
              {later && <LaterChoice onChoose={answer.later} />}
              <TapOutcome answered={answered} name={called} />
              {!postponed && <Calm tap={tap} name={called} />}
            </>
          ) : (
            <>
              <TapOutcome answered={answered} name={called} />
              <Link to="/" className={buttonClass({ kind: 'second' })}>
                {t('tap.back')}
              </Link>
            </>
          )}
        </div>
        {open && (
          <p className={css.offTopic}>
            <button type="button" className="b-link" onClick={() => answer.no(true)}>
              {t('tap.offTopic')}
            </button>{' '}
            <span className="b-md b-dim">{t('tap.offTopicHint')}</span>
          </p>
        )}
      </div>
      <AskAside ask={tap} />
    </div>
  )
}

/** How long the tap stays before it goes on to somebody else. No bar, no red, and nothing when the time is over. */
function Calm({ tap, name }: { tap: Tap; name: string }) {
  const { t, i18n } = useTranslation()
  const now = useMoment()
  const left = (new Date(tap.lapsesAt).getTime() - now) / 1000
  if (left <= 0) return null
  const time = span(left, i18n.language)
  return (
    <>
      <p className={`b-md b-dim b-num b-wide ${css.calm}`}>{t('tap.calm', { time, name })}</p>
      <p className="b-sm b-dim b-num b-phone" style={{ textAlign: 'center' }}>
        {t('tap.calmShort', { time })}
      </p>
    </>
  )
}
