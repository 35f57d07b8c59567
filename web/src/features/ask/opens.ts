import type { TFunction } from 'i18next'
import { hour, moment } from '../../ui/format.ts'

/** A search lasts so long, then it is put aside (server: ask/rules.ts). */
const SEARCH_MS = 12 * 3_600_000

/** Does an ask of this moment still search when it opens? Pure. */
export const lastsUntil = (opensAt: string, now: Date): boolean =>
  new Date(opensAt).getTime() < now.getTime() + SEARCH_MS

/** « à 9 h », « demain à 9 h », « lundi à 9 h »: when those open whom one may ask. */
export function opensWords(t: TFunction, locale: string, opensAt: string, now: Date): string {
  const at = new Date(opensAt)
  const today = at.toDateString() === now.toDateString()
  return today ? t('now.opensToday', { hour: hour(at, locale) }) : moment(at, now, locale)
}
