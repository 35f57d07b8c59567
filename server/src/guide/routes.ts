import { personRef } from '../people/view.ts'
import { decodePlace, encodePlace } from '../platform/cursor.ts'
import { callerOf, wire } from '../wire.ts'
import { doDeed, setAlone, setMode } from './actions.ts'
import { aloneOf } from './store.ts'

export const guideRoutes = {
  setMode: wire.guide.setMode.handler(({ input, context }) => setMode(context.house, callerOf(context), input)),

  setAlone: wire.guide.setAlone.handler(({ input, context }) => setAlone(context.house, callerOf(context), input)),

  writeStep: wire.guide.writeStep.handler(({ input, context }) => {
    const { sessionId, stepId: id, words, version, after } = input
    return doDeed(context.house, callerOf(context), { sessionId, deed: { do: 'write', id, words, version, after } })
  }),

  placeStep: wire.guide.placeStep.handler(({ input, context }) => {
    const { sessionId, stepId: id, version, after } = input
    return doDeed(context.house, callerOf(context), { sessionId, deed: { do: 'place', id, version, after } })
  }),

  removeStep: wire.guide.removeStep.handler(({ input, context }) => {
    const { sessionId, stepId: id, version } = input
    return doDeed(context.house, callerOf(context), { sessionId, deed: { do: 'remove', id, version } })
  }),

  tickStep: wire.guide.tickStep.handler(({ input, context }) => {
    const { sessionId, stepId: id, pass, turns } = input
    return doDeed(context.house, callerOf(context), { sessionId, deed: { do: 'tick', id, pass, turns } })
  }),

  mine: wire.guide.mine.handler(async ({ input, context }) => {
    const { organizationId, personId } = callerOf(context)
    const page = { before: decodePlace(input.cursor), limit: input.limit + 1 }
    const rows = await aloneOf(context.house.db, organizationId, personId, page)
    const shown = rows.slice(0, input.limit)
    const last = shown.at(-1)
    return {
      rows: shown.flatMap(({ sessionId, text, at, done, of, helper }) =>
        helper ? [{ sessionId, text, at: at.toISOString(), done, of, helper: personRef(helper) }] : [],
      ),
      next: rows.length > input.limit && last ? encodePlace(last.at, last.sessionId) : null,
    }
  }),
}
