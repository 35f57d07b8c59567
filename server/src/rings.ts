import * as asked from './answer/asked.ts'
import * as ask from './ask/follows.ts'
import { lockedAsk } from './ask/store.ts'
import * as booking from './booking/actions.ts'
import { lockedBooking } from './booking/store.ts'
import { TIMER as CALENDAR_TIMER, type Calendars } from './calendar/reading.ts'
import * as group from './group/actions.ts'
import * as handover from './handover/actions.ts'
import { TIMER as HANDOVER_TIMER } from './handover/taking.ts'
import type { House } from './house.ts'
import * as later from './later/actions.ts'
import { lockedWish } from './later/store.ts'
import type { Matches } from './match/matches.ts'
import * as observer from './observer/actions.ts'
import { beat } from './offer/beats.ts'
import { comeAgain, lapse } from './offer/leaving.ts'
import { planDue } from './offer/plans.ts'
import { lockedAskOf, lockedOffer } from './offer/store.ts'
import * as outcome from './outcome/actions.ts'
import type { Timer } from './platform/timers.ts'
import type { Reach } from './reach/reach.ts'
import * as recording from './recording/actions.ts'
import * as session from './session/actions.ts'
import { lockedSession } from './session/store.ts'

/** What time says: for each kind of timer what it calls, and which rows it holds for that. */
export function setRings({
  house,
  matches,
  calendars,
  reaching,
}: {
  house: House
  matches: Matches
  calendars: Calendars
  reaching: Reach
}): void {
  const { timers } = house
  const asks = ({ organizationId, subjectId }: Timer) => [lockedAsk(organizationId, subjectId)]
  timers.on('plan', (tx, record, timer) => planDue(house, matches, tx, record, timer), asks)
  timers.on('beat', (tx, record, timer) => beat(house, matches, tx, record, timer), asks)
  timers.on('ask_end', (tx, record, timer) => ask.endByTime(house, tx, record, timer), asks)
  timers.on(
    'offer_lapse',
    (tx, record, timer) => lapse(house, tx, record, timer),
    ({ organizationId, subjectId }) => [lockedOffer(organizationId, subjectId)],
  )
  timers.on(
    'offer_again',
    (tx, record, timer) => comeAgain(house, matches, tx, record, timer),
    ({ organizationId, subjectId }) => [lockedAskOf(organizationId, subjectId), lockedOffer(organizationId, subjectId)],
  )
  timers.on(
    booking.TIMER,
    (tx, record, timer) => booking.bookingDue(house, tx, record, timer),
    ({ organizationId, subjectId }) => [lockedBooking(organizationId, subjectId)],
  )
  timers.on(CALENDAR_TIMER, (tx, record, timer) => calendars.ring(tx, record, timer))
  for (const [kind, ring] of Object.entries(reaching.timers)) timers.on(kind, ring)
  timers.on(asked.TIMER, (tx, _record, timer) => asked.anotherDay(house, matches, tx, timer), asks)
  timers.on(group.TIMER, (tx, record, timer) => group.waitOver(house, tx, record, timer), asks)
  timers.on(
    later.TIMER,
    (tx, record, timer) => later.turn(house, tx, record, timer),
    ({ organizationId, subjectId }) => [lockedWish(organizationId, subjectId)],
  )
  const sessions = (timer: Timer) => [lockedSession(timer.organizationId, session.sessionOfTimer(timer))]
  timers.on(HANDOVER_TIMER, (tx, record, timer) => handover.due(house, tx, record, timer), sessions)
  timers.on(recording.TIMER, (tx, record, timer) => recording.recordingDue(house, tx, record, timer), sessions)
  timers.on(observer.TIMER, (tx, record, timer) => observer.due(house, tx, record, timer), sessions)
  for (const [kind, ring] of Object.entries({ ...session.sessionTimers, ...outcome.outcomeTimers })) {
    timers.on(kind, (tx, record, timer) => ring(house, tx, record, timer), sessions)
  }
}
