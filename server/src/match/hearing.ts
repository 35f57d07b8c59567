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
      // Somebody who comes back: leaving took what they had shown out of the index, for whom they vouch, and what they did today.
      await match.readEndorsedBy(fact.personId)
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
    case 'endorsements.changed':
    case 'reach.changed':
      return match.refresh(fact.personId)
    case 'rules.changed':
      await match.readRules()
      // Where people are who did not say so themselves.
      await match.readPeople()
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
      index.tell('learn', fact.askId, fact.helperId)
      return match.learnt()
    case 'ask.changed':
      // Searching once more after somebody helped: what they helped with reads otherwise now.
      await match.readEvidence({ askId: fact.askId })
      return match.readNotMine({ askId: fact.askId })
    case 'ask.opened':
    case 'ask.resumed':
      return engage(heard, true, 'asks', [[fact.seekerId, fact.askId]])
    case 'ask.parked':
    case 'ask.cancelled':
    case 'ask.expired':
    case 'ask.resolved':
    case 'ask.solved_alone':
      rankings.drop(fact.askId)
      willing.releaseAll(fact.askId)
      return engage(heard, false, 'asks', [[fact.seekerId, fact.askId]])
    case 'wave.sent':
      index.tell(
        'offer',
        fact.askId,
        fact.offers.map(({ helperId }) => helperId),
      )
      await engage(
        heard,
        true,
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
      return engage(heard, false, 'taps', [[fact.helperId, fact.offerId]])
    case 'offers.withdrawn':
      return takenBack(heard, fact.withdrawn)
    case 'offer.accepted':
      responses.ended(fact.helperId, fact.offerId, 'accepted', second)
      rankings.drop(fact.askId)
      await engage(heard, false, 'taps', [[fact.helperId, fact.offerId]])
      await engage(heard, true, 'asks', [[fact.seekerId, fact.askId]])
      await engage(heard, true, 'sessions', bothOf(fact))
      return takenBack(heard, fact.withdrawn)
    case 'observer.changed':
      return engage(heard, fact.busy === true, 'sessions', [[fact.personId, fact.observerId]])
    case 'outcome.said': {
      if (!fact.counts) return
      const tap = await tapOfSession(house.db, fact.organizationId, fact.sessionId)
      const solved = fact.outcome !== 'not_solved'
      if (tap !== null) responses.helped(fact.sessionId, fact.helperId, tap.fit, solved)
      return
    }
    case 'session.went_live':
      return willing.helped(fact.helperId, fact.sessionId, now, now)
    case 'session.ended':
      // What was given counts before they may be asked again.
      await match.readBudgets([fact.helperId])
      willing.rested(fact.helperId, fact.sessionId, at, now)
      // A session without a tap had no yes to be taken back
      if (
        fact.because === 'helper_absent' &&
        (await tapOfSession(house.db, fact.organizationId, fact.sessionId)) !== null
      )
        responses.neverCame(fact.sessionId, fact.helperId)
      return engage(heard, false, 'sessions', bothOf(fact))
  }
}

/** [K8] People are in the middle of something, or no longer. What is heard out of its order is read from the rows. */
async function engage(
  { house, match, organizationId, at, now }: Heard,
  on: boolean,
  what: 'asks' | 'taps' | 'sessions',
  who: readonly (readonly [personId: string, id: string])[],
): Promise<void> {
  const ids = [...new Set(who.map(([, id]) => id))]
  const still = match.inOrder.take(ids, at, now) ? null : await stillOn(house.db, organizationId, what, ids)
  for (const [personId, id] of who) match.willing.engage(personId, what, id, still?.has(id) ?? on, now)
}

function bothOf({ helperId, seekerId, sessionId }: { helperId: string; seekerId: string; sessionId: string }) {
  return [helperId, seekerId].map((personId) => [personId, sessionId] as const)
}

/** Others were first, or the ask is over. */
async function takenBack(heard: Heard, offers: readonly { offerId: string; helperId: string }[]): Promise<void> {
  const taps = offers.map(({ helperId, offerId }) => [helperId, offerId] as const)
  if (taps.length > 0) await engage(heard, false, 'taps', taps)
  for (const [helperId, offerId] of taps) {
    heard.match.responses.ended(helperId, offerId, 'withdrawn', heard.at.getTime() / 1000)
  }
}

/** What a tap that is over says of its helper: every answer but yes is a no to now. */
function wordOf(fact: FactOf<'offer.closed' | 'offer.postponed'>): Ending {
  if (fact.kind === 'offer.postponed' || fact.because === 'answered') return 'declined'
  return fact.because === 'lapsed' ? 'lapsed' : 'withdrawn'
}
