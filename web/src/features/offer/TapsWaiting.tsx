import type { Tap } from '@binome/contract/now.ts'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../app/live-react.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { about, hour } from '../../ui/format.ts'
import { List, Row } from '../../ui/List.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Rich } from '../../ui/Rich.tsx'
import { Roof } from '../../ui/Roof.tsx'
import { Strip } from '../../ui/Strip.tsx'
import { useSeeker } from './from.ts'
import { TapCard } from './TapCard.tsx'
import { TapOutcome } from './TapOutcome.tsx'
import css from './TapsWaiting.module.css'
import type { Answered } from './useAnswer.ts'

/** Taps waiting for me: whoever waits longest as a card that answers to keys, the others as rows, those put off last. */
export function TapsWaiting({ taps }: { taps: readonly Tap[] }) {
  const { t, i18n } = useTranslation()
  const seeker = useSeeker()
  const gone = useGone()
  useSpoken(taps)
  const open = taps.filter((tap) => tap.state.state === 'open')
  const [first, ...others] = open
  const later = taps.flatMap((tap) => (tap.state.state === 'postponed' ? [{ tap, until: tap.state.until }] : []))
  if (!first && later.length === 0 && !gone) return null
  return (
    <section aria-label={t('tap.region')} className={css.taps}>
      {gone && <TapOutcome answered={gone.answered} name={gone.name} />}
      {first && <TapCard key={first.offerId} tap={first} keys />}
      {others.length + later.length > 0 && (
        <List>
          {others.map((tap) => (
            <Row key={tap.offerId} before={<Avatar person={seeker(tap).face} size="sm" />} after={<See tap={tap} />}>
              <b>{t('tap.title', { name: seeker(tap).first })}</b>
              <p className={css.line}>{tap.text}</p>
            </Row>
          ))}
          {later.map(({ tap, until }) => (
            <Row key={tap.offerId} before={<Avatar person={seeker(tap).face} size="sm" />} after={<See tap={tap} />}>
              <span className="b-sm b-mut">
                <Rich k="tap.postponed" values={{ when: hour(new Date(until), i18n.language) }} />
              </span>
              <p className={css.line}>{tap.text}</p>
            </Row>
          ))}
        </List>
      )}
    </section>
  )
}

function See({ tap }: { tap: Tap }) {
  const { t } = useTranslation()
  const seeker = useSeeker()
  return (
    <Link
      to="/tap/$offerId"
      params={{ offerId: tap.offerId }}
      className={buttonClass({ kind: 'second', size: 'sm' })}
      aria-label={`${t('tap.see')}, ${t('tap.title', { name: seeker(tap).first })}`}
    >
      {t('tap.see')}
    </Link>
  )
}

/** On a phone: a strip above the tabs, that leads to the tap's own page. */
export function TapStrip({ taps }: { taps: readonly Tap[] }) {
  const { t, i18n } = useTranslation()
  const seeker = useSeeker()
  useSpoken(taps)
  const [first] = taps
  if (!first) return null
  return (
    <Strip before={<Roof state="alone" width={30} />} action={<See tap={first} />}>
      <b>{t('tap.title', { name: seeker(first).first })}</b>
      {first.minutes !== null && `, ${t('flow.tap.about', { minutes: about(first.minutes * 60, i18n.language) })}`}
      <span className={css.line}>{first.text}</span>
    </Strip>
  )
}

/** Says a tap that arrives, once: never an alert, and never takes the focus. */
function useSpoken(taps: readonly Tap[]) {
  const { t } = useTranslation()
  const seeker = useSeeker()
  const known = useRef<Set<string> | null>(null)
  useEffect(() => {
    const open = taps.filter((tap) => tap.state.state === 'open')
    if (known.current) {
      for (const tap of open) {
        if (!known.current.has(tap.offerId)) announce(t('tap.arrived', { name: seeker(tap).first, text: tap.text }))
      }
    }
    known.current = new Set(open.map((tap) => tap.offerId))
  })
}

const STAYS_MS = 8_000

/** A tap that somebody else took, or that was taken back, says so for a while. One that lapsed, or that I answered, is silent. */
function useGone(): { answered: Answered; name: string } | null {
  const seeker = useSeeker()
  const [gone, setGone] = useState<{ answered: Answered; name: string } | null>(null)
  useLive('event', (event, now, before) => {
    if (!now.me.channels.tab) return
    if (event.part !== 'tap_gone' || event.because === 'lapsed' || event.because === 'answered') return
    const tap = before.taps.find((one) => one.offerId === event.offerId)
    if (tap) setGone({ answered: { at: 'gone', because: event.because }, name: seeker(tap).first })
  })
  useEffect(() => {
    if (!gone) return
    const timer = setTimeout(() => setGone(null), STAYS_MS)
    return () => clearTimeout(timer)
  }, [gone])
  return gone
}
