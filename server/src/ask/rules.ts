import type { Language } from '@binome/contract/terms.ts'

/** Days within which a resolved ask may be taken up again (vocabulary: reopened within 7 days). */
export const REOPEN_DAYS = 7
/** Hours a search may last before it is put aside for written answers: a working day, so that no ask hangs overnight unseen. */
export const SEARCH_HOURS = 12
/** Days a parked ask is kept waiting. */
export const PARKED_DAYS = 30

const DAY = 86_400_000
const HOUR = 3_600_000

export function reopenUntil(resolvedAt: Date): Date {
  return new Date(resolvedAt.getTime() + REOPEN_DAYS * DAY)
}

export function searchEnds(openedAt: Date): Date {
  return new Date(openedAt.getTime() + SEARCH_HOURS * HOUR)
}

export function parkedEnds(since: Date): Date {
  return new Date(since.getTime() + PARKED_DAYS * DAY)
}

const FRENCH = new Set(
  'le la les un une des du de et est sur dans pour avec qui que quoi comment pourquoi je j mon ma mes ne pas plus au aux ce cette il elle on nous vous sont ça depuis mais ou où par se sa son ses fait faut quand peut'.split(
    ' ',
  ),
)
const ENGLISH = new Set(
  'the a an of and is are in on for with how what why my i not no to it this that does do can when from we you they be been has have was but or at by if there where which'.split(
    ' ',
  ),
)

/**
 * The language of an ask: function words of each counted, French accents as half a word; on a tie the language of
 * the person. Good enough for one line (function words are 40–50 % of running text in both languages).
 */
export function languageOf(text: string, fallback: Language): Language {
  let french = 0
  let english = 0
  for (const word of text.toLowerCase().split(/[^\p{L}]+/u)) {
    if (FRENCH.has(word)) french += 1
    if (ENGLISH.has(word)) english += 1
    if (/[àâçéèêëîïôùûœ]/.test(word)) french += 0.5
  }
  return french === english ? fallback : french > english ? 'fr' : 'en'
}
