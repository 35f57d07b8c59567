import type { SkillRef } from '@binome/contract/terms.ts'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../../ui/Section.tsx'
import { SkillDialog } from '../ask/SkillDialog.tsx'
import { skillLabel } from '../people/skill.ts'
import css from './SkillsShown.module.css'

const MOST = 10

/** What know-how was shown: suggested from the words, each can be taken away, others added. */
export function SkillsShown({
  skills,
  onChange,
}: {
  skills: readonly SkillRef[]
  onChange: (skills: readonly SkillRef[]) => void
}) {
  const { t, i18n } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  return (
    <Section title={t('after.skills')} level={2}>
      <p className={`b-sm b-mut ${css.hint}`}>{t('after.skillsHint')}</p>
      <ul className={css.skills}>
        {skills.map((skill) => (
          <li key={skill.id} className={css.skill}>
            {skillLabel(skill, i18n.language)}
            <button
              type="button"
              className={css.x}
              aria-label={`${t('ui.remove')} ${skillLabel(skill, i18n.language)}`}
              title={t('ui.remove')}
              onClick={() => onChange(skills.filter(({ id }) => id !== skill.id))}
            >
              <X aria-hidden />
            </button>
          </li>
        ))}
        {skills.length < MOST && (
          <li>
            <button type="button" className={css.add} onClick={() => setChoosing(true)}>
              <Plus aria-hidden /> {t('now.addSkill')}
            </button>
          </li>
        )}
      </ul>
      {choosing && (
        <SkillDialog
          onClose={() => setChoosing(false)}
          onChoose={(skill) => {
            if (!skills.some(({ id }) => id === skill.id)) onChange([...skills, skill])
          }}
        />
      )}
    </Section>
  )
}
