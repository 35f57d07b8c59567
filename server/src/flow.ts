import type { Fact, FactOf } from './facts.ts'
import type { Record } from './house.ts'
import type { Tx } from './platform/db.ts'

/** The whole product on one screen: what happened → what it means at once, and what happens next. */

/** A consequence inside the transaction of its cause: both are true, or neither. */
type AtOnce<K extends Fact['kind']> = (tx: Tx, record: Record, fact: FactOf<K>) => Promise<void>

export interface Consequences {
  ask: {
    goLive: AtOnce<'session.went_live'>
    /** What a session's end means for its ask. */
    afterSession: AtOnce<'session.ended'>
    afterOutcome: AtOnce<'outcome.said'>
    afterAnswer: AtOnce<'answer.accepted'>
    callAuthor: AtOnce<'answer.called'>
  }
  answer: {
    /** Those who may answer are asked, more of them as days pass; the seeker of a search that ran out is told. */
    await: AtOnce<'ask.parked'>
  }
  session: {
    expect: AtOnce<'offer.accepted'>
    /** The seeker's word, said while still inside, ends the session: before evidence reads its minutes. */
    endWithWord: AtOnce<'outcome.said'>
  }
  guide: { propose: AtOnce<'offer.accepted'> }
  /** A proposal to go on with somebody else ends with its session. */
  handover: { sessionOver: AtOnce<'session.ended'> }
  recording: { sessionEnded: AtOnce<'session.ended'> }
  observer: { sessionOver: AtOnce<'session.ended'> }
  outcome: { expect: AtOnce<'session.ended'> }
  evidence: { append: AtOnce<'outcome.said'> }
}

/** The encounter moves as one: its session, its ask, its outcome and its evidence never disagree, not even for a moment. */
export function atOnce(to: Consequences): (tx: Tx, record: Record, fact: Fact) => Promise<void> {
  return async (tx, record, fact) => {
    switch (fact.kind) {
      case 'offer.accepted':
        await to.guide.propose(tx, record, fact)
        return to.session.expect(tx, record, fact)
      case 'session.went_live':
        return to.ask.goLive(tx, record, fact)
      case 'ask.parked':
        return to.answer.await(tx, record, fact)
      case 'answer.accepted':
        return to.ask.afterAnswer(tx, record, fact)
      case 'answer.called':
        return to.ask.callAuthor(tx, record, fact)
      case 'session.ended':
        if (fact.beside) {
          await to.handover.sessionOver(tx, record, fact)
          await to.recording.sessionEnded(tx, record, fact)
          await to.observer.sessionOver(tx, record, fact)
        }
        await to.ask.afterSession(tx, record, fact)
        return to.outcome.expect(tx, record, fact)
      case 'outcome.said':
        await to.session.endWithWord(tx, record, fact)
        await to.evidence.append(tx, record, fact)
        return to.ask.afterOutcome(tx, record, fact)
    }
  }
}

/** After the commit. Each reaction is idempotent: a fact may be told twice, and after a crash late. */
export interface Reactions {
  offer: {
    /** Weigh anew whom to tap, if the ask still searches. Without a round: in the one it is in. */
    plan(call: { organizationId: string; askId: string; round?: number }): Promise<void>
    /** Somebody cannot be asked any more: a tap that waits for them goes on to others. */
    letGo(fact: FactOf<'availability.changed' | 'person.left' | 'person.erased'>): Promise<void>
    withdrawAll(
      fact: FactOf<'ask.parked' | 'ask.cancelled' | 'ask.expired' | 'ask.solved_alone' | 'answer.accepted'>,
    ): Promise<void>
    /** A new round began: what is left of the rounds before leaves the screens. */
    withdrawOld(fact: FactOf<'ask.resumed'>): Promise<void>
    /** Somebody may have become free: asks with nobody left try again. */
    retrySoon(organizationId: string): void
  }
  answer: {
    /** Asks those it fits, and who were not asked yet, to answer in writing. */
    askWriters(fact: FactOf<'ask.parked' | 'answer.passed'>): Promise<void>
  }
  later: {
    /** Its ask is taken up, answered, solved or dropped. */
    over(
      fact: FactOf<
        'ask.resumed' | 'ask.cancelled' | 'ask.expired' | 'ask.solved_alone' | 'answer.accepted' | 'offer.accepted'
      >,
    ): Promise<void>
  }
  group: {
    /** Is one under way that it might wait for? */
    look(fact: FactOf<'ask.opened' | 'ask.resumed' | 'ask.changed' | 'ask.widened'>): Promise<void>
    /** Nothing comes of it: those who waited for it go on. */
    firstOver(fact: FactOf<'ask.parked' | 'ask.cancelled' | 'ask.expired' | 'ask.solved_alone'>): Promise<void>
    /** Its two are asked for a line. */
    afterFirst(fact: FactOf<'ask.resolved'>): Promise<void>
    firstSearches(fact: FactOf<'ask.resumed'>): Promise<void>
    /** It waits for no other any more. */
    followerOver(
      fact: FactOf<
        'ask.resumed' | 'ask.cancelled' | 'ask.expired' | 'ask.solved_alone' | 'answer.accepted' | 'offer.accepted'
      >,
    ): Promise<void>
  }
  ask: { seekerLeft(fact: FactOf<'person.left' | 'person.erased'>): Promise<void> }
  session: {
    /** The seeker took a matched ask back, or somebody left the house: an open session ends. */
    endOf(fact: FactOf<'ask.cancelled' | 'person.left' | 'person.erased'>): Promise<void>
    forget(sessionId: string): void
    /** Who looks on no longer hears nothing more. */
    forgetObserver(sessionId: string, personId: string): void
  }
  /** They look on at nothing: they are in a session of their own, or gone. */
  observer: { away(organizationId: string, personIds: readonly string[]): Promise<void> }
  reach: {
    /** Those whose tab does not show their tap are reached by the next channel. */
    followTaps(fact: FactOf<'wave.sent'>): Promise<void>
    /** The same of whoever is invited to a session, and its taking back. */
    followInvitation(fact: FactOf<'observer.changed'>): Promise<void>
    takeBack(fact: FactOf<'offer.closed' | 'offer.postponed' | 'offers.withdrawn' | 'offer.accepted'>): Promise<void>
  }
  booking: {
    afterAccept(fact: FactOf<'offer.accepted'>): Promise<void>
    nothingToMeetFor(organizationId: string, of: { askId: string } | { personId: string }): Promise<void>
  }
  /** Where somebody is, their calendar is read. */
  calendar: { moved(fact: FactOf<'availability.changed'>): Promise<void> }
  match: { hear(fact: Fact, at: Date): Promise<void> }
  now: { show(fact: Fact): Promise<void> }
  identity: { forget(fact: FactOf<'person.left' | 'person.erased'>): Promise<void> }
}

/** Consumers by name; each marks a fact handled for itself. `match` comes first: it is what the next plan reads. */
export function flow(to: Reactions): [name: string, hear: (fact: Fact, at: Date) => Promise<void>][] {
  /** One hope less for this ask, one person more for the others. */
  const oneHopeLess = async ({ organizationId, askId }: FactOf<'offer.closed' | 'offer.postponed'>) => {
    await to.offer.plan({ organizationId, askId })
    to.offer.retrySoon(organizationId)
  }
  return [
    ['match', (fact, at) => to.match.hear(fact, at)],
    [
      'flow',
      async (fact) => {
        switch (fact.kind) {
          case 'ask.opened':
            await to.offer.plan({ ...fact, round: 1 })
            return to.group.look(fact)
          case 'ask.changed':
            return to.group.look(fact)
          case 'ask.resolved':
            return to.group.afterFirst(fact)
          case 'ask.resumed':
            await to.later.over(fact)
            await to.group.followerOver(fact)
            await to.offer.withdrawOld(fact)
            await to.offer.plan(fact)
            await to.group.firstSearches(fact)
            return to.group.look(fact)
          case 'ask.widened':
            await to.offer.plan(fact)
            return to.group.look(fact)
          case 'ask.parked':
            await to.offer.withdrawAll(fact)
            await to.group.firstOver(fact)
            return to.answer.askWriters(fact)
          case 'ask.expired':
          case 'ask.solved_alone':
            await to.group.followerOver(fact)
            await to.group.firstOver(fact)
            await to.booking.nothingToMeetFor(fact.organizationId, { askId: fact.askId })
            await to.later.over(fact)
            return to.offer.withdrawAll(fact)
          case 'answer.accepted':
            await to.group.followerOver(fact)
            await to.booking.nothingToMeetFor(fact.organizationId, { askId: fact.askId })
            await to.later.over(fact)
            return to.offer.withdrawAll(fact)
          case 'answer.passed':
            return to.answer.askWriters(fact)
          case 'ask.cancelled':
            await to.later.over(fact)
            await to.group.followerOver(fact)
            await to.offer.withdrawAll(fact)
            await to.booking.nothingToMeetFor(fact.organizationId, { askId: fact.askId })
            await to.session.endOf(fact)
            return to.group.firstOver(fact)
          case 'wave.sent':
            return to.reach.followTaps(fact)
          case 'offer.closed':
          case 'offer.postponed':
            await to.reach.takeBack(fact)
            return oneHopeLess(fact)
          case 'availability.changed':
            await to.offer.letGo(fact)
            await to.calendar.moved(fact)
            return to.offer.retrySoon(fact.organizationId)
          case 'offer.accepted':
            // Only what is put aside wishes to go live later, or follows another.
            if (fact.later) {
              await to.later.over(fact)
              await to.group.followerOver(fact)
            }
            to.offer.retrySoon(fact.organizationId)
            await to.observer.away(fact.organizationId, [fact.seekerId, fact.helperId])
            await to.reach.takeBack(fact)
            return to.booking.afterAccept(fact)
          case 'offers.withdrawn':
            to.offer.retrySoon(fact.organizationId)
            return to.reach.takeBack(fact)
          // A stalled ask is tried again and again from now on, since quiet hours end without a fact.
          case 'ask.stalled':
          case 'reach.changed':
          case 'later.changed':
          case 'history.imported':
          case 'rules.changed':
          case 'budget.changed':
            return to.offer.retrySoon(fact.organizationId)
          case 'observer.changed':
            if (!fact.here) to.session.forgetObserver(fact.sessionId, fact.personId)
            if (fact.busy === false) to.offer.retrySoon(fact.organizationId)
            return to.reach.followInvitation(fact)
          case 'session.ended':
            to.session.forget(fact.sessionId)
            return to.offer.retrySoon(fact.organizationId)
          case 'person.left':
          case 'person.erased':
            await to.identity.forget(fact)
            await to.observer.away(fact.organizationId, [fact.personId])
            await to.offer.letGo(fact)
            await to.ask.seekerLeft(fact)
            await to.booking.nothingToMeetFor(fact.organizationId, { personId: fact.personId })
            return to.session.endOf(fact)
        }
      },
    ],
    ['now', (fact) => to.now.show(fact)],
  ]
}
