import type { AskedBy, Dial, RulesInForce, RulesSaid } from '@binome/contract/verbs/routing.ts'

/** Rules as they are being said, before they are saved. Pure. */

export const DIALS: readonly Dial[] = ['fast', 'balanced', 'gentle']
export const ASKED_BY: readonly AskedBy[] = ['everyone', 'own_team', 'chosen_teams']

/** A team may not be faster than the house: it would spend the time of others. */
export function dialsUnder(house: Dial | null): readonly Dial[] {
  return house === null ? DIALS : DIALS.slice(DIALS.indexOf(house))
}

/** When people of a place may be asked: as the wider place says, always, or in hours of its own. */
export type OpeningKind = 'inherited' | 'always' | 'hours'

export const openingKind = ({ opening }: Pick<RulesSaid, 'opening'>): OpeningKind =>
  opening === null ? 'inherited' : opening.length === 0 ? 'always' : 'hours'

/** What an empty field says: nothing. Null too for what is no number. */
export function numberOf(typed: string): number | null {
  const value = Number.parseInt(typed, 10)
  return Number.isInteger(value) ? value : null
}

/** What keeps it from being saved, by its field. */
export type Wrong = 'mostTaps' | 'mostAtOnce' | 'frame' | 'teams'

/** @param house what the house lets; null for the house itself */
export function wrongOf(said: RulesSaid, house: RulesInForce | null): Wrong[] {
  const wrong: Wrong[] = []
  const outside = (value: number | null, most: number) => value !== null && (value < 1 || value > most)
  if (outside(said.mostTaps, house?.mostTaps ?? 200)) wrong.push('mostTaps')
  if (outside(said.mostAtOnce, house?.mostAtOnce ?? 50)) wrong.push('mostAtOnce')
  const { usualMinutes, mostMinutes } = said
  if (usualMinutes !== null && mostMinutes !== null && usualMinutes > mostMinutes) wrong.push('frame')
  if (said.askedBy === 'chosen_teams' && said.askerTeamIds.length === 0) wrong.push('teams')
  return wrong
}

/** Minutes of a week one chooses from, and whatever was said before. */
export function minutesFor(said: number | null): number[] {
  const steps = [0, 30, 60, 90, 120, 180, 240, 300, 420, 600, 900, 1200, 2400]
  return [...new Set(said === null ? steps : [...steps, said])].toSorted((a, b) => a - b)
}
