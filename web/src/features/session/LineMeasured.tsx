import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import css from './LineDetails.module.css'
import { useLineFigures } from './useLineFigures.ts'

/** What each way of the link carries and loses, measured while somebody looks. */
export function LineMeasured({ call, name }: { call: Call; name: string }) {
  const { t, i18n } = useTranslation()
  const figures = useLineFigures(call)
  const number = (value: number, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(i18n.language, options).format(value)
  const rate = (kbps: number) =>
    kbps >= 1000
      ? `${number(kbps / 1000, { maximumFractionDigits: 1 })} Mbit/s`
      : `${number(kbps, { maximumSignificantDigits: 2 })} kbit/s`
  const loss = (part: number | null) => number(part ?? 0, { style: 'percent', maximumFractionDigits: 0 })
  const { out, roundTrip, relayed } = figures ?? { out: null, roundTrip: null, relayed: false }
  return (
    <section className={css.measured} aria-label={t('privacy.line')}>
      <h3>{t('privacy.line')}</h3>
      {!figures && <p className="b-mut">{t('privacy.measuring')}</p>}
      {out?.kbps && <p>{t('privacy.outAbout', { name, rate: rate(out.kbps), loss: loss(out.loss) })}</p>}
      {out && !out.kbps && out.loss !== null && <p>{t('privacy.out', { name, loss: loss(out.loss) })}</p>}
      {figures && figures.in.kbps !== null && (
        <p>{t('privacy.in', { name, rate: rate(figures.in.kbps), loss: loss(figures.in.loss) })}</p>
      )}
      {roundTrip !== null && (
        <p>{t('privacy.way', { ms: Math.round(roundTrip), way: t(relayed ? 'privacy.relayed' : 'privacy.direct') })}</p>
      )}
    </section>
  )
}
