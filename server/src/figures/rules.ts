import type { Load, Waits } from '@binome/contract/verbs/figures.ts'
import { type Group, groupsOf, inTeams, type Part, type Sides, tellable, topicsOf, type Unanswered } from './groups.ts'

/** What of a period may be told, reckoned from what happened in it. Pure; laws in LAWS.md. */

/** An ask of the period. `helperId` and `waitedSeconds`: of the first yes; null when nobody came. */
export interface AskDone {
  askId: string
  seekerId: string
  teamId: string | null
  helperId: string | null
  waitedSeconds: number | null
  skillIds: readonly string[]
}

/** What a person did for others in the period, and what they keep of it for helping, in minutes. */
export interface Helping {
  personId: string
  teamId: string | null
  minutes: number
  taps: number
  kept: number
}

/** Of one group: `teamIds` null is the house, else the team, or the others together. */
export type Told<F> = F & { teamId: string | null; whose: 'house' | 'team' | 'others' }

export interface ToldFigures {
  waits: Told<Waits>[]
  load: Told<Load>[]
  topics: { skillId: string; asks: number }[]
}

/** [F4] In fives, and never none. */
const inFives = (count: number) => Math.max(5, Math.round(count / 5) * 5)
/** [F4] Neither none nor all where there is some of both. */
const inTenths = (part: number, of: number) =>
  part === of ? 1 : Math.min(9, Math.max(1, Math.round((part / of) * 10))) / 10
const inQuartersOfAnHour = (minutes: number) => Math.max(15, Math.round(minutes / 15) * 15)

/** [F4] Seconds as told: the longer, the coarser. */
export function inSteps(seconds: number): number {
  const step = seconds < 120 ? 10 : seconds < 600 ? 30 : seconds < 3600 ? 300 : 3600
  return Math.max(step, Math.round(seconds / step) * step)
}

/** [F4] In how many quarters of what is kept lies what was given. */
export function quartersOf(given: number, kept: number): number {
  return Math.min(4, Math.max(1, Math.ceil((4 * given) / kept)))
}

/** All that may be told of a period. */
export function figuresOf(asks: readonly AskDone[], helping: readonly Helping[]): ToldFigures {
  return {
    waits: waitsOf(asks),
    load: loadOf(helping),
    topics: topicsOf(unansweredOf(asks)).map(({ skillId, asks: of }) => ({ skillId, asks: inFives(of.length) })),
  }
}

const bySeeker = (asks: readonly AskDone[]): Part[] =>
  asks.map(({ seekerId, teamId }) => ({ personId: seekerId, teamId, amount: 1 }))

const unansweredOf = (asks: readonly AskDone[]): Unanswered[] =>
  asks
    .filter(({ helperId }) => helperId === null)
    .map(({ askId, seekerId, teamId, skillIds }) => ({ personId: seekerId, teamId, amount: 1, askId, skillIds }))

const answeredOf = (asks: readonly AskDone[]) => asks.filter(({ helperId }) => helperId !== null)

/** Who said the first yes, in the team of the seeker: a wait speaks of them too. */
const byHelper = (asks: readonly AskDone[]): Part[] =>
  answeredOf(asks).map(({ helperId, teamId }) => ({ personId: helperId ?? '', teamId, amount: 1 }))

function waitsOf(asks: readonly AskDone[]): Told<Waits>[] {
  const groups = groupsOf({ asks: bySeeker(asks) })
  const within = inGroups(groups, asks)
  const shares = toldIn(within, (of) => ({ unanswered: unansweredOf(of), answered: bySeeker(answeredOf(of)) }), [
    'answered',
  ])
  const yeses = toldIn(within, (of) => ({ seekers: bySeeker(answeredOf(of)), helpers: byHelper(of) }))
  return within.map(({ group, of }, at) => ({
    ...group,
    asks: inFives(of.length),
    unanswered: shares[at] ? inTenths(unansweredOf(of).length, of.length) : null,
    firstYesSeconds: yeses[at] ? inSteps(median(answeredOf(of).map(({ waitedSeconds }) => waitedSeconds ?? 0))) : null,
  }))
}

function loadOf(helping: readonly Helping[]): Told<Load>[] {
  const amounts = (of: readonly Helping[], what: 'minutes' | 'taps' | 'kept'): Part[] =>
    of.map((one) => ({ personId: one.personId, teamId: one.teamId, amount: one[what] }))
  const groups = groupsOf({ minutes: amounts(helping, 'minutes'), taps: amounts(helping, 'taps') })
  const within = inGroups(groups, helping)
  const uses = toldIn(within, (of) => ({ kept: amounts(of, 'kept') }))
  const sum = (of: readonly Helping[], what: 'minutes' | 'taps' | 'kept') => of.reduce((all, one) => all + one[what], 0)
  return within.map(({ group, of }, at) => ({
    ...group,
    helpers: inFives(of.filter(({ minutes }) => minutes > 0).length),
    minutes: inQuartersOfAnHour(sum(of, 'minutes')),
    taps: inFives(sum(of, 'taps')),
    budgetUse: uses[at] ? quartersOf(sum(of, 'minutes'), sum(of, 'kept')) : null,
  }))
}

interface Within<R> {
  group: { whose: 'house' | 'team' | 'others'; teamId: string | null }
  of: readonly R[]
}

/**
 * The house, then its groups unless one alone is the house; nothing where not even the house may be told of. Teams in no
 * group did nothing of what is told: what else is known of them must not show between the house and its groups.
 */
function inGroups<R extends { teamId: string | null }>(groups: readonly Group[], all: readonly R[]): Within<R>[] {
  if (groups.length === 0) return []
  const of = inTeams(
    all,
    groups.flatMap(({ teamIds }) => teamIds),
  )
  const house: Within<R> = { group: { whose: 'house', teamId: null }, of }
  if (groups.length === 1) return [house]
  const rest = groups.map(({ whose, teamIds }): Within<R> => {
    const teamId = whose === 'team' ? (teamIds[0] ?? null) : null
    return { group: { whose, teamId }, of: inTeams(all, teamIds) }
  })
  return [house, ...rest]
}

/** Where a finer figure may be told: the house by itself, its groups as [F2] lets. */
function toldIn<R>(
  within: readonly Within<R>[],
  sides: (of: readonly R[]) => Sides,
  optional: readonly string[] = [],
): boolean[] {
  const [house, ...groups] = within.map(({ of }) => sides(of))
  if (house === undefined) return []
  const [whole = false] = tellable([house], optional)
  return [whole, ...(whole ? tellable(groups, optional) : groups.map(() => false))]
}

/** The lower of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}
