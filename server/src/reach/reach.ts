import type { FactOf } from '../facts.ts'
import type { House, Record } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import type { Tx } from '../platform/db.ts'
import type { Timer } from '../platform/timers.ts'
import { createDeliveries, type Deliveries, type DeliveryKind, deliveryKinds } from './deliveries.ts'
import {
  followInvitation,
  invitationGone,
  invitationMessage,
  invitationOver,
  invitationTurn,
  PUSHED,
  TURN,
} from './invitations.ts'
import { writeLetters } from './mailing.ts'
import { noticeMessage, noticePushed, noticeTurn } from './notices.ts'
import { createHand, type PushMessage } from './push.ts'
import { followTaps, goneMessage, takeBack, tapMessage, tapTurn } from './taps.ts'

type OnTimer = (tx: Tx, record: Record, timer: Timer) => Promise<void>

/** The slice put together: what the flow calls, the timers it has, and the way out for the rest of the slice. */
export interface Reach {
  deliveries: Deliveries
  followTaps(fact: FactOf<'wave.sent'>): Promise<void>
  takeBack(fact: FactOf<'offer.closed' | 'offer.postponed' | 'offers.withdrawn' | 'offer.accepted'>): Promise<void>
  followInvitation(fact: FactOf<'observer.changed'>): Promise<void>
  /** The letters that come by themselves, each hour. */
  writeLetters(): Promise<void>
  timers: { [kind: string]: OnTimer }
  settled(): Promise<void>
}

export function createReach(house: House, matches: Matches): Reach {
  const read: { [K in DeliveryKind]: (organizationId: string, id: string) => Promise<PushMessage | null> } = {
    push_tap: (organizationId, id) => tapMessage(house, organizationId, id),
    push_gone: (organizationId, id) => goneMessage(house, organizationId, id),
    push_notice: (organizationId, id) => noticeMessage(house, organizationId, id),
    push_invitation: (organizationId, id) => invitationMessage(house, organizationId, id),
    push_invitation_gone: (organizationId, id) => invitationGone(house, organizationId, id),
  }
  const deliveries = createDeliveries(house, createHand(house), {
    read: (kind, organizationId, id) => read[kind](organizationId, id),
    async isQuiet(organizationId, personId) {
      const { willing } = await matches.of(organizationId)
      return willing.quietUntil(personId, house.clock.now()) !== null
    },
    async ended(tx, kind, organizationId, id, how) {
      // [V2] A tap or an invitation has no further channel: it lapses. A notice has the letter.
      if (kind === 'push_notice') await noticePushed(house, tx, organizationId, id, how)
    },
  })
  const reaching = { house, matches, deliveries }
  const ring = (kind: DeliveryKind): [string, OnTimer] => [
    kind,
    async (tx, _, timer) => deliveries.ring(tx, kind, timer),
  ]
  return {
    deliveries,
    followTaps: (fact) => followTaps(house, matches, fact),
    takeBack: (fact) => takeBack(house, matches, deliveries, fact),
    followInvitation: (fact) => followInvitation(house, matches, fact),
    writeLetters: () => writeLetters(house, matches),
    timers: {
      reach_tap: (tx, record, timer) => tapTurn({ ...reaching, tx, record, timer }),
      [TURN]: (tx, record, timer) => invitationTurn({ ...reaching, tx, record, timer }),
      [PUSHED]: (tx, _, timer) => invitationOver(house, deliveries, tx, timer),
      notice: (tx, _, timer) => noticeTurn(house, matches, deliveries, tx, timer),
      ...Object.fromEntries(deliveryKinds.map(ring)),
    },
    settled: () => deliveries.settled(),
  }
}
