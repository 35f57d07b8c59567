import type { AskView } from '@binome/contract/now.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isRefusal } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Roof } from '../../ui/Roof.tsx'
import css from './LaterBanner.module.css'

/** Somebody could help now with an ask that is put aside: now, or not now. On every page, since it stands ten minutes. */
export function LaterBanner() {
  const parked = useNow((now) => now.parked)
  const now = useMoment(5)
  const asked = parked?.find((ask) => stands(ask, now))
  return asked ? <Asked key={asked.id} ask={asked} /> : null
}

const stands = (ask: AskView, now: number) =>
  ask.state === 'parked' && ask.later?.asksUntil != null && Date.parse(ask.later.asksUntil) > now

function Asked({ ask }: { ask: AskView }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const coming = useMutation({
    mutationFn: () => api.asks.resume({ askId: ask.id }),
    onSuccess: () => go({ to: '/ask/$askId', params: { askId: ask.id } }),
  })
  const waiting = useMutation({
    mutationFn: () => api.later.notNow({ askId: ask.id }),
    onSuccess: () => announce(t('later.again')),
  })
  useEffect(() => announce(`${t('later.somebody')} ${ask.text}`), [t, ask.text])
  const error = coming.error ?? waiting.error
  return (
    <section className={css.asked} aria-label={t('later.somebody')}>
      <Roof state="alone" width={30} />
      <div className={css.words}>
        <b>{t('later.somebody')}</b>
        <span className={css.text} lang={ask.language}>
          {ask.text}
        </span>
        {/* Moved on meanwhile: the live view already shows where it is. */}
        {!isRefusal(error, 'ASK_STATE') && <WhyRefused error={error} small />}
      </div>
      <Button size="sm" kind="call" busy={coming.isPending} onClick={() => coming.mutate()}>
        {t('later.now')}
      </Button>
      <Button size="sm" kind="quiet" busy={waiting.isPending} onClick={() => waiting.mutate()}>
        {t('later.notNow')}
      </Button>
    </section>
  )
}
