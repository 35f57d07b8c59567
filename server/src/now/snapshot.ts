import type { Now } from '@binome/contract/now.ts'
import { askFor, parkedFor } from '../ask/view.ts'
import { bookingsFor } from '../booking/view.ts'
import type { House } from '../house.ts'
import { suggestSkills } from '../match/actions.ts'
import type { Matches } from '../match/matches.ts'
import { observingFor } from '../observer/view.ts'
import { tapsFor } from '../offer/view.ts'
import { toCloseFor } from '../outcome/view.ts'
import { meFor } from '../people/view.ts'
import { sessionFor } from '../session/view.ts'

/** Everything one person sees now, read afresh and redacted for them. */
export async function snapshotOf(
  house: House,
  matches: Matches,
  organizationId: string,
  personId: string,
): Promise<Now> {
  const { db } = house
  const [me, ask, parked, taps, { session, messages }, observing, toClose, bookings] = await Promise.all([
    meFor(db, organizationId, personId, { demo: house.config.demo }),
    askFor(db, organizationId, personId),
    parkedFor(db, organizationId, personId),
    tapsFor(db, organizationId, personId),
    sessionFor(db, organizationId, personId),
    observingFor(db, organizationId, personId),
    closing(house, matches, organizationId, [personId]),
    bookingsFor(house, organizationId, personId),
  ])
  return { me, ask, parked, taps, session, messages, observing, toClose: toClose.get(personId) ?? [], bookings }
}

/** What is still to be closed by each of these, with the skills its words suggest. */
export function closing(house: House, matches: Matches, organizationId: string, personIds: readonly string[]) {
  return toCloseFor(house.db, organizationId, personIds, house.clock.now(), (texts) =>
    suggestSkills(house, matches, organizationId, texts),
  )
}
