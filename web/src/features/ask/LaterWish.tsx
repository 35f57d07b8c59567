import type { AskView } from '@binome/contract/now.ts'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, isRefusal } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { moment } from '../../ui/format.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'

/** Of an ask that is put aside: to be asked "now?" once somebody is there, or not any more. */
export function LaterWish({ ask }: { ask: Extract<AskView, { state: 'parked' }> }) {
  const { t, i18n } = useTranslation()
  const now = useMoment(60)
  const wishing = useMutation({
    mutationFn: (wish: boolean) => api.later.wish({ askId: ask.id, wish }),
    onSuccess: (_view, wish) => announce(t(wish ? 'later.said' : 'later.unsaid')),
  })
  const { later } = ask
  return (
    <>
      {later && (
        <p className="b-sm b-mut">
          {t('later.waits', { until: moment(new Date(later.until), new Date(now), i18n.language) })}
        </p>
      )}
      {!isRefusal(wishing.error, 'ASK_STATE') && <WhyRefused error={wishing.error} small />}
      <Button size="sm" kind="quiet" busy={wishing.isPending} onClick={() => wishing.mutate(later === null)}>
        {t(later ? 'later.unwish' : 'later.wish')}
      </Button>
    </>
  )
}
