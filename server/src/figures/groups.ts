import { LEAST_GROUP } from '../routing/budget.ts'

/** Groups of people large enough to be told of. Pure; laws in LAWS.md. */

/** What one person brings to a figure: an ask, minutes, taps. `teamId` null: of no team. */
export interface Part {
  personId: string
  teamId: string | null
  amount: number
}

/** Some parts of each kind a figure is made from; all of them must be safe for it to be told. */
export interface Sides {
  readonly [side: string]: readonly Part[]
}

/** Nobody makes more than so much of what is told. */
const MOST_OF_ONE = 0.5

/** [F1] From five people at least, and none of them more than half of it. */
export function isSafe(parts: readonly Part[]): boolean {
  const byPerson = new Map<string, number>()
  let all = 0
  for (const { personId, amount } of parts) {
    if (amount <= 0) continue
    byPerson.set(personId, (byPerson.get(personId) ?? 0) + amount)
    all += amount
  }
  return byPerson.size >= LEAST_GROUP && Math.max(...byPerson.values()) <= MOST_OF_ONE * all
}

const isEmpty = (parts: readonly Part[]) => parts.every(({ amount }) => amount <= 0)

const sidesSafe = (sides: Sides) => Object.values(sides).every(isSafe)

/** Of these teams only; null stands for whoever has none. */
export function inTeams<R extends { teamId: string | null }>(
  rows: readonly R[],
  teamIds: readonly (string | null)[],
): R[] {
  const of = new Set(teamIds)
  return rows.filter(({ teamId }) => of.has(teamId))
}

const sidesOf = (sides: Sides, teamIds: readonly (string | null)[]): Sides =>
  Object.fromEntries(Object.entries(sides).map(([side, parts]) => [side, inTeams(parts, teamIds)]))

/** A team that stands by itself, or the others together. */
export interface Group {
  whose: 'team' | 'others'
  teamIds: (string | null)[]
}

/**
 * [F2] The groups in which a figure of these sides is told, in no order; none when not even the house may be told of.
 * One group alone is the house.
 */
export function groupsOf(sides: Sides): Group[] {
  // A team that brings nothing is in no group.
  const parts = Object.values(sides)
    .flat()
    .filter(({ amount }) => amount > 0)
  const teamIds = [...new Set(parts.map(({ teamId }) => teamId))]
  const size = (teamId: string | null) => new Set(inTeams(parts, [teamId]).map(({ personId }) => personId)).size
  const standing = teamIds
    .filter((teamId) => teamId !== null && sidesSafe(sidesOf(sides, [teamId])))
    .toSorted((a, b) => size(b) - size(a) || (String(a) < String(b) ? -1 : 1))
  const others = teamIds.filter((teamId) => !standing.includes(teamId))
  const untold = () => others.length > 0 && !sidesSafe(sidesOf(sides, others))
  while (untold()) {
    const smallest = standing.pop()
    if (smallest === undefined) return []
    others.push(smallest)
  }
  const groups: Group[] = standing.map((teamId) => ({ whose: 'team', teamIds: [teamId] }))
  return others.length === 0 ? groups : [...groups, { whose: 'others', teamIds: others }]
}

/**
 * [F2] Of a finer figure within groups, in which it may be told. What is left untold together is of five people or of
 * nobody, so that it cannot be had from the house and the rest; the house may be told with any of them.
 * `optional`: sides that may be empty, as when nobody was left without an answer.
 */
export function tellable(groups: readonly Sides[], optional: readonly string[] = []): boolean[] {
  const fits = (sides: Sides) =>
    Object.entries(sides).every(([side, parts]) => isSafe(parts) || (optional.includes(side) && isEmpty(parts)))
  const told = groups.map(fits)
  const weight = (at: number) => Object.values(groups[at] ?? {}).reduce((sum, parts) => sum + parts.length, 0)
  for (;;) {
    const left = merged(groups.filter((_, at) => told[at] === false))
    if (Object.values(left).every((parts) => isEmpty(parts) || isSafe(parts))) return told
    const smallest = told.flatMap((is, at) => (is ? [at] : [])).toSorted((a, b) => weight(a) - weight(b))[0]
    if (smallest === undefined) return told
    told[smallest] = false
  }
}

function merged(groups: readonly Sides[]): Sides {
  const all: { [side: string]: Part[] } = {}
  for (const sides of groups) {
    for (const [side, parts] of Object.entries(sides)) all[side] = [...(all[side] ?? []), ...parts]
  }
  return all
}

/** One ask that met nobody, with all its topics. */
export interface Unanswered extends Part {
  askId: string
  skillIds: readonly string[]
}

/** [F3] Topics that may be told beside one another and beside all of these asks, those of most people first. */
export function topicsOf(asks: readonly Unanswered[]): { skillId: string; asks: Unanswered[] }[] {
  const bySkill = new Map<string, Unanswered[]>()
  for (const ask of asks) {
    for (const skillId of new Set(ask.skillIds)) bySkill.set(skillId, [...(bySkill.get(skillId) ?? []), ask])
  }
  const people = (of: readonly Unanswered[]) => new Set(of.map(({ personId }) => personId)).size
  const candidates = [...bySkill]
    .filter(([, of]) => isSafe(of))
    .toSorted(([a, of], [b, other]) => people(other) - people(of) || other.length - of.length || (a < b ? -1 : 1))
  const apart = (one: readonly Unanswered[], other: readonly Unanswered[]) => {
    const left = one.filter(({ askId }) => !other.some((ask) => ask.askId === askId))
    return left.length === 0 || isSafe(left)
  }
  const told: { skillId: string; asks: Unanswered[] }[] = []
  for (const [skillId, of] of candidates) {
    const beside = [asks, ...told.map((one) => one.asks)]
    if (beside.every((other) => apart(of, other) && apart(other, of))) told.push({ skillId, asks: of })
  }
  return told
}
