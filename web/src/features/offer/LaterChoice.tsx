import { useTranslation } from 'react-i18next'
import { hour } from '../../ui/format.ts'
import { useMoment } from '../../ui/moment.ts'
import { Rich } from '../../ui/Rich.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { timeNow } from '../../ui/time.ts'
import css from './LaterChoice.module.css'
import { laterChoices } from './later.ts'

/** Later: when. One press answers. */
export function LaterChoice({ onChoose }: { onChoose: (until: Date) => void }) {
  const { t, i18n } = useTranslation()
  const now = useMoment()
  const choices = laterChoices(new Date(now))
  return (
    <div className={css.later}>
      <p className="b-md">
        <Rich k="tap.laterAsk" />
      </p>
      <Segmented
        label={t('tap.later')}
        value={null}
        onChange={(kind) => {
          // Made anew: the minutes count from the press.
          const chosen = laterChoices(new Date(timeNow())).find((choice) => choice.kind === kind)
          if (chosen) onChoose(chosen.until)
        }}
        options={choices.map(({ kind, until }) => ({
          value: kind,
          label: t(`tap.laterChoices.${kind}`, { hour: hour(until, i18n.language) }),
        }))}
      />
    </div>
  )
}
