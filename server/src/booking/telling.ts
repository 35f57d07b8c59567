import { findZone, renewWord } from '../availability/store.ts'
import type { House, Record } from '../house.ts'
import { addressOf } from '../identity/links.ts'
import type { Tx } from '../platform/db.ts'
import { reachBy } from '../reach/notices.ts'
import { readerOf } from '../reach/store.ts'
import { type Entry, icsOf } from './ics.ts'
import type { BookingRow } from './store.ts'
import { bookingWords, type Told } from './words.ts'

/** Telling the two of their moment, and their calendars. */

export async function tell(
  house: House,
  tx: Tx,
  organizationId: string,
  booking: BookingRow,
  to: string,
  told: Told,
  more: { calendar?: 'REQUEST' | 'CANCEL'; until?: Date } = {},
): Promise<void> {
  const zone = await findZone(tx, organizationId, to)
  const other = await otherName(tx, organizationId, booking, to)
  const { calendar, until } = more
  await reachBy(house, tx, organizationId, {
    kind: 'moment',
    personId: to,
    aboutId: booking.id,
    path: to === booking.seekerId ? `/ask/${booking.askId}` : '/',
    words: bookingWords(told, { ...booking, other, zone }),
    ...(until && { until }),
    ...(calendar && {
      calendar: { method: calendar, ics: icsOf(await entryFor(house, tx, organizationId, booking, to), calendar) },
    }),
  })
}

/** What one calls the other of the two: nobody before a yes, nor a seeker who stays unnamed. */
async function otherName(tx: Tx, organizationId: string, booking: BookingRow, to: string): Promise<string | null> {
  const otherId = to === booking.seekerId ? booking.helperId : booking.unnamed ? null : booking.seekerId
  const other = otherId === null ? null : await readerOf(tx, organizationId, otherId)
  return other?.name.split(' ')[0] ?? null
}

/** The entry of one of the two. */
export async function entryFor(
  house: House,
  tx: Tx,
  organizationId: string,
  booking: BookingRow,
  to: string,
): Promise<Entry> {
  const reader = await readerOf(tx, organizationId, to)
  const other = await otherName(tx, organizationId, booking, to)
  const { mailFrom } = house.config
  return {
    ...{ bookingId: booking.id, home: addressOf(house.config), startsAt: booking.startsAt, minutes: booking.minutes },
    ...{ summary: other === null ? 'Binôme' : `Binôme, ${other}`, from: mailFrom, to: reader?.email ?? null },
    at: house.clock.now(),
  }
}

/** [B9] A moment booked or freed is another word of both. */
export async function renewBoth(tx: Tx, record: Record, organizationId: string, booking: BookingRow): Promise<void> {
  const both = [booking.seekerId, booking.helperId].flatMap((id) => id ?? []).toSorted()
  for (const personId of both) {
    await renewWord(tx, organizationId, personId)
    record({ kind: 'availability.changed', organizationId, personId })
  }
}
