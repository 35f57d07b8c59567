import type { Fact } from '../facts.ts'
import type { House } from '../house.ts'
import type { Matches } from '../match/actions.ts'
import { type Change, eventsOf, touched } from './events.ts'
import { facing, openTaps } from './store.ts'

/**
 * From what happened to what people see. Values are read inside the hub's queue of each person, so that an older
 * reading can never overtake a newer one: snapshot + events = new snapshot [W1].
 */
export async function show(house: House, matches: Matches, fact: Fact): Promise<void> {
  await Promise.all(
    [...touched(fact), ...(await facingChanges(house, fact))].map(([personId, changes]) =>
      house.hub.refresh(personId, async () => {
        const events = await Promise.all(
          changes.map((change) => eventsOf(house, matches, fact.organizationId, personId, change)),
        )
        return events.flat()
      }),
    ),
  )
}

/** A new name or photo is also seen by whoever has this person on their screen, a changed ask by those tapped. */
async function facingChanges(house: House, fact: Fact): Promise<[string, Change[]][]> {
  if (fact.kind === 'ask.changed') {
    const open = await openTaps(house.db, fact.organizationId, fact.askId)
    return open.map(({ helperId, offerId }) => [helperId, [{ part: 'tap', offerId }]])
  }
  if (fact.kind !== 'person.changed' && fact.kind !== 'person.erased') return []
  const others = await facing(house.db, fact.organizationId, fact.personId, house.clock.now())
  return others.map((personId) => [personId, wholeScreen])
}

const wholeScreen: Change[] = [
  { part: 'ask' },
  { part: 'parked' },
  { part: 'session' },
  { part: 'to_close' },
  { part: 'taps' },
]
