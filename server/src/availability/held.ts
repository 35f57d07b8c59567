import type { HeldBy } from '@binome/contract/verbs/asking.ts'
import type { House } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import type { Self } from '../people/actions.ts'
import { HelpingBudget } from '../routing/budget.ts'
import type { Bound } from '../routing/opening.ts'
import { joined } from '../routing/stretches.ts'

/** What keeps somebody from being asked beside their own word, for them alone [D10]. */

export interface Standing {
  busy: readonly { from: Date; to: Date }[]
  /** Opening hours that hold for them, and their helping budget. */
  bounds: readonly Bound[]
  /** [D5] */
  restsUntil: Date | null
  meets: boolean
}

/** [D10] Pure: each thing that holds now, with its end; null: by no time alone. */
export function heldBy(
  { busy, bounds, restsUntil, meets }: Standing,
  now: Date,
): { why: HeldBy; until: Date | null }[] {
  const found: { why: HeldBy; until: Date | null }[] = []
  if (meets) found.push({ why: 'session', until: null })
  if (restsUntil !== null && restsUntil > now) found.push({ why: 'rest', until: restsUntil })
  const taken = joined(busy).find(({ from, to }) => from <= now && now < to)
  if (taken) found.push({ why: 'calendar', until: taken.to })
  for (const bound of bounds) {
    const { open, until } = bound.at(now)
    if (!open) found.push({ why: bound instanceof HelpingBudget ? 'budget' : 'house', until })
  }
  return found
}

/** What keeps me from being asked just now, beside what I said. */
export async function readHeld(house: House, matches: Matches, { organizationId, personId }: Self) {
  const { willing } = await matches.of(organizationId)
  const now = house.clock.now()
  const standing = {
    busy: willing.wordOf(personId)?.said.busy ?? [],
    bounds: willing.boundsOf(personId),
    ...willing.standing(personId),
  }
  return { held: heldBy(standing, now).map(({ why, until }) => ({ why, until: until?.toISOString() ?? null })) }
}
