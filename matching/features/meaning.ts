import type { Portraits } from '../latent/portraits.ts'
import type { Tastes } from '../latent/tastes.ts'
import type { Person } from '../past/person.ts'
import { column, logShare } from './forms.ts'

/** What a person's asks are about, against this one: vectors, so that other words for the same are near. */

export const LATENT_NAMES = ['mean likeness', 'fresh likeness', 'angle', 'amount', 'taste']

export interface Meaning {
  portraits: Portraits
  /** The ask in the space, length 1 or 0. */
  ask: Float32Array
}

export function meaning(people: readonly Person[], known: Meaning | null, tastes: Tastes, now: number): Float64Array[] {
  if (known === null) return LATENT_NAMES.map(() => new Float64Array(people.length))
  const { portraits, ask } = known
  const likeness = people.map((person) => portraits.likeness(person, ask, now))
  return [
    column(likeness, ({ mean }) => mean),
    column(likeness, ({ fresh }) => fresh),
    column(likeness, ({ angle }) => angle),
    logShare(column(likeness, ({ amount }) => amount)),
    column(people, ({ personId }) => tastes.of(personId, ask)),
  ]
}
