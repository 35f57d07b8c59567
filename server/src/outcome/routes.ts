import { decodePlace, encodePlace } from '../platform/cursor.ts'
import { callerOf, wire } from '../wire.ts'
import { sayOutcome, skipOutcome } from './actions.ts'
import { thanksTo } from './store.ts'
import { thanksViews } from './view.ts'

export const outcomeRoutes = {
  say: wire.outcomes.say.handler(({ input, context }) => sayOutcome(context.house, callerOf(context), input)),

  skip: wire.outcomes.skip.handler(async ({ input, context }) => {
    await skipOutcome(context.house, callerOf(context), input.sessionId)
    return { skipped: true as const }
  }),

  thanks: wire.outcomes.thanks.handler(async ({ input, context }) => {
    const { organizationId, personId } = callerOf(context)
    const { db } = context.house
    const page = { before: decodePlace(input.cursor), limit: input.limit + 1 }
    const rows = await thanksTo(db, organizationId, personId, page)
    const shown = rows.slice(0, input.limit)
    const last = shown.at(-1)
    return {
      rows: await thanksViews(db, organizationId, shown),
      next: rows.length > input.limit && last ? encodePlace(last.at, last.sessionId) : null,
    }
  }),
}
