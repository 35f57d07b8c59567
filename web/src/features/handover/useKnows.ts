import type { ReasonView } from '@binome/contract/now.ts'
import { useTranslation } from 'react-i18next'
import { skillLabel } from '../people/skill.ts'

/** What somebody knows of the subject, told of them to others. */
export function useKnows(): (reasons: readonly ReasonView[]) => string[] {
  const { t, i18n } = useTranslation()
  return (reasons) =>
    reasons.flatMap((reason) => {
      switch (reason.kind) {
        case 'solved_similar':
          return [t('handover.knows.solved_similar', { count: reason.count })]
        case 'skill_shown':
          return [
            t('handover.knows.skill_shown', { count: reason.count, skill: skillLabel(reason.skill, i18n.language) }),
          ]
        case 'skill_claimed':
          return [
            t(reason.vouched ? 'handover.knows.skill_vouched' : 'handover.knows.skill_claimed', {
              skill: skillLabel(reason.skill, i18n.language),
            }),
          ]
        default:
          return []
      }
    })
}
