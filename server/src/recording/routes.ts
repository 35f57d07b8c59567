import { Refusal } from '../platform/refusal.ts'
import { findMine } from '../session/mine.ts'
import { callerOf, wire } from '../wire.ts'
import { ask, consent, keepMark, remove } from './actions.ts'
import { keptOf, marksOf, recordingById, recordingDays, setRecordingDays } from './store.ts'
import { recordingView } from './view.ts'

export const recordingRoutes = {
  ask: wire.recordings.ask.handler(({ input, context }) => ask(context.house, callerOf(context), input)),

  consent: wire.recordings.consent.handler(({ input, context }) => consent(context.house, callerOf(context), input)),

  mark: wire.recordings.mark.handler(({ input, context }) => keepMark(context.house, callerOf(context), input)),

  list: wire.recordings.list.handler(async ({ input, context }) => {
    const caller = callerOf(context)
    const { db } = context.house
    await findMine(db, caller, input.sessionId)
    const days = await recordingDays(db, caller.organizationId)
    const kept = await keptOf(db, caller.organizationId, input.sessionId)
    return { recordings: kept.flatMap((one) => recordingView(one, days) ?? []) }
  }),

  marks: wire.recordings.marks.handler(async ({ input, context }) => {
    const caller = callerOf(context)
    const { db } = context.house
    await findMine(db, caller, input.sessionId)
    const recording = await recordingById(db, caller.organizationId, input.recordingId)
    if (recording?.sessionId !== input.sessionId) throw new Refusal('NOT_FOUND', {})
    return { marks: await marksOf(db, caller.organizationId, recording.id) }
  }),

  policy: wire.recordings.policy.handler(async ({ context }) => ({
    days: await recordingDays(context.house.db, callerOf(context).organizationId),
  })),

  setPolicy: wire.recordings.setPolicy.handler(async ({ input: { days }, context }) => {
    await setRecordingDays(context.house.db, callerOf(context).organizationId, days)
    context.house.log.info({ organizationId: callerOf(context).organizationId, days }, 'recording days set')
    return { days }
  }),

  remove: wire.recordings.remove.handler(({ input, context }) => remove(context.house, callerOf(context), input)),
}
