import type { Draws } from './draws.ts'
import { hoursOnline, mutedTopic, quietWindows } from './presence.ts'
import { DAY, HOUR, type World, type WorldAsk, type WorldPerson } from './world.ts'

/** A synthetic company over three time zones: weekdays only, topics of very unequal weight, few who know each. */
export interface CompanySize {
  people: number
  asksADay: number
  weeks: number
  topics: number
}

export const COMPANY: CompanySize = { people: 2_000, asksADay: 200, weeks: 4, topics: 60 }

/** UTC offsets and their shares. */
const ZONES: [offset: number, share: number][] = [
  [-5, 0.25],
  [1, 0.55],
  [8, 0.2],
]
/** How asks are spread over a working day, by local hour, over their peak. */
const WORKDAY = [0, 0, 0, 0, 0, 0, 0, 0.2, 0.6, 1, 1, 1, 0.7, 0.8, 1, 1, 1, 0.8, 0.4, 0.1, 0, 0, 0, 0]
/** People at work are at their desk more than a community is at its forum: set so that some 330 of 800 are online. */
const LEVEL = 0.5
/** By local hour; people are there before the first ask and after the last. */
const AT_DESK = [0, 0, 0, 0, 0, 0, 0, 0.5, 0.9, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.9, 0.5, 0, 0, 0, 0]
const HEAVY = 0.95

export function companyWorld(draws: Draws, size: CompanySize = COMPANY): World {
  const days = size.weeks * 7
  const everybody = Array.from({ length: size.people }, (_, i) => zoneOf(draws.uniform('companyZone', i)))
  const members = everybody.flatMap((zone, i) => (draws.uniform('companyWilling', i) < 0.4 ? [{ i, zone }] : []))
  const indexOf = new Map(members.map(({ i }, person) => [i, person]))
  const skills = members.map(({ i }) => skillsOf(draws, i, size.topics))
  const helpers = weights(draws, members, skills, size.topics)
  const popularity = Array.from({ length: size.topics }, (_, topic) => 1 / (topic + 1))
  const asks: WorldAsk[] = []
  for (let n = 0; n < size.weeks * 5 * size.asksADay; n++) {
    const seeker = Math.floor(draws.uniform('companySeeker', n) * size.people)
    const weekday = Math.floor(n / size.asksADay)
    const day = Math.floor(weekday / 5) * 7 + (weekday % 5)
    const local = drawn(WORKDAY, draws.uniform('companyHour', n))
    const second = Math.floor(draws.uniform('companySecond', n) * HOUR)
    const at = day * DAY + (local - (everybody[seeker] ?? 0)) * HOUR + second
    const topic = drawn(popularity, draws.uniform('companyTopic', n))
    const truth = new Set<number>()
    const count = 1 + Math.floor(draws.uniform('companyTruths', n) * 3)
    const chances = helpers[topic] ?? []
    for (let k = 0; k < count && chances.length > 0; k++) {
      truth.add(
        chances[
          drawn(
            chances.map(({ weight }) => weight),
            draws.uniform('companyTruth', n, k),
          )
        ]?.person ?? 0,
      )
    }
    if (at >= 0) asks.push({ at, seeker: indexOf.get(seeker) ?? -1, topic, truth: [...truth] })
  }
  asks.sort((x, y) => x.at - y.at)
  const answers = members.map(() => 0)
  for (const { truth } of asks) for (const person of truth) answers[person] = (answers[person] ?? 0) + 1
  const heavy = answers.toSorted((x, y) => x - y)[Math.floor(HEAVY * answers.length)] ?? 0
  const people: WorldPerson[] = members.map(({ zone }, person) => {
    const answered = answers[person] ?? 0
    const level = Math.min(0.95, LEVEL + 0.1 * Math.log(1 + answered))
    const chances = (hour: number) => {
      const local = hour + zone
      return Math.floor(local / 24) % 7 < 5 ? level * (AT_DESK[((local % 24) + 24) % 24] ?? 0) : 0
    }
    return {
      answers: answered,
      online: hoursOnline(draws, person, chances, days, [0, days * 24 - 1]),
      quiet: quietWindows(draws, person, days),
      muted: mutedTopic(draws, person, [...(skills[person]?.keys() ?? [])]),
      budgetMinutes: answered > heavy ? 240 : 120,
      skill: skills[person] ?? new Map(),
      alive: [0, days * 24 - 1],
    }
  })
  return { name: 'company', people, asks, days }
}

function zoneOf(u: number): number {
  let left = u
  for (const [offset, share] of ZONES) {
    if (left < share) return offset
    left -= share
  }
  return ZONES[0]?.[0] ?? 0
}

/** Some five topics of sixty, each known anywhere between nothing and all. */
function skillsOf(draws: Draws, person: number, topics: number): Map<number, number> {
  const skills = new Map<number, number>()
  for (let topic = 0; topic < topics; topic++) {
    if (draws.uniform('companyKnows', person, topic) < 0.08) {
      skills.set(topic, draws.uniform('companySkill', person, topic))
    }
  }
  return skills
}

/** For each topic who truly answers, ∝ skill² and a Pareto (1.2) of the person. */
function weights(
  draws: Draws,
  members: readonly { i: number }[],
  skills: readonly ReadonlyMap<number, number>[],
  topics: number,
): { person: number; weight: number }[][] {
  return Array.from({ length: topics }, (_, topic) =>
    members.flatMap(({ i }, person) => {
      const skill = skills[person]?.get(topic)
      if (skill === undefined) return []
      return [{ person, weight: skill ** 2 * draws.uniform('companyWeight', i) ** (-1 / 1.2) }]
    }),
  )
}

function drawn(of: readonly number[], u: number): number {
  let left = u * of.reduce((x, y) => x + y, 0)
  for (const [i, weight] of of.entries()) {
    if (left < weight) return i
    left -= weight
  }
  return of.length - 1
}
