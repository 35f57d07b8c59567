import { z } from 'zod'
import { AskView, BookingView, Me, Now, Tap, TapGone } from './now.ts'
import { GuideView, Message, ObservingView, SessionView, ToClose } from './session.ts'
import { HeldOffer, Signal } from './signal.ts'
import { Id } from './terms.ts'

/**
 * Numbered events: each replaces one part of `Now`, so that applying one twice changes nothing and
 * snapshot + events = new snapshot [W1].
 */
export const NowEvent = z.discriminatedUnion('part', [
  z.object({ part: z.literal('me'), me: Me }),
  z.object({ part: z.literal('ask'), ask: AskView.nullable() }),
  z.object({ part: z.literal('parked'), parked: z.array(AskView) }),
  z.object({ part: z.literal('tap'), tap: Tap }),
  z.object({ part: z.literal('tap_gone'), offerId: Id, because: TapGone }),
  z.object({ part: z.literal('session'), session: SessionView.nullable(), messages: z.array(Message) }),
  z.object({ part: z.literal('guide'), sessionId: Id, guide: GuideView }),
  z.object({ part: z.literal('message'), message: Message }),
  z.object({ part: z.literal('observing'), observing: ObservingView.nullable() }),
  z.object({ part: z.literal('to_close'), toClose: z.array(ToClose) }),
  z.object({ part: z.literal('bookings'), bookings: z.array(BookingView) }),
])
export type NowEvent = z.infer<typeof NowEvent>

/** What the server says on the socket. Signals are not numbered: they are of the moment and are never replayed. */
export const Down = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), epoch: z.string(), seq: z.number().int(), now: Now }),
  z.object({ type: z.literal('event'), epoch: z.string(), seq: z.number().int(), event: NowEvent }),
  // `looksOn`: to or from somebody who looks on or advises.
  z.object({ type: z.literal('signal'), sessionId: Id, from: Id, looksOn: z.boolean().optional(), signal: Signal }),
  z.object({ type: z.literal('held'), sessionId: Id, held: HeldOffer }),
  z.object({ type: z.literal('bye'), because: z.enum(['signed_out', 'not_a_member', 'server_stops']) }),
])
export type Down = z.infer<typeof Down>
