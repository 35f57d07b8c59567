import type { Affinities } from '../latent/affinities.ts'
import type { Person } from '../past/person.ts'
import type { Telling } from './words.ts'

/** How much each person is drawn to what this ask says, and when it comes. */

export const AFFINITY_NAMES = ['affinity']

export function affinity(
  people: readonly Person[],
  telling: readonly Telling[],
  now: number,
  affinities: Affinities,
): Float64Array[] {
  const personIds = people.map(({ personId }) => personId)
  return [affinities.of(personIds, telling, now)]
}
