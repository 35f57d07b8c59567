import type { BookingView } from '@binome/contract/now.ts'
import type { House } from '../house.ts'
import { personRef } from '../people/view.ts'
import { type Shown, shownTo } from './store.ts'

/** Booked moments as each of the two sees them; nobody else is ever given them. */

/** What came to nothing is told so long. */
const TOLD_MS = 86_400_000

/** Pure: a booking → what this person sees of it; null where there is nothing to be told. */
export function bookingView(row: Shown, personId: string): BookingView | null {
  const core = {
    id: row.id,
    askId: row.askId,
    text: row.text,
    language: row.language,
    startsAt: row.startsAt.toISOString(),
    minutes: row.minutes,
    state: row.state,
  }
  if (row.seekerId === personId) {
    // Their own word needs no telling.
    if (row.state === 'cancelled' && row.endedBy !== 'helper') return null
    return { ...core, role: 'seeker', helper: row.helper === null ? null : personRef(row.helper) }
  }
  if (row.state === 'cancelled' && row.endedBy === 'helper') return null
  if (row.seeker === null) return null
  // [B9]
  const from = row.unnamed ? { unnamed: true as const, team: null } : { named: personRef(row.seeker) }
  return { ...core, role: 'helper', from }
}

export async function bookingsFor(house: House, organizationId: string, personId: string): Promise<BookingView[]> {
  const since = new Date(house.clock.now().getTime() - TOLD_MS)
  const rows = await shownTo(house.db, organizationId, personId, since)
  return rows.flatMap((row) => bookingView(row, personId) ?? [])
}
