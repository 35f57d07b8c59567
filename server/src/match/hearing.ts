import type { Ending } from '@binome/matching/plan/response.ts'
import type { Fact, FactOf } from '../facts.ts'
import type { House } from '../house.ts'
import type { OrganizationMatch } from './register.ts'
import { stillOn, tapOfSession } from './store.ts'

/** What each fact means to an organisation in memory. */

interface Heard {
  house: House
  match: OrganizationMatch
  organizationId: string
  /** When it happened. */
  at: Date
  now: Date
}

/** A fact that is told again comes later than this (platform/outbox). */
const TOLD_AGAIN_MS = 1_000

/**
 * Takes in what happened at that moment. Rows are read anew where they matter, so that hearing late or twice does no harm.
 * Laws: LAWS.md.
 */
export async function hear(house: House, match: OrganizationMatch, fact: Fact, at: Date): Promise<void> {
  const now = house.clock.now()
  const heard: Heard = { house, match, organizationId: fact.organizationId, at, now }
  const { index, willing, rankings, responses } = match
  const second = at.getTime() / 1000
  switch (fact.kind) {
    case 'person.joined':
      await match.refresh(fact.personId)
      await match.readBudgets([fact.personId])
      // Somebody who comes back: leaving took what they had shown out of the index, and what they did today.
      await match.readEvidence({ personId: fact.personId })
      await match.readNotMine({ personId: fact.personId })
      return match.readEngagements(fact.personId)
    case 'person.changed':
      // Perhaps in another team.
      await match.refresh(fact.personId)
      return match.readBudgets([fact.personId])
    case 'person.left':
    case 'person.erased':
      responses.forget(fact.personId)
      rankings.clear()
      await match.refresh(fact.personId)
      // Words of their asks are gone from what others said of them.
      if (fact.kind === 'person.erased') await match.readNotMine()
      return
    case 'not_mine.changed':
      rankings.clear()
      return match.readNotMine({ personId: fact.personId })
    case 'availability.changed':
      await match.refresh(fact.personId)
      return match.readBudgets([fact.personId])
    case 'claims.changed':
    case 'reach.changed':
      return match.refresh(fact.personId)
    case 'rules.changed':
      await match.readRules()
      // Somebody who could not be asked before may be now.
      rankings.clear()
      return match.readBudgets()
    case 'budget.changed':
      return match.readBudgets([fact.personId])
    case 'skill.added':
      match.forgetSkills()
      return
    case 'history.imported':
      return match.readEvidence({ sessionIds: fact.sessionIds })
    case 'evidence.added':
      await match.readEvidence({ sessionIds: [fact.sessionId] })
      if (index.learn(fact.askId, fact.helperId)) match.learnt()
      return
    case 'ask.changed':
      // Searching once more after somebody helped: what they helped with reads otherwise now.
      await match.readEvidence({ askId: fact.askId })
      return match.readNotMine({ askId: fact.askId })
    case 'ask.opened':
    case 'ask.resumed':
      return begin(heard, 'asks', [[fact.seekerId, fact.askId]])
    case 'ask.parked':
    case 'ask.cancelled':
    case 'ask.expired':
    case 'ask.resolved':
    case 'ask.solved_alone':
      rankings.drop(fact.askId)
      willing.releaseAll(fact.askId)
      return willing.engage(fact.seekerId, 'asks', fact.askId, false, now)
    case 'wave.sent':
      index.offer(
        fact.askId,
        fact.offers.map(({ helperId }) => helperId),
      )
      await begin(
        heard,
        'taps',
        fact.offers.map(({ helperId, offerId }) => [helperId, offerId]),
      )
      for (const offer of fact.offers) {
        willing.release(offer.helperId)
        responses.tapped({ ...offer, at: second })
      }
      return
    case 'offer.closed':
    case 'offer.postponed':
      responses.ended(fact.helperId, fact.offerId, wordOf(fact), second)
      return willing.engage(fact.helperId, 'taps', fact.offerId, false, now)
    case 'offers.withdrawn':
      takenBack(heard, fact.withdrawn)
      return
    case 'offer.accepted':
      responses.ended(fact.helperId, fact.offerId, 'accepted', second)
      rankings.drop(fact.askId)
      willing.engage(fact.helperId, 'taps', fact.offerId, false, now)
      await begin(heard, 'asks', [[fact.seekerId, fact.askId]])
      await begin(
        heard,
        'sessions',
        [fact.helperId, fact.seekerId].map((personId) => [personId, fact.sessionId]),
      )
      takenBack(heard, fact.withdrawn)
      return
    case 'observer.changed':
      if (fact.busy) return begin(heard, 'sessions', [[fact.personId, fact.observerId]])
      return willing.engage(fact.personId, 'sessions', fact.observerId, false, now)
    case 'outcome.said': {
      if (!fact.counts) return
      const tap = await tapOfSession(house.db, fact.organizationId, fact.sessionId)
      const solved = fact.outcome !== 'not_solved'
      if (tap !== null) responses.helped(fact.sessionId, fact.helperId, tap.fit, solved, second)
      return
    }
    case 'session.went_live':
      return willing.helped(fact.helperId, fact.sessionId, now, now)
    case 'session.ended':
      // What was given counts before they may be asked again.
      await match.readBudgets([fact.helperId])
      willing.rested(fact.helperId, fact.sessionId, at, now)
      willing.engage(fact.helperId, 'sessions', fact.sessionId, false, now)
      willing.engage(fact.seekerId, 'sessions', fact.sessionId, false, now)
  }
}

/**
 * People are in the middle of something. Facts of one ask are told in their order, but for those that are told again
 * after a crash or a failure: what ended it may have been heard by then, so the database is asked.
 */
async function begin(
  { house, match, organizationId, at, now }: Heard,
  what: 'asks' | 'taps' | 'sessions',
  who: readonly (readonly [personId: string, id: string])[],
): Promise<void> {
  const late = now.getTime() - at.getTime() >= TOLD_AGAIN_MS
  const ids = who.map(([, id]) => id)
  const on = late ? await stillOn(house.db, organizationId, what, ids) : new Set(ids)
  for (const [personId, id] of who) match.willing.engage(personId, what, id, on.has(id), now)
}

/** Others were first, or the ask is over. */
function takenBack({ match, at, now }: Heard, offers: readonly { offerId: string; helperId: string }[]): void {
  for (const { offerId, helperId } of offers) {
    match.willing.engage(helperId, 'taps', offerId, false, now)
    match.responses.ended(helperId, offerId, 'withdrawn', at.getTime() / 1000)
  }
}

/** What a tap that is over says of its helper: every answer but yes is a no to now. */
function wordOf(fact: FactOf<'offer.closed' | 'offer.postponed'>): Ending {
  if (fact.kind === 'offer.postponed' || fact.because === 'answered') return 'declined'
  return fact.because === 'lapsed' ? 'lapsed' : 'withdrawn'
}
