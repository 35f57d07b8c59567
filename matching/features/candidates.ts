import type { Past } from '../past/past.ts'
import type { Person } from '../past/person.ts'
import { skillNow } from '../past/sums.ts'
import type { Credits } from './topic.ts'

/** A community of at most so many is weighed whole. */
const EVERYBODY = 60
/** How many each way of looking brings (routing study: about 100 in all hold 87–99 % of those who answered). */
const BY_SIMILAR = 70
const BY_ACTIVITY = 45
const BY_SEEN = 15
const BY_SKILL = 25
const BY_PAIR = 15

/** Those worth weighing for an ask: the best of each way of looking. Each once, by id: sums over them must not show in which order they came (law M4). */
export function candidates(
  past: Past,
  found: Credits,
  skills: ReadonlyMap<string, number>,
  seeker: Person | undefined,
  now: number,
  eligible: (person: Person) => boolean,
): Person[] {
  const chosen = new Set<Person>()
  if (past.people.size <= EVERYBODY) {
    for (const person of past.people.values()) if (person.helped.length > 0 && eligible(person)) chosen.add(person)
    return byId(chosen)
  }
  const take = (people: readonly Person[], worthOf: (person: Person) => number, most: number) => {
    const valued: { person: Person; value: number }[] = []
    for (const person of people) {
      const value = worthOf(person)
      if (value > 0) valued.push({ person, value })
    }
    valued.sort((x, y) => y.value - x.value || (x.person.personId < y.person.personId ? -1 : 1))
    for (const { person } of valued.slice(0, most)) chosen.add(person)
  }
  const those = (everybody: Iterable<Person>) => {
    const people: Person[] = []
    for (const person of everybody) if (eligible(person)) people.push(person)
    return people
  }
  const named = (numbers: Iterable<number>) => {
    const people: Person[] = []
    for (const number of numbers) {
      const person = past.numbered(number)
      if (eligible(person)) people.push(person)
    }
    return people
  }
  const [, year, month] = found.byHalfLife as [Float64Array, Float64Array, Float64Array]
  const similar = named(found.people.numbers())
  take(similar, ({ number }) => found.people.read(year, number), BY_SIMILAR)
  take(similar, ({ number }) => found.people.read(month, number), BY_SIMILAR / 2)
  const active = named(past.pulse.active)
  const { pulse } = past
  take(active, ({ number }) => pulse.of(2, number), BY_ACTIVITY)
  take(active, (person) => 1 / (1 + now - person.seenAt), BY_SEEN)
  for (const skillId of skills.keys()) {
    take(
      those(past.whoShowed(skillId)),
      ({ sums }) => {
        const shown = sums.skills.get(skillId)
        return shown === undefined ? 0 : skillNow(shown, now) + 0.05 * shown.weight
      },
      BY_SKILL,
    )
  }
  const pairs = seeker?.sought.map(({ helper }) => helper) ?? []
  for (const person of [...new Set(pairs.toReversed())].slice(0, BY_PAIR)) if (eligible(person)) chosen.add(person)
  return byId(chosen)
}

function byId(people: Iterable<Person>): Person[] {
  return [...people].sort((x, y) => (x.personId < y.personId ? -1 : 1))
}
