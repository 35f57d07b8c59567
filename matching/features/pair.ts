import type { Past } from '../past/past.ts'
import type { Person } from '../past/person.ts'
import { ACTIVITY_HALF_LIVES, fading, pairNow } from '../past/sums.ts'
import { column, logShare, share } from './forms.ts'

/** Who helped this very person before. */

export const PAIR_NAMES = ['pair', 'pair share', 'pair lift', 'helped by the seeker']

export function pair(
  { tallies }: Past,
  people: readonly Person[],
  seeker: Person | undefined,
  now: number,
): Float64Array[] {
  const zero = () => new Float64Array(people.length)
  if (seeker === undefined) return [zero(), zero(), zero(), zero()]
  const [helpers, seekers] = [seeker.helpers(), seeker.seekers()]
  const before = column(people, (person) => {
    const known = helpers.get(person)
    return known === undefined ? 0 : pairNow(known, now)
  })
  const last = ACTIVITY_HALF_LIVES.length - 1
  // A twentieth of a help is everybody's (chosen), so that who never helped has a share to be compared with
  const active = share(
    column(
      people,
      ({ number }) =>
        tallies.activity(number, last) * fading(tallies.lastAt(number), now, ACTIVITY_HALF_LIVES[last] as number) +
        0.05,
    ),
  )
  const all = before.reduce((x, y) => x + y, 0)
  return [
    logShare(before),
    share(before),
    // How much more of this seeker's help came from them than of everybody's
    before.map((one, i) => Math.log((one + (active[i] as number)) / ((all + 1) * (active[i] as number)))),
    column(people, (person) => Math.log1p(seekers.get(person.number) ?? 0)),
  ]
}
