import type { ParkedBecause, SessionRole, SessionState } from '@binome/contract/terms.ts'

/**
 * Everything that can happen, in the past tense. A fact is written in the transaction that makes it true and is told
 * after the commit; it carries ids, never words of people. Private to the server: people hear of it through `now/`.
 */
type Happened<K extends string, D> = { kind: K; organizationId: string } & D

export type AskFact =
  | Happened<'ask.opened', { askId: string; seekerId: string }>
  | Happened<'ask.changed', { askId: string; seekerId: string }>
  /** The seeker agrees to ask others than the person they named; without one, more people at once. */
  | Happened<'ask.widened', { askId: string; seekerId: string; round: number }>
  /** A beat of the clock: what its seeker is told of the search has changed. */
  | Happened<'ask.told', { askId: string; seekerId: string }>
  /** Nobody is free for it and no tap is open: it is tried again as people become free. */
  | Happened<'ask.stalled', { askId: string; seekerId: string }>
  /** Searching again: a new round. */
  | Happened<'ask.resumed', { askId: string; seekerId: string; round: number }>
  | Happened<'ask.parked', { askId: string; seekerId: string; because: ParkedBecause }>
  | Happened<'ask.cancelled', { askId: string; seekerId: string }>
  | Happened<'ask.solved_alone', { askId: string; seekerId: string }>
  | Happened<'ask.expired', { askId: string; seekerId: string }>
  | Happened<'ask.went_live', { askId: string; seekerId: string }>
  | Happened<'ask.resolved', { askId: string; seekerId: string }>

/** A tap that was sent: how fit its helper was found, and whether they were away from the keyboard. */
type TapFact = { offerId: string; helperId: string; fit: number; idle: boolean }

export type OfferFact =
  | Happened<'wave.sent', { askId: string; seekerId: string; offers: TapFact[] }>
  /**
   * Not a yes: said by the helper, or by time; or let go, since its helper is in a session now, or waits with its ask. The
   * seeker never hears of it.
   */
  | Happened<
      'offer.closed',
      { askId: string; offerId: string; helperId: string; because: 'answered' | 'lapsed' | 'let_go' }
    >
  /** The tap went out as a notification too, and lives longer for it. The seeker never hears of it. */
  | Happened<'offer.pushed', { askId: string; offerId: string; helperId: string }>
  | Happened<'offer.postponed', { askId: string; offerId: string; helperId: string }>
  /** The claim: one offer accepted, one session open, every other tap of the ask withdrawn, all in one transaction. */
  | Happened<
      'offer.accepted',
      {
        askId: string
        offerId: string
        seekerId: string
        helperId: string
        sessionId: string
        /** This helper had said "later": the ask may have been put aside meanwhile. */
        later: boolean
        withdrawn: { offerId: string; helperId: string }[]
      }
    >
  | Happened<
      'offers.withdrawn',
      { askId: string; because: 'cancelled'; withdrawn: { offerId: string; helperId: string }[] }
    >

/** The wish to go live later: said, asked about, answered, over. */
export type LaterFact = Happened<'later.changed', { askId: string; seekerId: string }>

/** What asks near the same are to one another. */
export type GroupFact =
  | Happened<'group.changed', { askId: string; seekerId: string }>
  /** How many wait for a line of these two. */
  | Happened<'group.closing', { sessionId: string; personIds: string[] }>

type Written = { answerId: string; askId: string; seekerId: string; authorId: string }

export type AnswerFact =
  | Happened<'answer.sent', Written>
  | Happened<'answer.changed', Written>
  /** Back to a draft, which nobody else sees. */
  | Happened<'answer.taken_back', Written>
  | Happened<'answer.line_said', Written & { by: 'seeker' | 'author' }>
  /** One of those asked leaves it to others: somebody else may be asked. The seeker never hears of it. */
  | Happened<'answer.passed', { askId: string; personId: string }>
  /** Its encounter that never was live is there, with the seeker's word. */
  | Happened<'answer.accepted', Written & { sessionId: string }>
  /** The seeker wants to go on live with its author. */
  | Happened<'answer.called', Written>

/**
 * `not_solved`: the seeker said so while still inside, and searches on without that helper; `handed_over`: it goes on with
 * another, whose session opens in the same transaction.
 */
export type SessionEnd =
  | 'said'
  | 'not_solved'
  | 'helper_absent'
  | 'seeker_absent'
  | 'both_left'
  | 'cancelled'
  | 'handed_over'

type Pair = { sessionId: string; askId: string; seekerId: string; helperId: string }

export type SessionFact =
  | Happened<'session.entered', Pair & { personId: string; role: SessionRole }>
  | Happened<'session.left', Pair & { personId: string; role: SessionRole }>
  | Happened<'session.went_live', Pair>
  /** `beside`: a hand-over, a recording or somebody who looks on ends with it. */
  | Happened<'session.ended', Pair & { because: SessionEnd; minutes: number; beside: boolean }>
  | Happened<'message.said', Pair & { messageId: string }>
  /** A mode, a step, a tick, or the seeker does it alone from now on, or no longer. */
  | Happened<'guide.changed', Pair>
  /** Somebody is proposed to go on with it, or asked; or that is over. Never a colleague's no. */
  | Happened<'handover.changed', Pair>
  /** Asked to record, both say yes, or not any more; or one that is over was deleted. */
  | Happened<'recording.changed', Pair>
  /**
   * Somebody may look on or advise, does, or no longer; `told`: they know of it; `busy`: of who advises, whether they are
   * asked or there.
   */
  | Happened<
      'observer.changed',
      Pair & { personId: string; observerId: string; here: boolean; told: boolean; busy: boolean | null }
    >
  /** One of the two wishes that it be forgotten, or no longer; or both did, and it is. */
  | Happened<'session.forgetting_changed', Pair>

export type OutcomeFact =
  | Happened<
      'outcome.said',
      Pair & {
        by: SessionRole
        outcome: 'solved' | 'partly' | 'not_solved'
        counts: boolean
        skillIds: string[]
        /** Where the session stood when it was said. */
        session: SessionState
      }
    >
  | Happened<'outcome.skipped', { sessionId: string; personId: string }>
  | Happened<'outcome.unknown', Pair>
  | Happened<'evidence.added', Pair>

export type BookingFact =
  /** Asked for, agreed to, over: of interest to these people alone. */
  Happened<'booking.moved', { bookingId: string; askId: string; personIds: string[] }>

export type PeopleFact =
  | Happened<'person.joined', { personId: string }>
  | Happened<'person.changed', { personId: string }>
  | Happened<'person.left', { personId: string }>
  | Happened<'person.erased', { personId: string }>
  | Happened<'claims.changed', { personId: string }>
  /** Of whoever is vouched for. Nobody but the ranking hears of it. */
  | Happened<'endorsements.changed', { personId: string }>
  | Happened<'availability.changed', { personId: string }>
  /** Somebody said that an ask is not their topic, or took that back. Nobody but the ranking hears of it. */
  | Happened<'not_mine.changed', { personId: string }>
  /** A channel was turned on or off, a browser came or went. */
  | Happened<'reach.changed', { personId: string }>
  | Happened<'skill.added', { skillId: string }>
  | Happened<'history.imported', { sessionIds: string[]; personIds: string[] }>

/** What the house or one of its teams says on how people may be asked. */
export type RoutingFact =
  | Happened<'rules.changed', object>
  /** Somebody says how much of their week they keep for helping. */
  | Happened<'budget.changed', { personId: string }>

export type Fact =
  | AskFact
  | OfferFact
  | AnswerFact
  | LaterFact
  | GroupFact
  | SessionFact
  | OutcomeFact
  | BookingFact
  | PeopleFact
  | RoutingFact
export type FactOf<K extends Fact['kind']> = Extract<Fact, { kind: K }>
