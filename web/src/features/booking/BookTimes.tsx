import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { moment } from '../../ui/format.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Loading } from '../../ui/Notice.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import css from './BookTimes.module.css'
import { useBooking } from './useBooking.ts'
import { capital, useWhen } from './useWhen.ts'

const LENGTHS = [15, 30] as const
type Length = (typeof LENGTHS)[number]

/** No dead end: a moment with somebody who can help. Once one is asked for, where it stands. */
export function BookTimes({ askId, searching }: { askId: string; searching: boolean }) {
  const { t } = useTranslation()
  const said = useWhen()
  const booking = useBooking(askId)
  const [open, setOpen] = useState(false)
  return (
    <section className={css.book} aria-labelledby={`book-${askId}`}>
      <h2 id={`book-${askId}`} className="b-h3">
        {t('booking.book')}
      </h2>
      {booking ? (
        <p className={`b-md b-mut ${css.state}`} role="status">
          {said(booking)}
        </p>
      ) : (
        <>
          <p className="b-md b-mut">
            {t('booking.bookBody')} {searching && t('booking.bookSearching')}
          </p>
          <div className={css.open}>
            {open ? (
              <Choice askId={askId} onAsked={() => setOpen(false)} />
            ) : (
              <Button aria-expanded={false} onClick={() => setOpen(true)}>
                {t('booking.bookAction')}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  )
}

function Choice({ askId, onAsked }: { askId: string; onAsked: () => void }) {
  const { t, i18n } = useTranslation()
  const now = useMoment(60)
  const [minutes, setMinutes] = useState<Length>(15)
  const { data, error, refetch } = useQuery(
    q.bookings.times.queryOptions({ input: { askId, minutes }, staleTime: 0, retry: false }),
  )
  const asking = useMutation({
    mutationFn: (startsAt: string) => api.bookings.propose({ askId, startsAt, minutes }),
    onSuccess: () => {
      announce(t('booking.asked'))
      onAsked()
    },
    onError: () => void refetch(),
  })
  const refused = asking.error ?? error
  return (
    <>
      <div className={css.length}>
        <Segmented
          label={t('booking.length')}
          value={String(minutes)}
          onChange={(next) => setMinutes(next === '30' ? 30 : 15)}
          options={LENGTHS.map((count) => ({ value: String(count), label: t('booking.minutes', { count }) }))}
        />
      </div>
      {!data && !error && <Loading />}
      {data?.times.length === 0 && <p className="b-md b-mut">{t('booking.noTimes')}</p>}
      {data && data.times.length > 0 && (
        <ul className={css.times} aria-label={t('booking.times')}>
          {data.times.map((at) => (
            <li key={at}>
              <Button busy={asking.isPending && asking.variables === at} onClick={() => asking.mutate(at)}>
                {capital(moment(new Date(at), new Date(now), i18n.language), i18n.language)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <WhyRefused error={refused} />
    </>
  )
}
