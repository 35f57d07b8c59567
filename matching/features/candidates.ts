import type { Past } from '../past/past.ts'
import type { Person } from '../past/person.ts'
import { skillNow } from '../past/sums.ts'
import { column } from './forms.ts'
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
  // Presence is one look at one array: most of a large house is out of question by it, and need not be looked at
  const isThere = (number: number) => among === 'all' || past.isOnline(number)
  const here = (numbers: Iterable<number>) => {
    const there: number[] = []
    for (const number of numbers) if (isThere(number)) there.push(number)
    return there
  }
  const take = (numbers: readonly number[], worthOf: (number: number) => number, most: number) => {
    for (const person of bestOf(past, numbers, worthOf, most, eligible)) chosen.add(person)
  }
  const [, year, month] = found.byHalfLife
  const similar = here(found.people.numbers())
  take(similar, (number) => found.people.read(year, number), BY_SIMILAR)
  take(similar, (number) => found.people.read(month, number), BY_SIMILAR / 2)
  const { pulse, tallies } = past
  const active = here(pulse.active)
  take(active, (number) => pulse.of(2, number), BY_ACTIVITY)
  take(active, (number) => 1 / (1 + now - tallies.seenAt(number)), BY_SEEN)
  for (const skillId of skills.keys()) {
    const worthOf = (number: number) => {
      const shown = past.numbered(number).skills.get(skillId)
      return shown === undefined ? 0 : skillNow(shown, now) + 0.05 * shown.weight
    }
    take(here(past.whoShowed(skillId)), worthOf, BY_SKILL)
  }
  const pairs = seeker?.sought.map(({ helper }) => helper) ?? []
  for (const person of [...new Set(pairs.toReversed())].slice(0, BY_PAIR)) if (eligible(person)) chosen.add(person)
  return byId(chosen)
}

/** The `most` eligible ones worth most, and something at all; among equals by id. In no order. Looks at no more people than it must. */
function bestOf(
  past: Past,
  numbers: readonly number[],
  worthOf: (number: number) => number,
  most: number,
  eligible: (person: Person) => boolean,
): Person[] {
  const worth = column(numbers, worthOf)
  const ascending = worth.slice().sort()
  for (let looked = most; ; looked *= 2) {
    const least = Math.max(Number.MIN_VALUE, ascending.at(-looked) ?? 0)
    const found: { person: Person; worth: number }[] = []
    for (let i = 0; i < numbers.length; i++) {
      if ((worth[i] as number) < least) continue
      const person = past.numbered(numbers[i] as number)
      if (eligible(person)) found.push({ person, worth: worth[i] as number })
    }
    if (found.length < most && looked < numbers.length) continue
    if (found.length > most)
      found.sort((x, y) => y.worth - x.worth || (x.person.personId < y.person.personId ? -1 : 1)).length = most
    return found.map(({ person }) => person)
  }
}

function byId(people: Iterable<Person>): Person[] {
  return [...people].sort((x, y) => (x.personId < y.personId ? -1 : 1))
}
