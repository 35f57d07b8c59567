import type { Tap } from '@binome/contract/now.ts'
import { useTranslation } from 'react-i18next'
import { useMoment } from '../../ui/moment.ts'
import { useSeeker } from './from.ts'
import { reasonWords } from './reason.ts'

/** Why this tap came to me, in one sentence of the reader's language; empty when there is no reason to give. */
export function useReason(tap: Tap): string {
  const { t, i18n } = useTranslation()
  const seeker = useSeeker()
  const now = useMoment()
  const words = reasonWords(tap.reasons, { seeker: seeker(tap).first, locale: i18n.language, now: new Date(now) })
  if (!words) return ''
  const say = t as (key: string, options: object) => string
  return say(words.key, { ...words.values, ...(words.count !== undefined && { count: words.count }) })
}
