import { z } from 'zod'
import { HeldOffer, Signal } from './signal.ts'
import { Id, Instant } from './terms.ts'

/** What a tab says on the socket: only what is instant. Everything else is a verb. Each is answered by an ack. */
export const Up = z.discriminatedUnion('type', [
  /** First word after connecting. `resume` is the last number seen. */
  z.object({
    type: z.literal('hello'),
    resume: z.object({ epoch: z.string().max(64), seq: z.number().int().min(0) }).optional(),
  }),
  /** The tap was really on the screen. */
  z.object({ type: z.literal('offer_seen'), offerId: Id }),
  /** Somebody is at the keyboard, or has not been for two minutes. Said when it changes; kept nowhere, told to nobody. */
  z.object({ type: z.literal('presence'), state: z.enum(['active', 'idle']) }),
  /** The seeker's prepared connection, for whoever's accept wins; `null` takes it back. Dies with this socket. */
  z.object({ type: z.literal('hold'), askId: Id, held: HeldOffer.nullable() }),
  /** This tab shows the session from now on (and is where signals go), or no longer does. */
  z.object({ type: z.literal('session_enter'), sessionId: Id }),
  z.object({ type: z.literal('session_leave'), sessionId: Id }),
  /** To the other of the pair; with `to`, to or from somebody who looks on or advises. */
  z.object({ type: z.literal('signal'), sessionId: Id, to: Id.optional(), signal: Signal }),
])
export type Up = z.infer<typeof Up>

/** The answer to each: done, with the time it is, since a tab's own clock may be off; or a code of errors.ts. */
export const Ack = z.union([
  z.object({ ok: z.literal(true), at: Instant }),
  z.object({ ok: z.literal(false), code: z.string(), data: z.record(z.string(), z.unknown()) }),
])
export type Ack = z.infer<typeof Ack>
