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

/** Who may be chosen: `among` as searched, and as `eligible` says. */
export interface Eligible {
  among: 'all' | 'online'
  eligible: (person: Person) => boolean
}

/** Those worth weighing for an ask: the best of each way of looking. Each once, by id: sums over them must not show in which order they came (law M4). */
export function candidates(
  past: Past,
  found: Credits,
  skills: ReadonlyMap<string, number>,
  seeker: Person | undefined,
  now: number,
  { among, eligible }: Eligible,
): Person[] {
  const chosen = new Set<Person>()
  if (past.people.size <= EVERYBODY) {
    for (const person of past.people.values()) if (person.helped.length > 0 && eligible(person)) chosen.add(person)
    return byId(chosen)
  }
  const take = (people: readonly Person[], worthOf: (person: Person) => number, most: number) => {
    for (const person of bestOf(people, worthOf, most)) chosen.add(person)
  }
  // Presence is one look at one array: most of a large house is out of question by it, and need not be looked at
  const isThere = (number: number) => among === 'all' || past.isOnline(number)
  const those = (everybody: Iterable<Person>) => {
    const people: Person[] = []
    for (const person of everybody) if (isThere(person.number) && eligible(person)) people.push(person)
    return people
  }
  const named = (numbers: Iterable<number>) => {
    const people: Person[] = []
    for (const number of numbers) {
      if (!isThere(number)) continue
      const person = past.numbered(number)
      if (eligible(person)) people.push(person)
    }
    return people
  }
  const [, year, month] = found.byHalfLife
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

/** The `most` of them worth most, and something at all; among equals by id. In no order. */
function bestOf(people: readonly Person[], worthOf: (person: Person) => number, most: number): Person[] {
  const worth = new Float64Array(people.length)
  for (let i = 0; i < people.length; i++) worth[i] = worthOf(people[i] as Person)
  const ascending = worth.slice().sort()
  const least = Math.max(0, ascending.at(-most) ?? 0)
  const best: Person[] = []
  const equals: Person[] = []
  for (let i = 0; i < people.length; i++) {
    if ((worth[i] as number) > least) best.push(people[i] as Person)
    else if (worth[i] === least && least > 0) equals.push(people[i] as Person)
  }
  return best.concat(byId(equals).slice(0, most - best.length))
}

function byId(people: Iterable<Person>): Person[] {
  return [...people].sort((x, y) => (x.personId < y.personId ? -1 : 1))
}
