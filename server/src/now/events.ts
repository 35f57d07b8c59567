import type { NowEvent } from '@binome/contract/down.ts'
import { parkedFor } from '../ask/view.ts'
import { bookingsFor } from '../booking/view.ts'
import type { Fact, FactOf } from '../facts.ts'
import type { House } from '../house.ts'
import { observingFor } from '../observer/view.ts'
import { tapsFor } from '../offer/view.ts'
import { meFor } from '../people/view.ts'
import { messageFor } from '../session/view.ts'
import type { Readers } from './readers.ts'

/** What may have changed on somebody's screen. Pure data: the value itself is read after the commit, in order. */
export type Change =
  | { part: 'me' | 'ask' | 'parked' | 'session' | 'observing' | 'guide' | 'to_close' | 'taps' | 'bookings' }
  | { part: 'tap'; offerId: string }
  | { part: 'tap_gone'; offerId: string; because: 'helped' | 'cancelled' | 'lapsed' | 'answered' }
  | { part: 'message'; messageId: string }

const parts = (...names: ('me' | 'ask' | 'parked' | 'session' | 'to_close' | 'bookings')[]): Change[] =>
  names.map((part) => ({ part }))

/**
 * Whose screens a fact touches, and where. [A6] The seeker is in no line of `offer.closed`, `offer.postponed`,
 * `offer.pushed` or `wave.sent`: nothing of an answer that is not a yes leads to them, nor of the taps that follow.
 */
export function touched(fact: Fact): [personId: string, changes: Change[]][] {
  switch (fact.kind) {
    case 'ask.opened':
    case 'ask.went_live':
    case 'ask.resolved':
      return [[fact.seekerId, parts('ask')]]
    case 'ask.changed':
    case 'ask.resumed':
    case 'ask.parked':
    case 'ask.cancelled':
    case 'ask.expired':
    case 'ask.solved_alone':
    case 'group.changed':
      return [[fact.seekerId, parts('ask', 'parked')]]
    case 'answer.sent':
    case 'answer.taken_back':
    case 'answer.accepted':
    case 'later.changed':
      return [[fact.seekerId, parts('parked')]]
    case 'ask.told':
    case 'ask.widened':
      return [[fact.seekerId, parts('ask')]]
    case 'wave.sent':
      return fact.offers.map(({ helperId, offerId }) => [helperId, [{ part: 'tap', offerId }]])
    case 'offer.closed':
      return [[fact.helperId, [{ part: 'tap_gone', offerId: fact.offerId, because: goneFor(fact.because) }]]]
    case 'offer.postponed':
    case 'offer.pushed':
      return [[fact.helperId, [{ part: 'tap', offerId: fact.offerId }]]]
    case 'offers.withdrawn':
      return fact.withdrawn.map(({ helperId, offerId }) => [
        helperId,
        [{ part: 'tap_gone', offerId, because: fact.because }],
      ])
    case 'offer.accepted':
      return [
        [fact.seekerId, fact.later ? parts('session', 'ask', 'parked') : parts('session', 'ask')],
        [fact.helperId, [{ part: 'tap_gone', offerId: fact.offerId, because: 'answered' }, ...parts('session')]],
        ...fact.withdrawn.map(({ helperId, offerId }): [string, Change[]] => [
          helperId,
          [{ part: 'tap_gone', offerId, because: 'helped' }],
        ]),
      ]
    case 'session.entered':
    case 'session.left':
    case 'session.went_live':
    case 'session.forgetting_changed':
    case 'handover.changed':
    case 'recording.changed':
      return both(fact, parts('session'))
    case 'session.ended':
      return both(fact, parts('session', 'to_close'))
    case 'observer.changed':
      return [...both(fact, parts('session')), [fact.personId, fact.told ? [{ part: 'observing' }] : []]]
    case 'guide.changed':
      return both(fact, [{ part: 'guide' }])
    case 'message.said':
      return both(fact, [{ part: 'message', messageId: fact.messageId }])
    case 'outcome.said':
    case 'outcome.unknown':
      return both(fact, parts('to_close'))
    case 'booking.moved':
      return fact.personIds.map((personId) => [personId, parts('bookings')])
    case 'group.closing':
      return fact.personIds.map((personId) => [personId, parts('to_close')])
    case 'outcome.skipped':
      return [[fact.personId, parts('to_close')]]
    case 'person.changed':
    case 'person.joined':
    case 'availability.changed':
    case 'claims.changed':
    case 'reach.changed':
      return [[fact.personId, parts('me')]]
    default:
      return []
  }
}

/** A tap that was let go is as one that ran out: a late Yes may still win. */
const goneFor = (because: FactOf<'offer.closed'>['because']) => (because === 'let_go' ? 'lapsed' : because)

function both(fact: { seekerId: string; helperId: string }, changes: Change[]): [string, Change[]][] {
  return [
    [fact.seekerId, changes],
    [fact.helperId, changes],
  ]
}

/** Reads one changed part as its person may see it; nothing when it is no longer there to be shown. */
export async function eventsOf(
  house: House,
  readers: Readers,
  organizationId: string,
  personId: string,
  change: Change,
): Promise<NowEvent[]> {
  const { db } = house
  switch (change.part) {
    case 'me':
      return [{ part: 'me', me: await meFor(db, organizationId, personId, { demo: house.config.demo }) }]
    case 'ask':
      return [{ part: 'ask', ask: (await readers.ask(organizationId, personId)) ?? null }]
    case 'parked':
      return [{ part: 'parked', parked: await parkedFor(db, organizationId, personId) }]
    case 'session': {
      const found = await readers.session(organizationId, personId)
      return [{ part: 'session', session: found?.session ?? null, messages: found?.messages ?? [] }]
    }
    case 'guide': {
      const session = (await readers.session(organizationId, personId))?.session
      return session ? [{ part: 'guide', sessionId: session.id, guide: session.guide }] : []
    }
    case 'observing':
      return [{ part: 'observing', observing: await observingFor(db, organizationId, personId) }]
    case 'to_close':
      return [{ part: 'to_close', toClose: (await readers.toClose(organizationId, personId)) ?? [] }]
    case 'bookings':
      return [{ part: 'bookings', bookings: await bookingsFor(house, organizationId, personId) }]
    case 'taps':
      return (await tapsFor(db, organizationId, personId)).map((tap) => ({ part: 'tap', tap }))
    case 'tap': {
      const found = await readers.tap(organizationId, change.offerId)
      return found?.helperId === personId ? [{ part: 'tap', tap: found.tap }] : []
    }
    case 'tap_gone':
      return [{ part: 'tap_gone', offerId: change.offerId, because: change.because }]
    case 'message': {
      const message = await messageFor(db, organizationId, personId, change.messageId)
      return message === null ? [] : [{ part: 'message', message }]
    }
  }
}
