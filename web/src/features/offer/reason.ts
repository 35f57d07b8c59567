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
    case 'solved_similar': {
      const { count } = reason
      const values = { ago: ago(reason.lastAt) }
      // What those asks were about says more than that they were alike; their words are not the reader's to see.
      const about = reasons.find((one) => one.kind === 'skill_shown')
      if (!about) return { key: 'reason.solved_similar', count, values }
      return { key: 'reason.similar_about', count, values: { ...values, skill: skillLabel(about.skill, locale) } }
    }
    case 'past_pair':
      return { key: 'reason.past_pair', count: reason.count, values: { name: seeker, ago: ago(reason.lastAt) } }
    case 'skill_shown':
      return {
        key: 'reason.skill_shown',
        count: reason.count,
        values: { ago: ago(reason.lastAt), skill: skillLabel(reason.skill, locale) },
      }
    case 'skill_claimed':
      return {
        key: reason.vouched ? 'reason.skill_vouched' : 'reason.skill_claimed',
        values: { skill: skillLabel(reason.skill, locale) },
      }
    case 'language':
      return { key: reason.language === 'fr' ? 'reason.languageFr' : 'reason.languageEn', values: {} }
    case 'named':
      return { key: 'reason.named', values: { name: seeker } }
    case 'same_team':
    case 'willing':
    case 'last_resort':
      return { key: `reason.${reason.kind}`, values: {} }
  }
}

/** The first letter as a sentence begins. */
export const asSentence = (words: string, locale: string): string =>
  words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)
