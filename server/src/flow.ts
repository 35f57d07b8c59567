import type { Fact, FactOf } from './facts.ts'

/**
 * The whole product on one screen: what happened → what happens next.
 * Each reaction is idempotent: a fact may be told twice, and after a crash late.
 */
export interface Reactions {
  offer: {
    /** Tap the next people for this ask, if it is still searching. */
    sendWave(fact: { organizationId: string; askId: string }): Promise<void>
    withdrawAll(fact: { organizationId: string; askId: string }): Promise<void>
    /** Somebody became free: asks that had nobody left try again. */
    retryExhausted(fact: { organizationId: string }): Promise<void>
  }
  ask: {
    goLive(fact: FactOf<'session.went_live'>): Promise<void>
    /** What a session's end means for its ask. */
    afterSession(fact: FactOf<'session.ended'>): Promise<void>
    afterOutcome(fact: FactOf<'outcome.said'>): Promise<void>
  }
  session: { expect(fact: FactOf<'offer.accepted'>): Promise<void> }
  outcome: { expect(fact: FactOf<'session.ended'>): Promise<void> }
  evidence: { append(fact: FactOf<'outcome.said'>): Promise<void> }
  match: { hear(fact: Fact): Promise<void> }
  now: { show(fact: Fact): Promise<void> }
  identity: { forget(fact: FactOf<'person.left' | 'person.erased'>): Promise<void> }
  leavers: { leave(fact: FactOf<'person.left' | 'person.erased'>): Promise<void> }
}

/** Consumers by name; each marks a fact handled for itself. `match` comes first: it is what the next wave reads. */
export function flow(to: Reactions): [name: string, hear: (fact: Fact) => Promise<void>][] {
  return [
    ['match', (fact) => to.match.hear(fact)],
    [
      'flow',
      async (fact) => {
        switch (fact.kind) {
          case 'ask.opened':
          case 'ask.resumed':
          case 'ask.widened':
            return to.offer.sendWave(fact)
          case 'ask.parked':
          case 'ask.cancelled':
          case 'ask.expired':
            return to.offer.withdrawAll(fact)
          case 'availability.changed':
            return to.offer.retryExhausted(fact)
          case 'offer.accepted':
            return to.session.expect(fact)
          case 'session.went_live':
            return to.ask.goLive(fact)
          case 'session.ended':
            await to.ask.afterSession(fact)
            return to.outcome.expect(fact)
          case 'outcome.said':
            await to.evidence.append(fact)
            return to.ask.afterOutcome(fact)
          case 'person.left':
          case 'person.erased':
            await to.identity.forget(fact)
            return to.leavers.leave(fact)
        }
      },
    ],
    ['now', (fact) => to.now.show(fact)],
  ]
}
