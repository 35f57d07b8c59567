import { useTranslation } from 'react-i18next'
import { Pick } from '../../ui/Field.tsx'
import { Section } from '../../ui/Section.tsx'
import type { PartProps } from './parts.ts'
import css from './Rules.module.css'
import { minutesFor } from './rules.ts'
import { useRuleWords } from './ruleWords.ts'

const INHERITED = ''
/** What holds in a house that says nothing (server: routing/rules.ts). */
const USUAL = { usualMinutes: 120, mostMinutes: 300 }

/** The frame within which people say how much of their week they keep for helping. */
export function FrameFields({ said, house, wrong, onChange }: PartProps & { wrong: boolean }) {
  const { t } = useTranslation()
  const words = useRuleWords()
  const one = (name: 'usualMinutes' | 'mostMinutes') => (
    <Pick
      label={t(name === 'usualMinutes' ? 'rules.frame.usual' : 'rules.frame.most')}
      value={said[name] === null ? INHERITED : String(said[name])}
      error={name === 'usualMinutes' && wrong && t('rules.frame.wrong')}
      onChange={(value) => onChange({ [name]: value === INHERITED ? null : Number(value) })}
      options={[
        {
          value: INHERITED,
          label: t(house ? 'rules.asHouse' : 'rules.asUsual', { value: words.minutes((house ?? USUAL)[name]) }),
        },
        ...minutesFor(said[name]).map((minutes) => ({ value: String(minutes), label: words.minutes(minutes) })),
      ]}
    />
  )
  return (
    <Section title={t('rules.frame.title')} level={2}>
      <div className={css.block}>
        <p className="b-sm b-mut">{t('rules.frame.hint')}</p>
        <div className={css.pair}>
          {one('usualMinutes')}
          {one('mostMinutes')}
        </div>
      </div>
    </Section>
  )
}
