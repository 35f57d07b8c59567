import { callerOf, wire } from '../wire.ts'
import { forgetLessons, lessons } from './actions.ts'
import type { Matches } from './matches.ts'

/** The part of `admin` that is about the ranking. */
export const matchAdminRoutes = (matches: Matches) => ({
  lessons: wire.admin.lessons.handler(({ context }) => lessons(matches, callerOf(context))),
  forgetLessons: wire.admin.forgetLessons.handler(({ context }) =>
    forgetLessons(context.house, matches, callerOf(context)),
  ),
})
