import type { Freshness, SkillLine } from '@binome/contract/verbs/people.ts'

/** What the people of a house are like to others: pure, time as an argument. */

const day = 24 * 60 * 60 * 1000

/** What nobody else has shown since then, one person alone knows: a year, as the line of evidence shows. */
export const aloneSince = (now: Date): Date => new Date(now.getTime() - 365 * day)

/** Asks that met nobody are told of three months: later they are history. */
export const unansweredSince = (now: Date): Date => new Date(now.getTime() - 92 * day)

/** A text as it is searched: without accents, ligatures and capitals. The store does the same in SQL. */
export function plainText(text: string): string {
  return text
    .replaceAll(/[œŒ]/g, 'oe')
    .replaceAll(/[æÆ]/g, 'ae')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}

/** The words of a search, plain, at most 8: each must be found in a person or in a skill of theirs. */
export function searchWords(query: string | undefined): string[] {
  const words = plainText(query ?? '').split(/[^\p{L}\p{N}]+/u)
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 8)
}

/** How fresh know-how last shown at `lastAt` is, as a band: others never see the day. Null when none was shown. */
export function freshnessOf(lastAt: Date | null, now: Date): Freshness | null {
  if (lastAt === null) return null
  const days = (now.getTime() - lastAt.getTime()) / day
  if (days <= 31) return 'this_month'
  if (days <= 92) return 'this_quarter'
  return days <= 365 ? 'this_year' : 'older'
}

/** `YYYY-MM` of an instant, in UTC. */
export function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7)
}

/** First instant of the twelve months that are drawn: this one and the eleven before. */
export function firstMarkedInstant(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11, 1))
}

/** The marks of one line, oldest first, one a month: people freed then, or else that it was claimed then. */
export function marksOf(
  months: readonly { month: string; freed: number }[],
  claims: readonly Date[],
  now: Date,
): SkillLine['marks'] {
  const from = monthOf(firstMarkedInstant(now))
  const marks = new Map<string, SkillLine['marks'][number]>()
  for (const at of claims) {
    const month = monthOf(at)
    marks.set(month, { month, kind: 'claimed', count: (marks.get(month)?.count ?? 0) + 1 })
  }
  for (const { month, freed } of months) marks.set(month, { month, kind: 'solved', count: freed })
  return [...marks.values()].filter((mark) => mark.month >= from).sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** Labels as the person meant them: trimmed, single spaces, each once whatever its accents and capitals. */
export function distinctLabels(labels: readonly string[]): string[] {
  const kept = new Map<string, string>()
  for (const label of labels) {
    const clean = label.trim().replaceAll(/\s+/g, ' ')
    const key = plainText(clean)
    if (key !== '' && !kept.has(key)) kept.set(key, clean)
  }
  return [...kept.values()]
}
