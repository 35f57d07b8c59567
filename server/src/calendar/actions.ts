import type { MyCalendar } from '@binome/contract/verbs/calendar.ts'
import { findZone } from '../availability/store.ts'
import type { House } from '../house.ts'
import type { Self } from '../people/actions.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Calendars, keepStretches, TIMER } from './reading.ts'
import { addressOf, nextReading, windowAt } from './rules.ts'
import { seal } from './seal.ts'
import { busyAround, calendarOf, dropCalendar, putCalendar } from './store.ts'

/** What a person says of their calendar. */

/** Each is a request to somebody else's server, and a thread. */
const tries = { burst: 6, perMinute: 3 }

/** My calendar, without its address [C1]. */
export async function readCalendar(house: House, self: Self): Promise<{ calendar: MyCalendar | null }> {
  const { organizationId, personId } = self
  const row = await calendarOf(house.db, organizationId, personId)
  if (row === null) return { calendar: null }
  const { busyUntil, nextBusyAt } = await busyAround(house.db, organizationId, personId, house.clock.now())
  const { failingBecause, failingSince } = row
  const againAt = await house.timers.dueAt(house.db, TIMER, personId)
  return {
    calendar: {
      host: row.host,
      addedAt: row.addedAt.toISOString(),
      readAt: row.readAt.toISOString(),
      unread: row.unread,
      busyUntil: busyUntil?.toISOString() ?? null,
      nextBusyAt: nextBusyAt?.toISOString() ?? null,
      failing: failingBecause && failingSince && { because: failingBecause, since: failingSince.toISOString() },
      againAt: againAt?.toISOString() ?? null,
    },
  }
}

/**
 * Looks there at once; what could be read takes the place of what was there before.
 * @throws Refusal CALENDAR_UNREADABLE, and nothing is kept of it; TOO_MANY
 */
export async function saveCalendar(
  house: House,
  calendars: Calendars,
  self: Self,
  input: { url: string },
): Promise<{ calendar: MyCalendar | null }> {
  const { organizationId, personId } = self
  house.rate.take(`calendar:${personId}`, tries)
  const address = addressOf(input.url)
  if (!house.outside.allows(address)) throw new Refusal('CALENDAR_UNREADABLE', { because: 'bad_address' })
  const window = windowAt(house.clock.now(), await findZone(house.db, organizationId, personId))
  const found = await calendars.look(address, window)
  if (found.as !== 'read') {
    throw new Refusal('CALENDAR_UNREADABLE', { because: found.as === 'failed' ? found.because : 'unreachable' })
  }
  const { busy, etag, lastModified } = found
  await house.transaction(async (tx, record) => {
    const readAt = house.clock.now()
    await putCalendar(tx, organizationId, personId, {
      ...{ id: house.newId(), sealedAddress: seal(address, personId, house.config.secret) },
      ...{ host: new URL(address).host, zone: window.zone, readAt, knownUntil: new Date(window.to) },
      ...{ unread: busy.unread, etag, lastModified },
    })
    const dueAt = nextReading(readAt, 0)
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId: personId, dueAt })
    await keepStretches(tx, record, self, busy.stretches)
  })
  house.log.info({ organizationId, personId }, 'calendar added')
  return readCalendar(house, self)
}

/** Reads it now; how that went stands in the answer. @throws Refusal NOT_FOUND without a calendar; TOO_MANY */
export async function readAgain(
  house: House,
  calendars: Calendars,
  self: Self,
): Promise<{ calendar: MyCalendar | null }> {
  house.rate.take(`calendar:${self.personId}`, tries)
  const { calendar } = await readCalendar(house, self)
  if (calendar === null) throw new Refusal('NOT_FOUND', {})
  await calendars.read(self)
  return readCalendar(house, self)
}

/** [C8] Its address, its stretches and its timer; said again, nothing changes. */
export async function removeCalendar(house: House, self: Self): Promise<{ removed: true }> {
  const { organizationId, personId } = self
  const removed = await house.transaction(async (tx, record) => {
    house.timers.clear(tx, TIMER, personId)
    const dropped = await dropCalendar(tx, organizationId, personId)
    await keepStretches(tx, record, self, [])
    return dropped
  })
  if (removed) house.log.info({ organizationId, personId }, 'calendar removed')
  return { removed: true }
}
