import { callerOf, wire } from '../wire.ts'
import { readAgain, readCalendar, removeCalendar, saveCalendar } from './actions.ts'
import type { Calendars } from './reading.ts'

/** From the contract to the actions. */
export const calendarRoutes = (calendars: Calendars) => ({
  read: wire.calendar.read.handler(({ context }) => readCalendar(context.house, callerOf(context))),
  save: wire.calendar.save.handler(({ input, context }) =>
    saveCalendar(context.house, calendars, callerOf(context), input),
  ),
  again: wire.calendar.again.handler(({ context }) => readAgain(context.house, calendars, callerOf(context))),
  remove: wire.calendar.remove.handler(({ context }) => removeCalendar(context.house, callerOf(context))),
})
