import type { NowEvent } from './down.ts'
import type { Now } from './now.ts'

/** The next view: pure, total, and the same when an event comes twice [W1]. */
export function apply(now: Now, event: NowEvent): Now {
  switch (event.part) {
    case 'me':
      return { ...now, me: event.me }
    case 'ask':
      return { ...now, ask: event.ask }
    case 'parked':
      return { ...now, parked: event.parked }
    case 'tap':
      return { ...now, taps: [...now.taps.filter((tap) => tap.offerId !== event.tap.offerId), event.tap] }
    case 'tap_gone':
      return { ...now, taps: now.taps.filter((tap) => tap.offerId !== event.offerId) }
    case 'session':
      return { ...now, session: event.session, messages: event.messages }
    case 'guide':
      if (now.session?.id !== event.sessionId) return now
      return { ...now, session: { ...now.session, guide: event.guide } }
    case 'message':
      return {
        ...now,
        // By time, which is strictly increasing in a session: two events may come in the other order.
        messages: [...now.messages.filter((message) => message.id !== event.message.id), event.message].sort((a, b) =>
          a.at < b.at ? -1 : 1,
        ),
      }
    case 'observing':
      return { ...now, observing: event.observing }
    case 'to_close':
      return { ...now, toClose: event.toClose }
    case 'bookings':
      return { ...now, bookings: event.bookings }
  }
}
