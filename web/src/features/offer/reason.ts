import type { ReasonView } from '@binome/contract/now.ts'
import { relative } from '../../ui/format.ts'
import { skillLabel } from '../people/skill.ts'

/** A reason as words: the key of locales `reason.*`, its count and its values. */
export interface ReasonWords {
  key: string
  count?: number
  values: Record<string, string>
}

/**
 * Why you, in one sentence: the first reason, since the server puts the strongest first.
 * @param seeker what one calls the person who asks
 * @param locale 'fr' or 'en', of the reader
 */
export function reasonWords(
  reasons: readonly ReasonView[],
  { seeker, locale, now }: { seeker: string; locale: string; now: Date },
): ReasonWords | null {
  const [reason] = reasons
  if (!reason) return null
  const ago = (iso: string) => relative(new Date(iso), now, locale)
  switch (reason.kind) {
    case 'solved_similar':
    case 'past_pair':
      return { key: `reason.${reason.kind}`, count: reason.count, values: { ago: ago(reason.lastAt) } }
    case 'skill_shown':
      return {
        key: 'reason.skill_shown',
        count: reason.count,
        values: { ago: ago(reason.lastAt), skill: skillLabel(reason.skill, locale) },
      }
    case 'skill_claimed':
      return {
        key: 'reason.skill_claimed',
        values: { skill: skillLabel(reason.skill, locale) },
      }
    case 'language':
      return { key: reason.language === 'fr' ? 'reason.languageFr' : 'reason.languageEn', values: {} }
    case 'named':
      return { key: 'reason.named', values: { name: seeker } }
    case 'same_team':
    case 'willing':
      return { key: `reason.${reason.kind}`, values: {} }
  }
}

/** The first letter as a sentence begins. */
export const asSentence = (words: string, locale: string): string =>
  words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)
