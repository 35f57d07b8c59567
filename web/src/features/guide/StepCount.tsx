import type { GuideStep } from '@binome/contract/session.ts'
import { useTranslation } from 'react-i18next'
import { isDone } from './pending.ts'

/** How many of the steps are done in this pass. */
export function StepCount({ steps, pass }: { steps: readonly GuideStep[]; pass: 'together' | 'alone' }) {
  const { t } = useTranslation()
  const done = steps.filter((step) => isDone(step[pass])).length
  return t(pass === 'alone' ? 'guide.alone.count' : 'guide.done', { done, of: steps.length })
}
