import { z } from 'zod'
import { errors } from '../errors.ts'
import { CalendarFailure, Instant } from '../terms.ts'
import { verb } from '../verb.ts'

/** My calendar: an address of mine that says when I am busy. Of what is there only stretches are kept, and nobody reads them. */

export const MyCalendar = z.object({
  /** Where it is; the rest of its address is a secret, and is not told again. */
  host: z.string(),
  addedAt: Instant,
  /** When it was last read as it stands there. */
  readAt: Instant,
  /** Entries that could not be read. */
  unread: z.number().int(),
  /** Busy now, until. */
  busyUntil: Instant.nullable(),
  /** When not busy: from when on next. */
  nextBusyAt: Instant.nullable(),
  /** What was read before still holds. */
  failing: z.object({ because: CalendarFailure, since: Instant }).nullable(),
  /** When it is looked at next. */
  againAt: Instant.nullable(),
})
export type MyCalendar = z.infer<typeof MyCalendar>

const Mine = z.object({ calendar: MyCalendar.nullable() })

export const calendar = {
  read: verb('member')
    .route({ method: 'GET', path: '/me/calendar', summary: 'My calendar, as far as it is known', tags: ['me'] })
    .output(Mine),

  /** Read at once: one that cannot be read is not kept, and the one before stays. */
  save: verb('member')
    .route({ method: 'PUT', path: '/me/calendar', summary: 'Read when I am busy from there', tags: ['me'] })
    .input(z.object({ url: z.string().trim().min(1).max(2000) }))
    .output(Mine)
    .errors(errors('CALENDAR_UNREADABLE')),

  again: verb('member')
    .route({ method: 'POST', path: '/me/calendar/again', summary: 'Read it now', tags: ['me'] })
    .output(Mine),

  remove: verb('member')
    .route({ method: 'DELETE', path: '/me/calendar', summary: 'No calendar any more', tags: ['me'] })
    .output(z.object({ removed: z.literal(true) })),
}
