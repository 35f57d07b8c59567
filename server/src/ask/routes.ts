import type { Caller, House } from '../house.ts'
import { preview } from '../match/actions.ts'
import type { Matches } from '../match/matches.ts'
import { decodePlace, encodePlace } from '../platform/cursor.ts'
import { Refusal } from '../platform/refusal.ts'
import { callerOf, wire } from '../wire.ts'
import { cancelAsk, changeAsk, openAsk, parkAsk, resumeAsk, viewOf, widenAsk } from './actions.ts'
import { mayHandleAsk } from './policy.ts'
import { languageOf } from './rules.ts'
import { askById, asksOf } from './store.ts'
import { askViews } from './view.ts'
import { previewOfWait, waitsFor } from './waits.ts'

export const askRoutes = (matches: Matches) => ({
  preview: wire.asks.preview.handler(async ({ input, context }) => {
    const caller = callerOf(context)
    const { house } = context
    const language = languageOf(input.text, caller.language)
    const found = await preview(house, matches, caller.organizationId, {
      text: input.text,
      skillIds: input.skillIds,
      seekerId: caller.personId,
      seekerTeamId: caller.teamId,
      languages: [language],
    })
    return {
      ...found,
      ...(await previewOfWait(house, caller.organizationId, { text: input.text, language })),
      language,
    }
  }),
  open: wire.asks.open.handler(({ input, context }) => openAsk(context.house, callerOf(context), input)),
  list: wire.asks.list.handler(async ({ input, context }) => {
    const { organizationId, personId } = callerOf(context)
    const place = decodePlace(input.cursor)
    const before = place === null ? null : { openedAt: place.at, id: place.id }
    const rows = await asksOf(context.house.db, organizationId, personId, { before, limit: input.limit + 1 })
    const page = rows.slice(0, input.limit)
    const last = page.at(-1)
    const more = rows.length > input.limit && last !== undefined
    return {
      rows: await askViews(context.house.db, organizationId, page),
      next: more ? encodePlace(last.openedAt, last.id) : null,
    }
  }),
  get: wire.asks.get.handler(async ({ input, context }) => {
    const caller = callerOf(context)
    await mustBeMine(context.house, caller, input.askId)
    return viewOf(context.house, caller.organizationId, input.askId)
  }),
  change: wire.asks.change.handler(({ input, context }) => changeAsk(context.house, callerOf(context), input)),
  widen: wire.asks.widen.handler(({ input, context }) => widenAsk(context.house, callerOf(context), input.askId)),
  park: wire.asks.park.handler(({ input, context }) => parkAsk(context.house, callerOf(context), input)),
  resume: wire.asks.resume.handler(({ input, context }) => resumeAsk(context.house, callerOf(context), input.askId)),
  cancel: wire.asks.cancel.handler(({ input, context }) => cancelAsk(context.house, callerOf(context), input)),
  waits: wire.asks.waits.handler(async ({ input, context }) => {
    const caller = callerOf(context)
    return waitsFor(context.house, caller.organizationId, await mustBeMine(context.house, caller, input.askId))
  }),
})

async function mustBeMine(house: House, caller: Caller, askId: string) {
  const ask = await askById(house.db, caller.organizationId, askId)
  if (ask === null || !mayHandleAsk(caller, ask)) throw new Refusal('NOT_FOUND', {})
  return ask
}
