import { guideOfJson } from '../guide/store.ts'
import { guideRecord } from '../guide/view.ts'
import type { Matches } from '../match/matches.ts'
import { personRef } from '../people/view.ts'
import { messageView } from '../session/chat.ts'
import { messagePage } from '../session/chat-store.ts'
import { findMine } from '../session/mine.ts'
import { callerOf, wire } from '../wire.ts'
import { answer, candidates, propose, takeBack } from './actions.ts'
import { earlierOf } from './store.ts'

/** Messages of each encounter before that are read along. */
const MOST_MESSAGES = 200

export const handoverRoutes = (matches: Matches) => ({
  candidates: wire.handover.candidates.handler(async ({ input, context }) => ({
    people: await candidates(context.house, matches, callerOf(context), input.sessionId),
  })),

  propose: wire.handover.propose.handler(async ({ input, context }) => ({
    handover: await propose(context.house, matches, callerOf(context), input),
  })),

  answer: wire.handover.answer.handler(async ({ input, context }) => ({
    handover: await answer(context.house, matches, callerOf(context), input),
  })),

  takeBack: wire.handover.takeBack.handler(async ({ input, context }) => ({
    handover: await takeBack(context.house, callerOf(context), input),
  })),

  before: wire.handover.before.handler(async ({ input, context }) => {
    const caller = callerOf(context)
    const { organizationId } = caller
    const { db } = context.house
    const { session } = await findMine(db, caller, input.sessionId)
    const page = { after: null, limit: MOST_MESSAGES }
    const encounters = []
    for (const { id, line, helper, openedAt, minutes, guide } of await earlierOf(db, organizationId, session.id)) {
      if (helper === null) continue
      encounters.push({
        ...{ sessionId: id, helper: personRef(helper), line, at: openedAt.toISOString(), minutes },
        guide: guideRecord(guideOfJson(guide)),
        messages: (await messagePage(db, organizationId, id, page)).map(messageView),
      })
    }
    return { encounters }
  }),
})
