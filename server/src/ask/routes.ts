import type { Language } from '@binome/contract/terms.ts'
import type { Caller, House } from '../house.ts'
import { preview } from '../match/actions.ts'
import type { Matches } from '../match/matches.ts'
import { similarAsks } from '../match/store.ts'
import { decodePlace, encodePlace } from '../platform/cursor.ts'
import { Refusal } from '../platform/refusal.ts'
import { callerOf, wire } from '../wire.ts'
import { cancelAsk, changeAsk, openAsk, parkAsk, resumeAsk, viewOf, widenAsk } from './actions.ts'
import { mayHandleAsk } from './policy.ts'
import { languageOf, waitCurve } from './rules.ts'
import { askById, asksOf, waitsOf } from './store.ts'
import { askViews } from './view.ts'

/** Days the wait curve looks back over (half a year: a topic of a house of forty comes up twice a month), and how many asks it takes. */
const CURVE_DAYS = 183
const CURVE_ASKS = 200

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
    const curve =
      input.text.trim() === '' ? null : (await waits(house, caller, { id: NOBODYS, text: input.text, language })).curve
    return { ...found, waitSeconds: curve?.halfSeconds == null ? null : Math.round(curve.halfSeconds), language }
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
  park: wire.asks.park.handler(({ input, context }) => parkAsk(context.house, callerOf(context), input.askId)),
  resume: wire.asks.resume.handler(({ input, context }) => resumeAsk(context.house, callerOf(context), input.askId)),
  cancel: wire.asks.cancel.handler(({ input, context }) => cancelAsk(context.house, callerOf(context), input)),
  waits: wire.asks.waits.handler(async ({ input, context }) => {
    const caller = callerOf(context)
    return waits(context.house, caller, await mustBeMine(context.house, caller, input.askId))
  }),
})

/** An id no ask has: for a text that is not asked yet. */
const NOBODYS = '00000000-0000-0000-0000-000000000000'

async function mustBeMine(house: House, caller: Caller, askId: string) {
  const ask = await askById(house.db, caller.organizationId, askId)
  if (ask === null || !mayHandleAsk(caller, ask)) throw new Refusal('NOT_FOUND', {})
  return ask
}

async function waits(house: House, caller: Caller, ask: { id: string; text: string; language: Language }) {
  const since = new Date(house.clock.now().getTime() - CURVE_DAYS * 86_400_000)
  const similar = await similarAsks(house.db, caller.organizationId, { ...ask, since, limit: CURVE_ASKS })
  const found = await waitsOf(house.db, caller.organizationId, similar)
  return { similar: found.length, curve: waitCurve(found) }
}
