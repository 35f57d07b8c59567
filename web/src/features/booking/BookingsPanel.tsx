import type { BookingView } from '@binome/contract/now.ts'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isRefusal } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { List, Row } from '../../ui/List.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Roof, type RoofState } from '../../ui/Roof.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import { downloadText } from '../me/download.ts'
import { answerThenDraw } from '../session/callOf.ts'
import { getReady } from '../session/ready.ts'
import css from './BookingsPanel.module.css'
import { useOther, useWhen } from './useWhen.ts'

/** From so long before its time a moment can be joined, and so long after (the server decides). */
const BEFORE_MS = 5 * 60_000
const AFTER_MS = 10 * 60_000

/** Moments to meet: those asked of me, those agreed to, and what came to nothing since yesterday. */
export function BookingsPanel({ bookings }: { bookings: readonly BookingView[] }) {
  const { t } = useTranslation()
  if (bookings.length === 0) return null
  return (
    <Section level={2} title={t('booking.title')}>
      <List>
        {bookings.map((booking) => (
          <One key={booking.id} booking={booking} />
        ))}
      </List>
    </Section>
  )
}

const ROOF: Record<BookingView['state'], RoofState> = {
  proposed: 'alone',
  booked: 'matched',
  kept: 'done',
  missed: 'nobody',
  lapsed: 'nobody',
  cancelled: 'nobody',
}

function One({ booking }: { booking: BookingView }) {
  const { t } = useTranslation()
  const said = useWhen()
  const now = useMoment(5)
  const { state, role, startsAt } = booking
  const ahead = new Date(startsAt).getTime() - now
  const itIsTime = state === 'booked' && ahead <= BEFORE_MS && ahead > -AFTER_MS
  return (
    <Row top before={<Roof state={ROOF[state]} width={30} />}>
      <p>
        {itIsTime && <b>{t('booking.now')} </b>}
        {said(booking)}
      </p>
      <Say size="body" clamp lang={booking.language}>
        {booking.text}
      </Say>
      {role === 'helper' && state === 'proposed' && <Answering booking={booking} />}
      {state === 'booked' && <Booked booking={booking} itIsTime={itIsTime} />}
      {role === 'seeker' && state === 'proposed' && <CallingOff booking={booking} />}
      {role === 'seeker' && (state === 'lapsed' || state === 'missed' || state === 'cancelled') && (
        <div className={css.actions}>
          <p className="b-sm b-mut">{t('booking.stillWaits')}</p>
          <Link
            to="/ask/$askId"
            params={{ askId: booking.askId }}
            className={buttonClass({ kind: 'second', size: 'sm' })}
          >
            {t('booking.again')}
          </Link>
        </div>
      )}
    </Row>
  )
}

/** Does it suit me: a yes is in both calendars, a no is nobody's business. */
function Answering({ booking }: { booking: BookingView }) {
  const { t } = useTranslation()
  const answering = useMutation({
    mutationFn: (yes: boolean) => api.bookings.answer({ bookingId: booking.id, yes }),
  })
  const busy = answering.isPending ? answering.variables : null
  return (
    <>
      <p className="b-sm b-mut">{t('booking.requestCalm')}</p>
      <div className={css.actions}>
        <Button size="sm" kind="call" busy={busy === true} onClick={() => answering.mutate(true)}>
          {t('booking.yes')}
        </Button>
        <Button size="sm" busy={busy === false} onClick={() => answering.mutate(false)}>
          {t('booking.no')}
        </Button>
      </div>
      <WhyRefused error={answering.error} small />
    </>
  )
}

function Booked({ booking, itIsTime }: { booking: BookingView; itIsTime: boolean }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const name = useOther()(booking) ?? t('booking.someone')
  const joining = useMutation({
    mutationFn: async () => {
      const { session, held } = await api.bookings.join({ bookingId: booking.id })
      await answerThenDraw(session, held)
      await go({ to: '/session/$sessionId', params: { sessionId: session.id } })
    },
  })
  const entry = useMutation({
    mutationFn: async () => {
      const { ics } = await api.bookings.entry({ bookingId: booking.id })
      downloadText(t('booking.file'), 'text/calendar', ics)
    },
  })
  useEffect(() => {
    if (itIsTime) getReady()
  }, [itIsTime])
  return (
    <>
      {itIsTime && booking.role === 'seeker' && (
        <p className="b-md" role="status">
          {t('booking.nowSeeker', { name })}
        </p>
      )}
      <div className={css.actions}>
        {itIsTime && booking.role === 'seeker' && (
          <Link to="/ask/$askId" params={{ askId: booking.askId }} className={buttonClass({ kind: 'call' })}>
            {t('booking.go')}
          </Link>
        )}
        {itIsTime && booking.role === 'helper' && (
          <Button kind="call" busy={joining.isPending} onClick={() => joining.mutate()}>
            {t('booking.join', { name })}
          </Button>
        )}
        <Button size="sm" busy={entry.isPending} onClick={() => entry.mutate()}>
          {t('booking.entry')}
        </Button>
        <CancelButton booking={booking} />
      </div>
      {isRefusal(joining.error, 'IN_SESSION') || isRefusal(joining.error, 'SEEKER_BUSY') ? (
        <p className="b-sm b-mut" role="status">
          {t('booking.busyNow')}
        </p>
      ) : (
        <WhyRefused error={joining.error ?? entry.error} small />
      )}
    </>
  )
}

function CallingOff({ booking }: { booking: BookingView }) {
  return (
    <div className={css.actions}>
      <CancelButton booking={booking} />
    </div>
  )
}

function CancelButton({ booking }: { booking: BookingView }) {
  const { t } = useTranslation()
  const cancelling = useMutation({
    mutationFn: () => api.bookings.callOff({ bookingId: booking.id }),
    onSuccess: () => announce(t('booking.cancelled')),
  })
  return (
    <>
      <Button size="sm" kind="quiet" busy={cancelling.isPending} onClick={() => cancelling.mutate()}>
        {t('booking.cancel')}
      </Button>
      <WhyRefused error={cancelling.error} small />
    </>
  )
}
