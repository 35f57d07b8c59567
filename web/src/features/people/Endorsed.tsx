import type { SkillLine } from '@binome/contract/verbs/people.ts'
import { useTranslation } from 'react-i18next'
import { useFirstName } from '../ask/useName.ts'

/** Who vouches for a claim, as one phrase. */
export function Endorsed({ of: { count, mine, by } }: { of: SkillLine['endorsements'] }) {
  const { t } = useTranslation()
  const nameOf = useFirstName()
  if (count === 0) return null
  const more = count - 1
  if (mine) return <>, {more === 0 ? t('people.endorsedYou') : t('people.endorsedYouMore', { count: more })}</>
  const name = by ? nameOf(by) : t('people.someone')
  return <>, {more === 0 ? t('people.endorsed', { name }) : t('people.endorsedMore', { name, count: more })}</>
}
