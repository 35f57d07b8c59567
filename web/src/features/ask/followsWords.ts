import type { AskView } from '@binome/contract/now.ts'
import type { TFunction } from 'i18next'
import { hour } from '../../ui/format.ts'

/** Of an ask that waits for what comes of one near the same: what holds, and until when; null of any other. */
export function followsWords(t: TFunction, locale: string, ask: AskView): string | null {
  if (ask.state !== 'parked' || ask.follows === null) return null
  const { met, until } = ask.follows
  return t(met ? 'group.met' : 'group.waits', { until: hour(new Date(until), locale) })
}
