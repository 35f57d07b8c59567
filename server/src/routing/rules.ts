import type { OpeningHours, RulesInForce, RulesSaid } from '@binome/contract/verbs/routing.ts'
import { Opening } from './opening.ts'

/** What holds once the house and a team have spoken. Pure; laws in LAWS.md. */

/** Nobody has said anything. */
export const SILENT: RulesSaid = {
  dial: null,
  mostTaps: null,
  mostAtOnce: null,
  opening: null,
  timeZone: null,
  askedBy: null,
  askerTeamIds: [],
  usualMinutes: null,
  mostMinutes: null,
}

/**
 * A house that says nothing. Taps: a search that found nobody among forty finds nobody (routing study: eleven taps a
 * solved ask in a company, 24 at worst). Minutes: two hours a week (its budget), and for those who
 * help a lot somewhat more than its four.
 */
export const USUAL: RulesInForce = {
  dial: 'balanced',
  mostTaps: 40,
  mostAtOnce: 10,
  opening: [],
  timeZone: 'Europe/Paris',
  askedBy: 'everyone',
  usualMinutes: 120,
  mostMinutes: 300,
}

const GENTLENESS = { fast: 0, balanced: 1, gentle: 2 } as const

const gentler = <D extends keyof typeof GENTLENESS>(a: D, b: D): D => (GENTLENESS[a] >= GENTLENESS[b] ? a : b)

/** [R1] Null is silence: the house speaks, and where it does not, the product. */
export function houseRules(said: RulesSaid): RulesInForce {
  return {
    dial: said.dial ?? USUAL.dial,
    mostTaps: said.mostTaps ?? USUAL.mostTaps,
    mostAtOnce: said.mostAtOnce ?? USUAL.mostAtOnce,
    opening: said.opening ?? USUAL.opening,
    timeZone: said.timeZone ?? USUAL.timeZone,
    askedBy: said.askedBy ?? USUAL.askedBy,
    ...frameOf(said.usualMinutes ?? USUAL.usualMinutes, said.mostMinutes ?? USUAL.mostMinutes),
  }
}

/** [R2] What bears on others (dial, taps) is never harsher than the house's; what bears on its own people is the team's. */
export function teamRules(house: RulesInForce, said: RulesSaid): RulesInForce {
  return {
    dial: gentler(said.dial ?? house.dial, house.dial),
    mostTaps: Math.min(said.mostTaps ?? house.mostTaps, house.mostTaps),
    mostAtOnce: Math.min(said.mostAtOnce ?? house.mostAtOnce, house.mostAtOnce),
    opening: said.opening ?? house.opening,
    timeZone: said.timeZone ?? house.timeZone,
    askedBy: said.askedBy ?? house.askedBy,
    ...frameOf(said.usualMinutes ?? house.usualMinutes, said.mostMinutes ?? house.mostMinutes),
  }
}

/** [R2] How many more people a search may tap now, with so many taps open and so many sent in its round. */
export function roomIn({ mostTaps, mostAtOnce }: RulesInForce, open: number, tapped: number): number {
  return Math.max(0, Math.min(mostAtOnce - open, mostTaps - tapped))
}

function frameOf(usualMinutes: number, mostMinutes: number): Pick<RulesInForce, 'usualMinutes' | 'mostMinutes'> {
  return { usualMinutes: Math.min(usualMinutes, mostMinutes), mostMinutes }
}

/** The same hours in one order, so that what is the same is stored the same. */
export function inOrder(hours: OpeningHours): OpeningHours {
  return hours.toSorted((a, b) => a.day - b.day || (a.from < b.from ? -1 : 1))
}

/** What is said in each place: `teamId` null is the house. */
export interface Said {
  teamId: string | null
  said: RulesSaid
}

/** The rules of one organisation and its teams, as they are in force. */
export class RoutingRules {
  private readonly house: RulesInForce
  private readonly openings = new Map<RulesInForce, Opening>()
  private readonly teams: ReadonlyMap<string, RulesInForce>
  /** Teams that may ask, by whom: those the house chose (null), and those a team did. */
  private readonly askers: ReadonlyMap<string | null, ReadonlySet<string>>
  /** Teams that speak for themselves on who may ask them. */
  private readonly ownWord: ReadonlySet<string>

  /** Nobody says who may ask them. */
  readonly openToAll: boolean

  constructor(places: readonly Said[] = []) {
    this.house = houseRules(places.find(({ teamId }) => teamId === null)?.said ?? SILENT)
    const teams = places.flatMap(({ teamId, said }) => (teamId === null ? [] : [{ teamId, said }]))
    this.teams = new Map(teams.map(({ teamId, said }) => [teamId, teamRules(this.house, said)]))
    this.askers = new Map(places.map(({ teamId, said }) => [teamId, new Set(said.askerTeamIds)]))
    this.openToAll = [this.house, ...this.teams.values()].every(({ askedBy }) => askedBy === 'everyone')
    this.ownWord = new Set(teams.filter(({ said }) => said.askedBy !== null).map(({ teamId }) => teamId))
  }

  /** What holds for the people of a team, and for their asks; null is whoever has no team. */
  of(teamId: string | null): RulesInForce {
    return (teamId === null ? undefined : this.teams.get(teamId)) ?? this.house
  }

  /** [R4] The opening hours of a team. */
  openingOf(teamId: string | null): Opening {
    const rules = this.of(teamId)
    const known = this.openings.get(rules)
    if (known) return known
    const opening = new Opening(rules.opening, rules.timeZone)
    this.openings.set(rules, opening)
    return opening
  }

  /** [R4] Of these teams, when the first that may be asked opens next; null: one is open, or none ever is. */
  opensFor(seekerTeamId: string | null, teamIds: Iterable<string | null>, now: Date): Date | null {
    let soonest: Date | null = null
    for (const teamId of teamIds) {
      if (!this.mayAsk(seekerTeamId, teamId)) continue
      const { open, until } = this.openingOf(teamId).at(now)
      if (open) return null
      if (until !== null && (soonest === null || until < soonest)) soonest = until
    }
    return soonest
  }

  /** [R3] May people of this team ask people of that one? Those without a team are among their own. */
  mayAsk(seekerTeamId: string | null, helperTeamId: string | null): boolean {
    const { askedBy } = this.of(helperTeamId)
    if (askedBy === 'everyone' || seekerTeamId === helperTeamId) return true
    if (askedBy === 'own_team' || seekerTeamId === null) return false
    const place = helperTeamId !== null && this.ownWord.has(helperTeamId) ? helperTeamId : null
    return this.askers.get(place)?.has(seekerTeamId) ?? false
  }
}
