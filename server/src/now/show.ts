import type { NowEvent } from '@binome/contract/down.ts'
import type { Fact } from '../facts.ts'
import type { House } from '../house.ts'
import type { Matches } from '../match/actions.ts'
import { eventOf, touched } from './events.ts'

/**
 * From what happened to what people see. Values are read inside the hub's queue of each person, so that an older
 * reading can never overtake a newer one: snapshot + events = new snapshot [W1].
 */
export async function show(house: House, matches: Matches, fact: Fact): Promise<void> {
  await Promise.all(
    touched(fact).map(([personId, changes]) =>
      house.hub.refresh(personId, async () => {
        const events = await Promise.all(
          changes.map((change) => eventOf(house, matches, fact.organizationId, personId, change)),
        )
        return events.filter((event): event is NowEvent => event !== null)
      }),
    ),
  )
}
