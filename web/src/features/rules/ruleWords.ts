import type { AskedBy, Dial, OpeningHours } from '@binome/contract/verbs/routing.ts'
import { useTranslation } from 'react-i18next'
import { span } from '../../ui/format.ts'
import { stretchesOf } from '../me/week.ts'
import { useWeekWords } from '../me/weekWords.ts'

/** Rules in the reader's language. */
export function useRuleWords() {
  const { t, i18n } = useTranslation()
  const week = useWeekWords()
  return {
    dial: (dial: Dial) => t(`rules.dial.${dial}`),
    askedBy: (askedBy: AskedBy) => t(`rules.asked.${askedBy}`),
    minutes: (minutes: number) => (minutes === 0 ? t('helping.none') : span(minutes * 60, i18n.language)),
    opening: (hours: OpeningHours) =>
      hours.length === 0 ? t('rules.opening.always') : week.lines(stretchesOf(hours)).join('; '),
  }
}
