import type { BookingView } from '@binome/contract/now.ts'
import type { SessionView } from '@binome/contract/session.ts'
import type { HeldOffer } from '@binome/contract/signal.ts'
import { parkAsk } from '../ask/actions.ts'
import { renewWord } from '../availability/store.ts'
import type { FactOf } from '../facts.ts'
import type { Caller, House, Record } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import { acceptOffer } from '../offer/actions.ts'
import type { HeldOffers } from '../offer/held.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Timer } from '../platform/timers.ts'
import { unsay } from '../reach/notices.ts'
import { icsOf } from './ics.ts'
import { type BookingActor, type BookingMove, next } from './lifecycle.ts'
import { dueAt, mayBeAsked, mayJoin, type Phase, phaseAfter } from './rules.ts'
import {
  type AskToBook,
  askToBook,
  type BookingRow,
  bookingOf,
  confirm,
  endBooking,
  insertBooking,
  lockBooking,
  metSince,
  noteNo,
  offerToJoin,
  waiting,
} from './store.ts'
import { entryFor, renewBoth, tell } from './telling.ts'
import { timesFor } from './times.ts'
import { bookingsFor } from './view.ts'

/** Asking for a moment, agreeing to it, and what time and the ask do to it. */

export const TIMER = 'booking'

async function myAsk(house: House, caller: Caller, askId: string): Promise<AskToBook> {
  const ask = await askToBook(house.db, caller.organizationId, askId)
  if (ask === null || ask.seekerId !== caller.personId) throw new Refusal('NOT_FOUND', {})
  return ask
}

/** One of the caller's own: as seeker, as helper, or as somebody asked. @throws Refusal NOT_FOUND */
function roleOf(booking: BookingRow | null, personId: string): { booking: BookingRow; role: 'seeker' | 'helper' } {
  if (booking?.seekerId === personId) return { booking, role: 'seeker' }
  if (booking && (booking.helperId === personId || booking.asked.includes(personId))) return { booking, role: 'helper' }
  throw new Refusal('NOT_FOUND', {})
}

/** One of the two of it. @throws Refusal NOT_FOUND */
function oneOfTwo(booking: BookingRow | null, personId: string): { booking: BookingRow; role: 'seeker' | 'helper' } {
  const found = roleOf(booking, personId)
  if (found.role === 'helper' && found.booking.helperId !== personId) {
    throw new Refusal(found.booking.state === 'proposed' ? 'BOOKING_GONE' : 'NOT_FOUND', {})
  }
  return found
}

/** Times at which somebody could, without a name [B2]. @throws Refusal NOT_FOUND */
export async function readTimes(
  house: House,
  matches: Matches,
  caller: Caller,
  input: { askId: string; minutes: number },
): Promise<{ times: string[] }> {
  const ask = await myAsk(house, caller, input.askId)
  if (ask.state !== 'searching' && ask.state !== 'parked') return { times: [] }
  const { times } = await timesFor(house, matches, caller.organizationId, ask, input.minutes)
  return { times: times.map((at) => at.toISOString()) }
}

/**
 * Those who could then are asked; an ask that searches is put aside.
 * @throws Refusal NOT_FOUND | ASK_STATE | SLOT_GONE, when nobody could then any more or a moment waits already
 */
export async function propose(
  house: House,
  matches: Matches,
  caller: Caller,
  input: { askId: string; startsAt: string; minutes: number },
): Promise<BookingView> {
  const { organizationId, personId } = caller
  const ask = await myAsk(house, caller, input.askId)
  if (ask.state !== 'searching' && ask.state !== 'parked') throw new Refusal('ASK_STATE', { state: ask.state })
  const startsAt = new Date(input.startsAt)
  const now = house.clock.now()
  const { who } = await timesFor(house, matches, organizationId, ask, input.minutes)
  const helperIds = mayBeAsked(startsAt, now) ? who(startsAt) : []
  if (helperIds.length === 0) throw new Refusal('SLOT_GONE', {})
  if (ask.state === 'searching') await parkAsk(house, caller, { askId: ask.id, written: false })
  const id = house.newId()
  await house.transaction(async (tx, record) => {
    const { minutes } = input
    if (!(await insertBooking(tx, organizationId, { id, askId: ask.id, startsAt, minutes, at: now }, helperIds))) {
      throw new Refusal('SLOT_GONE', {})
    }
    setTimer(house, tx, organizationId, id, 'lapse', dueAt('lapse', startsAt))
    const booking = await bookingOf(tx, organizationId, id)
    if (booking === null) return
    for (const helperId of helperIds) {
      await tell(house, tx, organizationId, booking, helperId, 'asked', { until: dueAt('lapse', startsAt) })
    }
    record({ kind: 'booking.moved', organizationId, bookingId: id, askId: ask.id, personIds: [personId, ...helperIds] })
  })
  house.log.info({ booking: id, ask: ask.id, people: helperIds.length }, 'booking proposed')
  const mine = (await bookingsFor(house, organizationId, personId)).find((one) => one.id === id)
  if (!mine) throw new Refusal('SLOT_GONE', {})
  return mine
}

/**
 * Yes: one wins, and both have it in their calendars. No: nobody hears of it. Said again, nothing changes.
 * @throws Refusal NOT_FOUND | BOOKING_GONE | SLOT_GONE, when they have another moment then
 */
export async function answer(
  house: House,
  caller: Caller,
  { bookingId, yes }: { bookingId: string; yes: boolean },
): Promise<void> {
  const { organizationId, personId } = caller
  const { booking, role } = roleOf(await bookingOf(house.db, organizationId, bookingId), personId)
  if (role !== 'helper') throw new Refusal('NOT_FOUND', {})
  if (yes && booking.state === 'booked' && booking.helperId === personId) return
  if (next(booking.state, 'helper', 'confirm') === null) throw new Refusal('BOOKING_GONE', {})
  const at = house.clock.now()
  await house.transaction(async (tx, record) => {
    const about = { organizationId, bookingId, askId: booking.askId }
    if (!yes) {
      if (await noteNo(tx, organizationId, bookingId, personId, at)) {
        record({ kind: 'booking.moved', ...about, personIds: [personId] })
      }
      return
    }
    // Before anything is looked at: two yeses of one person wait for one another here [B3].
    for (const id of [personId, booking.seekerId].toSorted()) await renewWord(tx, organizationId, id)
    const said = await confirm(tx, organizationId, bookingId, personId, at)
    if (said !== 'booked') throw new Refusal(said === 'busy' ? 'SLOT_GONE' : 'BOOKING_GONE', {})
    const booked = { ...booking, state: 'booked' as const, helperId: personId }
    const { phase, at: due } = phaseAfter(null, booking.startsAt, at)
    setTimer(house, tx, organizationId, bookingId, phase, due)
    for (const id of [booking.seekerId, personId]) {
      await tell(house, tx, organizationId, booked, id, 'booked', { calendar: 'REQUEST' })
      record({ kind: 'availability.changed', organizationId, personId: id })
    }
    for (const id of booking.asked) if (id !== personId) await unsay(house, tx, organizationId, id, bookingId)
    record({ kind: 'booking.moved', ...about, personIds: [booking.seekerId, ...new Set([personId, ...booking.asked])] })
  })
  if (yes) house.log.info({ booking: bookingId }, 'booking booked')
}

/** Either of the two. Said again, nothing changes. @throws Refusal NOT_FOUND | BOOKING_GONE */
export async function callOff(house: House, caller: Caller, bookingId: string): Promise<void> {
  const { organizationId, personId } = caller
  await house.transaction(async (tx, record) => {
    const { booking, role } = oneOfTwo(await lockBooking(tx, organizationId, bookingId), personId)
    if (booking.state === 'cancelled') return
    if (!(await over(house, tx, record, organizationId, booking, role, 'call_off')))
      throw new Refusal('BOOKING_GONE', {})
  })
}

/**
 * [B7] The helper comes: an offer of theirs takes the place of any other, and is accepted as every tap is.
 * @throws Refusal NOT_FOUND | BOOKING_GONE | TOO_EARLY | OFFER_TAKEN | OFFER_GONE | IN_SESSION | SEEKER_BUSY
 */
export async function join(
  house: House,
  heldOffers: HeldOffers,
  caller: Caller,
  bookingId: string,
): Promise<{ session: SessionView; held: HeldOffer | null }> {
  const { organizationId, personId } = caller
  const offerId = await house.transaction(async (tx) => {
    const { booking, role } = oneOfTwo(await lockBooking(tx, organizationId, bookingId), personId)
    if (role !== 'helper') throw new Refusal('NOT_FOUND', {})
    const at = house.clock.now()
    if (next(booking.state, 'helper', 'join') === null) {
      throw new Refusal('BOOKING_GONE', {})
    }
    const may = mayJoin(booking.startsAt, at)
    if (may === 'early') throw new Refusal('TOO_EARLY', { startsAt: booking.startsAt.toISOString() })
    const until = dueAt('end', booking.startsAt)
    const id = may === 'late' ? null : await offerToJoin(tx, organizationId, booking, { id: house.newId(), at, until })
    if (id === null) throw new Refusal('BOOKING_GONE', {})
    house.timers.set(tx, { organizationId, kind: 'offer_again', subjectId: id, dueAt: until })
    return id
  })
  return acceptOffer(house, heldOffers, caller, offerId)
}

/** @throws Refusal NOT_FOUND | BOOKING_GONE, while nobody said yes and once it is over */
export async function entryOf(house: House, caller: Caller, bookingId: string): Promise<{ ics: string }> {
  const { organizationId, personId } = caller
  return house.transaction(async (tx) => {
    const { booking } = oneOfTwo(await bookingOf(tx, organizationId, bookingId), personId)
    if (booking.state !== 'booked') throw new Refusal('BOOKING_GONE', {})
    return { ics: icsOf(await entryFor(house, tx, organizationId, booking, personId), 'REQUEST') }
  })
}

/** [B3] Ends it, tells who has to be told, and their calendars. False when there is no such way from where it is. */
async function over(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  booking: BookingRow,
  by: BookingActor,
  move: BookingMove,
): Promise<boolean> {
  const to = next(booking.state, by, move)
  const at = house.clock.now()
  if (to === null || !(await endBooking(tx, organizationId, booking.id, { from: booking.state, to, by, at })))
    return false
  const { id, askId, seekerId, helperId } = booking
  house.timers.clear(tx, TIMER, id)
  const both = [seekerId, helperId].flatMap((one) => one ?? [])
  for (const one of booking.asked) await unsay(house, tx, organizationId, one, id)
  if (booking.state === 'booked') await renewBoth(tx, record, organizationId, booking)
  if (to === 'lapsed') await tell(house, tx, organizationId, booking, seekerId, 'lapsed')
  if (to === 'missed') for (const one of both) await tell(house, tx, organizationId, booking, one, 'missed')
  if (to === 'cancelled' && booking.state === 'booked') {
    for (const one of both) await tell(house, tx, organizationId, booking, one, 'called_off', { calendar: 'CANCEL' })
  }
  record({
    kind: 'booking.moved',
    organizationId,
    bookingId: id,
    askId,
    personIds: [...new Set([...both, ...booking.asked])],
  })
  house.log.info({ booking: id, to, by }, 'booking over')
  return true
}

function setTimer(house: House, tx: Tx, organizationId: string, id: string, phase: Phase, at: Date): void {
  house.timers.set(tx, { organizationId, kind: TIMER, subjectId: id, dueAt: at, data: { phase } })
}

/** [B4] [B6] [B7] What is due of it. */
export async function bookingDue(house: House, tx: Tx, record: Record, timer: Timer): Promise<void> {
  const { organizationId, subjectId } = timer
  const booking = await lockBooking(tx, organizationId, subjectId)
  const phase = timer.data.phase as Phase
  if (booking === null) return
  if (phase === 'lapse' || phase === 'end') {
    const met = phase === 'end' && (await metSince(tx, organizationId, booking, dueAt('lapse', booking.startsAt)))
    await over(house, tx, record, organizationId, booking, met ? 'house' : 'time', met ? 'join' : 'run_out')
    return
  }
  if (booking.state !== 'booked' || booking.helperId === null) return
  const until = phase === 'soon' ? booking.startsAt : dueAt('end', booking.startsAt)
  for (const one of [booking.seekerId, booking.helperId]) {
    await tell(house, tx, organizationId, booking, one, phase, { until })
  }
  const following = phaseAfter(phase, booking.startsAt, house.clock.now())
  setTimer(house, tx, organizationId, subjectId, following.phase, following.at)
}

/** [B8] Somebody came: the booked helper, or another. */
export async function afterAccept(house: House, fact: FactOf<'offer.accepted'>): Promise<void> {
  await each(house, fact.organizationId, { askId: fact.askId }, (booking) =>
    booking.helperId === fact.helperId ? 'join' : 'call_off',
  )
}

/** [B8] The ask is over, or somebody left. Told twice, nothing changes. */
export async function nothingToMeetFor(
  house: House,
  organizationId: string,
  of: { askId: string } | { personId: string },
): Promise<void> {
  await each(house, organizationId, of, () => 'call_off')
}

async function each(
  house: House,
  organizationId: string,
  of: { askId: string } | { personId: string },
  move: (booking: BookingRow) => BookingMove,
): Promise<void> {
  for (const id of await waiting(house.db, organizationId, of)) {
    await house.transaction(async (tx, record) => {
      const booking = await lockBooking(tx, organizationId, id)
      if (booking !== null) await over(house, tx, record, organizationId, booking, 'house', move(booking))
    })
  }
}
