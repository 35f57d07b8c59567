import { bestFirst } from '../order.ts'
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

/** Those worth weighing for an ask: the best of each way of looking. Each once, in an order of their own: sums over them must not show in which they came (law M4). */
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
    return inLastingOrder(chosen)
  }
  // Presence is one look at one array: most of a large house is out of question by it, and need not be looked at
  const isThere = (number: number) => among === 'all' || past.isOnline(number)
  const here = (numbers: Iterable<number>) => {
    const there: number[] = []
    // As a list first: a step of an iterator is an object for the collector, two thousand an ask
    for (const number of [...numbers]) if (isThere(number)) there.push(number)
    return there
  }
  const take = (numbers: readonly number[], worth: Float64Array, most: number) => {
    for (const person of bestOf(past, numbers, worth, most, eligible)) chosen.add(person)
  }
  const [, year, month] = found.byHalfLife
  // Found by a search among those who are there
  const similar = found.people.numbers()
  take(similar, year, BY_SIMILAR)
  take(similar, month, BY_SIMILAR / 2)
  const { pulse, tallies } = past
  const active = here(pulse.active)
  const helpful = column(active, (number) => pulse.of(2, number))
  const seen = column(active, (number) => 1 / (1 + now - tallies.seenAt(number)))
  take(active, helpful, BY_ACTIVITY)
  take(active, seen, BY_SEEN)
  for (const skillId of skills.keys()) {
    const skilled = here(past.whoShowed(skillId))
    const worth = column(skilled, (number) => {
      const shown = past.numbered(number).skills.get(skillId)
      return shown === undefined ? 0 : skillNow(shown, now) + 0.05 * shown.weight
    })
    take(skilled, worth, BY_SKILL)
  }
  const pairs = seeker?.sought.map(({ helper }) => helper) ?? []
  for (const person of [...new Set(pairs.toReversed())].slice(0, BY_PAIR)) if (eligible(person)) chosen.add(person)
  return inLastingOrder(chosen)
}

/** The `most` eligible ones of these numbers worth most, and something at all; among equals by id. In no order. Looks at no more people than it must. */
function bestOf(
  past: Past,
  numbers: readonly number[],
  worth: Float64Array,
  most: number,
  eligible: (person: Person) => boolean,
): Person[] {
  const ascending = worth.slice().sort()
  for (let looked = most; ; looked *= 2) {
    const least = Math.max(Number.MIN_VALUE, ascending.at(-looked) ?? 0)
    const found: Person[] = []
    const worths: number[] = []
    for (let i = 0; i < numbers.length; i++) {
      if ((worth[i] as number) < least) continue
      const person = past.numbered(numbers[i] as number)
      if (!eligible(person)) continue
      found.push(person)
      worths.push(worth[i] as number)
    }
    if (found.length < most && looked < numbers.length) continue
    if (found.length <= most) return found
    const byId = (x: number, y: number) => ((found[x] as Person).personId < (found[y] as Person).personId ? -1 : 1)
    return bestFirst(Float64Array.from(worths), most, byId).map((at) => found[at] as Person)
  }
}

function inLastingOrder(people: Iterable<Person>): Person[] {
  const all = [...people]
  const keys = column(all, ({ key }) => key)
  const byId = (x: number, y: number) => ((all[x] as Person).personId < (all[y] as Person).personId ? -1 : 1)
  return bestFirst(keys, all.length, byId).map((at) => all[at] as Person)
}
