import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { Refused } from '../door/Refused.tsx'
import { type Claims, countOf } from './claims.ts'
import css from './MePage.module.css'
import { SkillPicker } from './SkillPicker.tsx'

/** What I say I know, changed at once: what is being saved is shown, and falls back if it is refused. */
export function ClaimsEditor({ claimed }: { claimed: Claims }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const cache = useQueryClient()
  const saving = useMutation({
    mutationFn: ({ skills, labels }: Claims) =>
      api.me.claimSkills({ skillIds: skills.map((skill) => skill.id), newLabels: [...labels] }),
    scope: { id: 'claims' },
    onSuccess: async () => {
      await Promise.all([
        cache.invalidateQueries({ queryKey: q.me.mySkills.key() }),
        cache.invalidateQueries({ queryKey: q.people.key() }),
      ])
      announce(t('ui.saved'))
    },
  })
  const shown = saving.isPending ? saving.variables : claimed
  return (
    <div className={css.claims}>
      <SkillPicker
        label={t('me.claim')}
        placeholder={countOf(shown) === 0 ? t('me.claimPlaceholder') : t('me.claimMore')}
        claims={shown}
        onChange={(next) => saving.mutate(next)}
      />
      <Refused>{saving.error && words(saving.error)}</Refused>
    </div>
  )
}
