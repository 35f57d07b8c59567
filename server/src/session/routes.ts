import { guideOf } from '../guide/store.ts'
import { guideRecord } from '../guide/view.ts'
import { advisersNamed } from '../observer/view.ts'
import { picturesOf } from '../picture/store.ts'
import { decodePlace, encodePlace } from '../platform/cursor.ts'
import { Refusal } from '../platform/refusal.ts'
import { callerOf, wire } from '../wire.ts'
import { end } from './actions.ts'
import { messageView, pass, say } from './chat.ts'
import { messagePage } from './chat-store.ts'
import { forgottenAt, wishesOf } from './forget-store.ts'
import { forget } from './forgetting.ts'
import { iceServers, nonceOf } from './ice.ts'
import { findMine } from './mine.ts'
import { forgettingOf } from './policy.ts'
import { pairById, pairsOf } from './store.ts'
import { lines, openView } from './view.ts'

/** Connecting, renewing every two minutes and repairing take a few; many more are somebody's script. */
const iceAllowance = { burst: 60, perMinute: 20 }

export const sessionRoutes = {
  list: wire.sessions.list.handler(async ({ input, context }) => {
    const { organizationId, personId } = callerOf(context)
    const { db } = context.house
    const page = { before: decodePlace(input.cursor), limit: input.limit + 1 }
    const rows = await pairsOf(db, organizationId, personId, page)
    const shown = rows.slice(0, input.limit)
    const last = shown.at(-1)
    return {
      rows: await lines(db, organizationId, personId, shown),
      next: rows.length > input.limit && last ? encodePlace(last.openedAt, last.id) : null,
    }
  }),

  get: wire.sessions.get.handler(async ({ input, context }) => {
    const { organizationId, personId } = callerOf(context)
    const { db } = context.house
    const session = await openView(db, organizationId, personId, input.sessionId)
    if (session) return { state: 'open' as const, session }
    const row = await pairById(db, organizationId, personId, input.sessionId)
    const [line] = row ? await lines(db, organizationId, personId, [row]) : []
    if (!row || !line) throw new Refusal('NOT_FOUND', {})
    const pictures = await picturesOf(db, organizationId, [line.askId])
    const guide = guideRecord(await guideOf(db, organizationId, line.id))
    const forgotten = await forgottenAt(db, organizationId, line.id)
    const wishes = await wishesOf(db, organizationId, line.id)
    return {
      state: 'ended' as const,
      session: line,
      pictures: pictures.get(line.askId) ?? [],
      guide,
      advisers: await advisersNamed(db, organizationId, line.id),
      forgetting: forgettingOf(row, wishes, personId),
      forgottenAt: forgotten?.toISOString() ?? null,
    }
  }),

  messages: wire.sessions.messages.handler(async ({ input, context }) => {
    const caller = callerOf(context)
    const { organizationId } = caller
    const { db } = context.house
    const { session } = await findMine(db, caller, input.sessionId)
    const page = { after: decodePlace(input.cursor), limit: input.limit + 1 }
    const rows = await messagePage(db, organizationId, session.id, page)
    const shown = rows.slice(0, input.limit)
    const last = shown.at(-1)
    return {
      rows: shown.map(messageView),
      next: rows.length > input.limit && last ? encodePlace(last.at, last.id) : null,
    }
  }),

  say: wire.sessions.say.handler(({ input, context }) => say(context.house, callerOf(context), input)),

  pass: wire.sessions.pass.handler(({ input, context }) => pass(context.house, callerOf(context), input)),

  forget: wire.sessions.forget.handler(({ input, context }) => forget(context.house, callerOf(context), input)),

  ice: wire.sessions.ice.handler(({ context }) => {
    const { personId } = callerOf(context)
    const { house } = context
    house.rate.take(`ice:${personId}`, iceAllowance)
    return iceServers(house.config, personId, house.clock.now(), nonceOf(house.newId()))
  }),

  end: wire.sessions.end.handler(({ input, context }) => end(context.house, callerOf(context), input.sessionId)),
}
