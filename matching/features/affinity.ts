import type { Affinities, Part } from '../latent/affinities.ts'
import type { Person } from '../past/person.ts'

/** How much each person is drawn to what this ask says, and when it comes. */

export const AFFINITY_NAMES = ['affinity']

export function affinity(people: readonly Person[], parts: readonly Part[], affinities: Affinities): Float64Array[] {
  return [
    affinities.of(
      people.map(({ personId }) => personId),
      parts,
    ),
  ]
}
