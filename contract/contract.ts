import { admin } from './verbs/admin.ts'
import { answers } from './verbs/answer.ts'
import { asks, pictures } from './verbs/ask.ts'
import { asking } from './verbs/asking.ts'
import { bookings } from './verbs/booking.ts'
import { calendar } from './verbs/calendar.ts'
import { door } from './verbs/door.ts'
import { figures } from './verbs/figures.ts'
import { group } from './verbs/group.ts'
import { guide } from './verbs/guide.ts'
import { handover } from './verbs/handover.ts'
import { later } from './verbs/later.ts'
import { observers } from './verbs/observer.ts'
import { offers } from './verbs/offer.ts'
import { me, people } from './verbs/people.ts'
import { reach } from './verbs/reach.ts'
import { recordings } from './verbs/recording.ts'
import { routing } from './verbs/routing.ts'
import { outcomes, sessions } from './verbs/session.ts'

/** Every verb of the product. The tree is the API: server, typed client and OpenAPI are made of it. */
export const contract = {
  door,
  me,
  asking,
  calendar,
  people,
  pictures,
  asks,
  group,
  later,
  answers,
  bookings,
  offers,
  sessions,
  guide,
  handover,
  recordings,
  observers,
  outcomes,
  routing,
  figures,
  reach,
  admin,
}
export type Contract = typeof contract
