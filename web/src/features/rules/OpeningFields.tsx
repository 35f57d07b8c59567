import { useTranslation } from 'react-i18next'
import { Pick } from '../../ui/Field.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { WeekEditor } from '../me/WeekEditor.tsx'
import { hoursOf, stretchesOf, usual } from '../me/week.ts'
import type { PartProps } from './parts.ts'
import css from './Rules.module.css'
import { type OpeningKind, openingKind } from './rules.ts'
import { useRuleWords } from './ruleWords.ts'

const AS_BEFORE = ''

/** When people may be asked who keep no hours of their own, by the clock of a place. */
export function OpeningFields({ said, house, onChange }: PartProps) {
  const { t } = useTranslation()
  const words = useRuleWords()
  // The house has nobody to inherit from: what it does not say is always open.
  const kind = house === null && said.opening === null ? 'always' : openingKind(said)
  const choose = (next: OpeningKind) => {
    if (next === 'inherited') onChange({ opening: null, timeZone: null })
    else onChange({ opening: next === 'always' ? [] : hoursOf(usual('help')) })
  }
  const kinds: readonly OpeningKind[] = house === null ? ['always', 'hours'] : ['inherited', 'always', 'hours']
  const zone = house?.timeZone ?? 'Europe/Paris'
  const zones = [...new Set([...Intl.supportedValuesOf('timeZone'), zone, ...(said.timeZone ? [said.timeZone] : [])])]
  return (
    <Section title={t('rules.opening.title')} level={2}>
      <div className={css.block}>
        <p className="b-sm b-mut">{t('rules.opening.hint')}</p>
        <Segmented
          label={t('rules.opening.title')}
          value={kind}
          onChange={choose}
          options={kinds.map((value) => ({
            value,
            label: t(value === 'inherited' ? 'rules.opening.asHouse' : `rules.opening.${value}`),
          }))}
        />
        {kind === 'inherited' && house && <p className="b-md">{words.opening(house.opening)}</p>}
        {kind === 'hours' && said.opening && (
          <>
            <h3 className="b-hidden">{t('rules.opening.hours')}</h3>
            <WeekEditor
              kind="help"
              week={stretchesOf(said.opening)}
              onChange={(week) => onChange({ opening: hoursOf(week) })}
            />
            <Pick
              label={t('rules.opening.zone')}
              value={said.timeZone ?? AS_BEFORE}
              onChange={(value) => onChange({ timeZone: value === AS_BEFORE ? null : value })}
              options={[
                { value: AS_BEFORE, label: t(house ? 'rules.asHouse' : 'rules.asUsual', { value: zone }) },
                ...zones.toSorted().map((value) => ({ value, label: value.replaceAll('_', ' ') })),
              ]}
            />
          </>
        )}
      </div>
    </Section>
  )
}
