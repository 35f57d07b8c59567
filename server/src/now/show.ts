import type { Fact } from '../facts.ts'
import type { House } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import { thoseWhoLookOn } from '../observer/store.ts'
import { type Change, eventsOf, touched } from './events.ts'
import { createReaders } from './readers.ts'
import { facing, helpersMet, openTaps, withoutPlace } from './store.ts'

/** Changes that wait for their turn in somebody's queue; whatever comes until then is read with them, once. */
interface Waiting {
  changes: Change[]
}

/**
 * From what happened to what people see. Values are read inside the hub's queue of each person, so that an older
 * reading can never overtake a newer one: snapshot + events = new snapshot [W1]. The reading is not waited for, so that
 * facts of one transaction, told one behind the other, become one reading; a process that dies before it takes the tabs
 * with it, and they come back for a snapshot.
 */
export function createShow(house: House, matches: Matches): (fact: Fact) => Promise<void> {
  const readers = createReaders(house, matches)
  const waiting = new Map<string, Waiting>()

  function refresh(organizationId: string, personId: string, changes: Change[]): void {
    const before = waiting.get(personId)
    if (before) {
      before.changes = merged(before.changes, changes)
      return
    }
    const mine: Waiting = { changes }
    waiting.set(personId, mine)
    const read = async () => {
      // The facts told in this turn of the event loop have all arrived by its end.
      await new Promise((resolve) => setImmediate(resolve))
      // From here on a change needs a reading of its own: it may have been committed after ours.
      if (waiting.get(personId) === mine) waiting.delete(personId)
      const events = await Promise.all(
        mine.changes.map((change) => eventsOf(house, readers, organizationId, personId, change)),
      )
      return events.flat()
    }
    const over = () => {
      // Nobody is listening: the reading never began.
      if (waiting.get(personId) === mine) waiting.delete(personId)
    }
    house.hub.refresh(personId, read).then(over, over)
  }

  return async (fact) => {
    for (const [personId, changes] of [...touched(fact), ...(await facingChanges(house, fact))]) {
      refresh(fact.organizationId, personId, changes)
    }
  }
}

/** A part that changes again is read once, in its later place. */
export function merged(before: readonly Change[], after: readonly Change[]): Change[] {
  const same = (a: Change, b: Change) => JSON.stringify(a) === JSON.stringify(b)
  return [...before.filter((one) => !after.some((other) => same(one, other))), ...after]
}

/**
 * A new name or photo, that of somebody who comes back too, is also seen by whoever has this person on their screen, a
 * changed ask by those tapped and by those who helped with it and did not say yet what came of it, what is ticked and recorded, and who comes and goes, by whoever looks on [S28]; where the house is by whoever names no place [D3].
 */
async function facingChanges(house: House, fact: Fact): Promise<[string, Change[]][]> {
  if (fact.kind === 'ask.changed') {
    const { organizationId, askId } = fact
    const [open, met] = await Promise.all([
      openTaps(house.db, organizationId, askId),
      helpersMet(house.db, organizationId, askId),
    ])
    return [
      ...open.map(({ helperId, offerId }): [string, Change[]] => [helperId, [{ part: 'tap', offerId }]]),
      ...met.map((helperId): [string, Change[]] => [helperId, [{ part: 'to_close' }]]),
    ]
  }
  if (fact.kind === 'guide.changed' || fact.kind === 'recording.changed' || fact.kind === 'observer.changed') {
    const lookOn = await thoseWhoLookOn(house.db, fact.organizationId, fact.sessionId)
    return lookOn.map((personId) => [personId, [{ part: 'observing' }]])
  }
  if (fact.kind === 'rules.changed') {
    const placeless = await withoutPlace(house.db, fact.organizationId)
    return placeless.map((personId) => [personId, [{ part: 'me' }]])
  }
  if (fact.kind !== 'person.changed' && fact.kind !== 'person.joined' && fact.kind !== 'person.erased') return []
  const others = await facing(house.db, fact.organizationId, fact.personId, house.clock.now())
  return others.map((personId) => [personId, wholeScreen])
}

const wholeScreen: Change[] = [
  { part: 'ask' },
  { part: 'parked' },
  { part: 'session' },
  { part: 'observing' },
  { part: 'to_close' },
  { part: 'taps' },
  { part: 'bookings' },
]
