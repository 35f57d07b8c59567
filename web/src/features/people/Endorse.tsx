import type { SkillLine } from '@binome/contract/verbs/people.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Refused } from '../door/Refused.tsx'
import css from './Endorse.module.css'
import { skillLabel } from './skill.ts'

/** Vouches for what a colleague says they know; pressed again, takes it back. */
export function Endorse({ personId, line }: { personId: string; line: SkillLine }) {
  const { t, i18n } = useTranslation()
  const words = useRefusalWords()
  const cache = useQueryClient()
  const { mine } = line.endorsements
  const saying = useMutation({
    mutationFn: () => api.people.endorse({ personId, skillId: line.skill.id, endorsed: !mine }),
    onSuccess: () => cache.invalidateQueries({ queryKey: q.people.knowHow.key() }),
  })
  return (
    <div className={css.endorse}>
      <Button
        kind="quiet"
        size="sm"
        className={css.button}
        aria-label={`${t('people.endorse')}, ${skillLabel(line.skill, i18n.language)}`}
        aria-pressed={mine}
        busy={saying.isPending}
        before={mine && <Check aria-hidden="true" />}
        onClick={() => saying.mutate()}
      >
        {t('people.endorse')}
      </Button>
      <Refused>{saying.error && words(saying.error)}</Refused>
    </div>
  )
}
