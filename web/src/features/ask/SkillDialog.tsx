import type { SkillRef } from '@binome/contract/terms.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Loading } from '../../ui/Notice.tsx'
import { skillLabel } from '../people/skill.ts'
import { compose } from './composing.ts'
import css from './SkillDialog.module.css'

/** A topic by name, from those the house knows. What is chosen goes to `onChoose`, by default the composer. */
export function SkillDialog({
  onClose,
  onChoose = (skill) => compose({ do: 'addSkill', skill }),
}: {
  onClose: () => void
  onChoose?: (skill: SkillRef) => void
}) {
  const { t, i18n } = useTranslation()
  const [typed, setTyped] = useState('')
  const [looked] = useDebouncedValue(typed.trim(), 150)
  const { data } = useQuery(
    q.people.skills.queryOptions({
      input: { limit: 12, ...(looked && { q: looked }) },
      placeholderData: keepPreviousData,
    }),
  )
  const choose = (skill: SkillRef) => {
    onChoose(skill)
    onClose()
  }
  return (
    <Dialog title={t('now.addSkill')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const [first] = data?.rows ?? []
          if (first && looked) choose(first)
        }}
      >
        <Field
          label={t('flow.now.skillSearch')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          data-autofocus
        />
      </form>
      {data ? (
        <ul className={css.found} aria-label={t('now.skills')}>
          {data.rows.map((skill) => (
            <li key={skill.id}>
              <button type="button" className={css.skill} onClick={() => choose(skill)}>
                {skillLabel(skill, i18n.language)}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <Loading />
      )}
      {data?.rows.length === 0 && <p className="b-md b-mut">{t('flow.now.skillNone')}</p>}
    </Dialog>
  )
}
