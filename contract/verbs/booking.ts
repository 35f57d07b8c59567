import { z } from 'zod'
import { errors } from '../errors.ts'
import { BookingView } from '../now.ts'
import { SessionView } from '../session.ts'
import { HeldOffer } from '../signal.ts'
import { Id, Instant } from '../terms.ts'
import { verb } from '../verb.ts'

/** A moment to meet, when nobody came at once. */

const Minutes = z.union([z.literal(15), z.literal(30)])
const One = z.object({ bookingId: Id })

export const bookings = {
  /** Times at which somebody it fits could, without a name. */
  times: verb('member', 'own_ask')
    .route({ method: 'GET', path: '/asks/{askId}/times', summary: 'Times to choose from', tags: ['booking'] })
    .input(z.object({ askId: Id, minutes: z.coerce.number().pipe(Minutes).default(15) }))
    .output(z.object({ times: z.array(Instant).max(12) })),

  /** Those who could then are asked; the ask is put aside until one of them says yes. */
  propose: verb('member', 'own_ask', { idempotent: true })
    .route({ method: 'POST', path: '/asks/{askId}/bookings', summary: 'Ask for a moment', tags: ['booking'] })
    .input(z.object({ askId: Id, startsAt: Instant, minutes: Minutes.default(15) }))
    .output(BookingView)
    .errors(errors('ASK_STATE', 'SLOT_GONE')),

  /** Yes or no of whoever is asked. Nobody hears of a no. */
  answer: verb('member', 'own_booking')
    .route({ method: 'POST', path: '/bookings/{bookingId}/answer', summary: 'Does it suit me', tags: ['booking'] })
    .input(One.extend({ yes: z.boolean() }))
    .output(z.object({ answered: z.literal(true) }))
    .errors(errors('BOOKING_GONE', 'SLOT_GONE')),

  callOff: verb('member', 'own_booking')
    .route({ method: 'POST', path: '/bookings/{bookingId}/call-off', summary: 'Not then', tags: ['booking'] })
    .input(One)
    .output(z.object({ calledOff: z.literal(true) }))
    .errors(errors('BOOKING_GONE')),

  /** It is time: the helper comes, and the session opens as after every yes. */
  join: verb('member', 'own_booking')
    .route({ method: 'POST', path: '/bookings/{bookingId}/join', summary: 'I am coming', tags: ['booking'] })
    .input(One)
    .output(z.object({ session: SessionView, held: HeldOffer.nullable() }))
    .errors(errors('BOOKING_GONE', 'TOO_EARLY', 'OFFER_TAKEN', 'OFFER_GONE', 'IN_SESSION', 'SEEKER_BUSY')),

  /** For one's own calendar. */
  entry: verb('member', 'own_booking')
    .route({ method: 'GET', path: '/bookings/{bookingId}/entry', summary: 'As a calendar entry', tags: ['booking'] })
    .input(One)
    .output(z.object({ ics: z.string() }))
    .errors(errors('BOOKING_GONE')),
}
