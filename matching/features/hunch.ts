import type { Hunches } from '../latent/hunches.ts'
import type { Person } from '../past/person.ts'
import { column } from './forms.ts'
import type { Telling } from './words.ts'

/** What each person takes up word by word, beyond activity; and beyond activity and similar asks. */

export const HUNCH_NAMES = ['hunch', 'hunch beyond similar']

export function hunch(people: readonly Person[], telling: readonly Telling[], hunches: Hunches): Float64Array[] {
  const said = people.map(({ personId }) => hunches.of(personId, telling))
  return ([0, 1] as const).map((way) => column(said, (both) => both[way]))
}
