import { z } from 'zod'
import { errors } from '../errors.ts'
import { Tap, TapGone } from '../now.ts'
import { SessionView } from '../session.ts'
import { HeldOffer } from '../signal.ts'
import { Id, Instant } from '../terms.ts'
import { verb } from '../verb.ts'

/** Answering a tap. Declining is invisible to the seeker. */
export const offers = {
  get: verb('member', 'own_offer')
    .route({ method: 'GET', path: '/offers/{offerId}', summary: 'One tap', tags: ['offer'] })
    .input(z.object({ offerId: Id }))
    .output(
      z.discriminatedUnion('state', [
        z.object({ state: z.literal('here'), tap: Tap }),
        z.object({ state: z.literal('gone'), because: TapGone, sessionId: Id.nullable() }),
      ]),
    ),

  /** Exactly one wins. The winner, and nobody else, gets the seeker's held connection if one is alive. */
  accept: verb('member', 'own_offer')
    .route({ method: 'POST', path: '/offers/{offerId}/accept', summary: 'Yes, I am coming', tags: ['offer'] })
    .input(z.object({ offerId: Id }))
    .output(z.object({ session: SessionView, held: HeldOffer.nullable() }))
    .errors(errors('OFFER_TAKEN', 'OFFER_GONE', 'IN_SESSION', 'SEEKER_BUSY')),

  decline: verb('member', 'own_offer')
    .route({ method: 'POST', path: '/offers/{offerId}/decline', summary: 'Not now, or not my topic', tags: ['offer'] })
    .input(z.object({ offerId: Id, offTopic: z.boolean().default(false) }))
    .output(z.object({ answered: z.literal(true) }))
    .errors(errors('OFFER_GONE')),

  postpone: verb('member', 'own_offer')
    .route({
      method: 'POST',
      path: '/offers/{offerId}/postpone',
      summary: 'Later, if it is still open',
      tags: ['offer'],
    })
    .input(z.object({ offerId: Id, until: Instant }))
    .output(z.object({ answered: z.literal(true) }))
    .errors(errors('OFFER_GONE')),
}
