import type { Tap } from '@binome/contract/now.ts'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/live-react.ts'
import { Button } from '../../ui/Button.tsx'
import { about, relative } from '../../ui/format.ts'
import { useKeys } from '../../ui/keys.ts'
import { useMoment } from '../../ui/moment.ts'
import { Pair } from '../../ui/Pair.tsx'
import { Say } from '../../ui/Say.tsx'
import { HandoverLine } from '../handover/HandoverLine.tsx'
import { elides } from '../session/ofName.ts'
import { getReady } from '../session/ready.ts'
import { useSeeker } from './from.ts'
import { LaterChoice } from './LaterChoice.tsx'
import { asSentence } from './reason.ts'
import css from './TapCard.module.css'
import { TapOutcome } from './TapOutcome.tsx'
import { useAnswer } from './useAnswer.ts'
import { useReason } from './useReason.ts'
import { useSeen } from './useSeen.ts'

/** A tap, narrow: on Now. With `keys` it answers Y, N and L (in French also O and P). */
export function TapCard({ tap, keys }: { tap: Tap; keys: boolean }) {
  const { t, i18n } = useTranslation()
  const me = useNow((now) => now.me.person)
  const seeker = useSeeker()(tap)
  const now = useMoment()
  const reason = useReason(tap)
  const answer = useAnswer(tap)
  const place = useSeen(tap)
  const [later, setLater] = useState(false)
  const sending = answer.answered.at === 'sending' ? answer.answered.what : null

  useEffect(getReady, [])
  useKeys(
    [
      { keys: ['y', 'o'], label: t('tap.keys.yes'), run: answer.yes },
      { keys: 'n', label: t('tap.keys.no'), run: () => answer.no() },
      { keys: ['l', 'p'], label: t('tap.keys.later'), run: () => setLater(!later) },
    ],
    keys && (answer.answered.at === 'open' || answer.answered.at === 'refused'),
  )
  const hint = (key: string) => (keys ? { hint: key } : {})
  const ago = relative(new Date(tap.openedAt), new Date(now), i18n.language)

  return (
    <div ref={place} className={css.tap}>
      <div className={css.head}>
        {me && <Pair state="alone" seeker={seeker.face} helper={me} hole="helper" />}
        <span className="b-sm b-mut">
          {tap.minutes === null
            ? t('tap.ago', { ago })
            : t('tap.agoMinutes', { ago, minutes: about(tap.minutes * 60, i18n.language) })}
        </span>
      </div>
      <Say quote clamp lang={tap.language} className={css.words}>
        {tap.text}
      </Say>
      <HandoverLine tap={tap} />
      <p className="b-sm b-mut">
        {seeker.named
          ? t(elides(seeker.name, i18n.language) ? 'tap.fromElided' : 'tap.from', { who: seeker.where })
          : t('tap.unnamed.from', { name: seeker.name })}{' '}
        {reason && asSentence(reason, i18n.language)}
        {tap.pictures.length > 0 && (
          <>
            {' '}
            <Link to="/tap/$offerId" params={{ offerId: tap.offerId }}>
              {t('flow.tap.withPicture')}
            </Link>
          </>
        )}
      </p>
      <TapOutcome answered={answer.answered} name={seeker.first} />
      <div className={css.actions}>
        <Button kind="call" className={css.yes} busy={sending === 'yes'} {...hint('y')} onClick={answer.yes}>
          {t('tap.yes')}
        </Button>
        <Button size="sm" className={css.other} busy={sending === 'no'} {...hint('n')} onClick={() => answer.no()}>
          {t('tap.no')}
        </Button>
        <Button
          size="sm"
          className={css.other}
          busy={sending === 'later'}
          aria-expanded={later}
          {...hint('l')}
          onClick={() => setLater(!later)}
        >
          {t('tap.later')}
        </Button>
      </div>
      {later && <LaterChoice onChoose={answer.later} />}
      <p className={css.offTopic}>
        <button type="button" className="b-link b-sm" disabled={sending !== null} onClick={() => answer.no(true)}>
          {t('tap.offTopic')}
        </button>{' '}
        <span className="b-sm b-mut">{t('tap.offTopicHint')}</span>
      </p>
    </div>
  )
}
