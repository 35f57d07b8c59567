import { bestFirst, descending } from '../order.ts'
import type { Past } from '../past/past.ts'
import type { Person } from '../past/person.ts'
import { skillNow } from '../past/sums.ts'
import { column } from './forms.ts'
import type { Credits } from './topic.ts'

/** A community of at most so many is weighed whole: fewer than the ways of looking would bring. */
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
  const take = (numbers: ArrayLike<number>, worth: Float64Array, most: number) =>
    takeBest(past, numbers, worth, most, eligible, chosen)
  const [, year, month] = found.byHalfLife
  // Found by a search among those who are there
  const similar = found.people.all()
  take(similar, year, BY_SIMILAR)
  take(similar, month, BY_SIMILAR / 2)
  const { pulse, tallies } = past
  const active = thoseHere(past, pulse.active, among)
  const helpful = column(active, (number) => pulse.of(2, number))
  const seen = column(active, (number) => 1 / (1 + now - tallies.seenAt(number)))
  take(active, helpful, BY_ACTIVITY)
  take(active, seen, BY_SEEN)
  for (const skillId of skills.keys()) {
    // What was shown long ago keeps a twentieth (chosen), so that of several whose skill is stale who did more comes first
    const skilled = thoseHere(past, [...past.whoShowed(skillId)], among)
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

/** Presence is one look at one array: most of a large house is out of question by it, and need not be looked at. */
function thoseHere(past: Past, numbers: ArrayLike<number>, among: 'all' | 'online'): ArrayLike<number> {
  if (among === 'all') return numbers
  const here = new Uint32Array(numbers.length)
  let size = 0
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number
    if (past.isOnline(number)) here[size++] = number
  }
  return here.subarray(0, size)
}

/** Adds the `most` eligible ones of these numbers worth most, and something at all; among equals by id. Looks at no more people than it must. */
function takeBest(
  past: Past,
  numbers: ArrayLike<number>,
  worth: Float64Array,
  most: number,
  eligible: (person: Person) => boolean,
  chosen: Set<Person>,
): void {
  const order = descending(worth)
  const found: Person[] = []
  let last = Number.POSITIVE_INFINITY
  /** How many are worth more than the last. */
  let before = 0
  for (let i = 0; i < order.length; i++) {
    const at = order[i] as number
    const value = worth[at] as number
    if (value <= 0 || (value < last && found.length >= most)) break
    const person = past.numbered(numbers[at] as number)
    if (!eligible(person)) continue
    if (value < last) before = found.length
    last = value
    found.push(person)
  }
  const equals = found.length > most ? found.splice(before).sort(byId) : []
  for (const person of found) chosen.add(person)
  for (const person of equals.slice(0, most - before)) chosen.add(person)
}

function byId(one: Person, other: Person): number {
  return one.personId < other.personId ? -1 : 1
}

/** Sums over them must not show in which order they came. */
function inLastingOrder(people: Iterable<Person>): Person[] {
  const all = [...people]
  const keys = column(all, ({ key }) => key)
  const order = bestFirst(keys, all.length, (x, y) => byId(all[x] as Person, all[y] as Person))
  return Array.from(order, (at) => all[at] as Person)
}
