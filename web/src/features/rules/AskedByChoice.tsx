import { useTranslation } from 'react-i18next'
import { Section } from '../../ui/Section.tsx'
import { InheritedChoice } from './InheritedChoice.tsx'
import type { PartProps } from './parts.ts'
import css from './Rules.module.css'
import { ASKED_BY } from './rules.ts'
import { useRuleWords } from './ruleWords.ts'

export type AskedByProps = PartProps & { teams: readonly { id: string; name: string }[]; ownId: string | null }

/** Who may ask these people; a team may always ask its own. */
export function AskedByChoice({ said, house, teams, ownId, onChange }: AskedByProps) {
  const { t } = useTranslation()
  const words = useRuleWords()
  const chosen = new Set(said.askerTeamIds)
  const toggle = (id: string) => {
    const next = chosen.has(id) ? said.askerTeamIds.filter((one) => one !== id) : [...said.askerTeamIds, id]
    onChange({ askerTeamIds: next })
  }
  return (
    <Section title={t('rules.asked.title')} level={2}>
      <div className={css.block}>
        <p className="b-sm b-mut">{t('rules.asked.hint')}</p>
        <InheritedChoice
          title={t('rules.asked.title')}
          value={said.askedBy}
          inherited={words.askedBy(house?.askedBy ?? 'everyone')}
          underHouse={house !== null}
          options={ASKED_BY.map((value) => ({ value, label: words.askedBy(value) }))}
          onChange={(askedBy) => onChange({ askedBy, ...(askedBy !== 'chosen_teams' && { askerTeamIds: [] }) })}
        />
        {said.askedBy === 'chosen_teams' && (
          <fieldset className={css.teams}>
            <legend>{t('rules.asked.which')}</legend>
            {teams
              .filter(({ id }) => id !== ownId)
              .map(({ id, name }) => (
                <label key={id}>
                  <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} /> {name}
                </label>
              ))}
            {chosen.size === 0 && <p className="b-sm b-danger">{t('rules.asked.choose')}</p>}
          </fieldset>
        )}
      </div>
    </Section>
  )
}
