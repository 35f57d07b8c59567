import { MOST_RECORDED_MARKS } from '@binome/contract/limits.ts'
import type { RecordingNow } from '@binome/contract/session.ts'
import type { SessionRole } from '@binome/contract/terms.ts'
import type { RecordedMark } from '@binome/contract/verbs/recording.ts'
import type { FactOf } from '../facts.ts'
import type { Caller, House, Record } from '../house.ts'
import { clearFiles } from '../picture/actions.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Timer } from '../platform/timers.ts'
import { factOf, sessionOfTimer, type Told } from '../session/actions.ts'
import { lockMine, type Mine } from '../session/mine.ts'
import { lockSession } from '../session/store.ts'
import { type Act, lifecycle, type Step } from './lifecycle.ts'
import { mayAdd } from './policy.ts'
import { askerOf, due, type Recording } from './rules.ts'
import {
  deleteExpired,
  deleteRecording,
  insertAsked,
  lockOpen,
  lockRecording,
  recordingById,
  recordingDays,
  saveMark,
  saveRecording,
} from './store.ts'
import { recordingNow } from './view.ts'

/** Asking to record, saying yes and no, and how a recording ends and goes. Laws: LAWS.md. */

export const TIMER = 'recording'

/** Asking again and again is somebody's script. */
const allowance = { burst: 20, perMinute: 10 }

interface Around {
  house: House
  tx: Tx
  record: Record
  organizationId: string
  session: Told
}

/** Holds the session, then its recording, always in this order. @throws Refusal NOT_FOUND | SESSION_ENDED */
async function held(
  house: House,
  tx: Tx,
  record: Record,
  caller: Caller,
  sessionId: string,
): Promise<{ around: Around; role: SessionRole; open: Recording | null }> {
  const { organizationId } = caller
  const { session, role } = await lockMine(tx, caller, sessionId)
  if (session.state === 'ended') throw new Refusal('SESSION_ENDED', {})
  const around = { house, tx, record, organizationId, session }
  return { around, role, open: await lockOpen(tx, organizationId, sessionId) }
}

/**
 * Asks the other to be recorded, which is one's own yes [M2]; the second yes when the other has asked already [M4].
 * @throws Refusal NOT_FOUND | SESSION_ENDED | NOT_RECORDED | TOO_MANY
 */
export async function ask(
  house: House,
  caller: Caller,
  { sessionId, recordingId: id }: { sessionId: string; recordingId: string },
): Promise<{ recording: RecordingNow | null }> {
  const { organizationId, personId } = caller
  house.rate.take(`recording:${personId}`, allowance)
  return house.transaction(async (tx, record) => {
    const { around, role, open } = await held(house, tx, record, caller, sessionId)
    if ((await recordingDays(tx, organizationId)) === 0) throw new Refusal('NOT_RECORDED', {})
    if (open) return { recording: await say(around, open, role, 'yes') }
    const at = house.clock.now()
    const consent = { seekerYesAt: role === 'seeker' ? at : null, helperYesAt: role === 'helper' ? at : null }
    if (!(await insertAsked(tx, organizationId, { id, sessionId, ...consent }))) return { recording: null }
    const asked = await recordingById(tx, organizationId, id)
    if (!asked) throw new Error('what was just asked is gone')
    changed(around, asked, 'asked')
    return { recording: recordingNow(asked) }
  })
}

/**
 * Yes to what the other asks; no, at any time [M3].
 * @throws Refusal NOT_FOUND (also when that one is over) | SESSION_ENDED
 */
export async function consent(
  house: House,
  caller: Caller,
  { sessionId, recordingId, yes }: { sessionId: string; recordingId: string; yes: boolean },
): Promise<{ recording: RecordingNow | null }> {
  return house.transaction(async (tx, record) => {
    const { around, role, open } = await held(house, tx, record, caller, sessionId)
    // What is over already needs no no.
    if (open?.id !== recordingId) {
      if (yes) throw new Refusal('NOT_FOUND', {})
      return { recording: open && recordingNow(open) }
    }
    return { recording: await say(around, open, role, yes ? 'yes' : 'no') }
  })
}

async function say(around: Around, recording: Recording, role: SessionRole, act: Act): Promise<RecordingNow | null> {
  const who = askerOf(recording) === role ? 'asker' : 'other'
  return step(around, recording, lifecycle[recording.state][who][act])
}

/** What becomes of it; of one that is held. */
async function step(around: Around, recording: Recording, next: Step): Promise<RecordingNow | null> {
  const { house, tx, organizationId } = around
  if (next === 'stay') return recordingNow(recording)
  const at = house.clock.now()
  if (next === 'run') {
    const asked = recording.seekerYesAt ?? recording.helperYesAt ?? at
    // The second yes is never before the first, whatever the clock does: the order says who asked.
    const yesAt = new Date(Math.max(at.getTime(), asked.getTime() + 1))
    const running: Recording = {
      ...recording,
      state: 'running',
      seekerYesAt: recording.seekerYesAt ?? yesAt,
      helperYesAt: recording.helperYesAt ?? yesAt,
    }
    await saveRecording(tx, organizationId, running)
    changed(around, running, 'running')
    return recordingNow(running)
  }
  // [M6] Without a byte there is nothing to keep.
  if (next === 'gone' || recording.bytes === 0) await deleteRecording(tx, organizationId, recording.id)
  else await saveRecording(tx, organizationId, { ...recording, state: 'kept', endedAt: at, endedBecause: next.over })
  changed(around, null, next === 'gone' ? 'gone' : next.over, recording.id)
  return null
}

function changed(around: Around, recording: Recording | null, turn: string, id = recording?.id ?? ''): void {
  const { house, tx, record, organizationId, session } = around
  const next = recording && due(recording)
  if (next) {
    const data = { sessionId: session.id }
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId: id, dueAt: next.at, data })
  } else house.timers.clear(tx, TIMER, id)
  record({ kind: 'recording.changed', ...factOf(organizationId, session) })
  house.log.info({ organizationId, sessionId: session.id, recording: id, turn }, 'recording turned')
}

/** Time has something to say [M2] [M6]; pieces came meanwhile: later. */
export async function recordingDue(house: House, tx: Tx, record: Record, timer: Timer): Promise<void> {
  const { organizationId, subjectId, data } = timer
  const session = await lockSession(tx, organizationId, sessionOfTimer(timer))
  const recording = session && (await lockRecording(tx, organizationId, subjectId))
  const next = recording && due(recording)
  if (!session || !recording || !next) return
  if (next.at > house.clock.now()) {
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId, dueAt: next.at, data })
    return
  }
  const turn = lifecycle[recording.state].time.due
  const full = typeof turn !== 'string' && next.because === 'full'
  await step({ house, tx, record, organizationId, session }, recording, full ? { over: 'full' } : turn)
}

/** The session is over: so is what is recorded of it [M3]. */
export async function sessionEnded(house: House, tx: Tx, record: Record, fact: FactOf<'session.ended'>): Promise<void> {
  const { organizationId, sessionId: id } = fact
  const open = await lockOpen(tx, organizationId, id)
  if (!open) return
  await step(
    { house, tx, record, organizationId, session: { ...fact, id } },
    open,
    lifecycle[open.state].house.session_ended,
  )
}

/** A mark of what is recorded [M10]. @throws Refusal NOT_FOUND | RECORDING_OVER */
export async function keepMark(
  house: House,
  caller: Caller,
  { sessionId, recordingId, mark }: { sessionId: string; recordingId: string; mark: RecordedMark },
): Promise<{ kept: boolean }> {
  const { organizationId } = caller
  return house.transaction(async (tx) => {
    const { recording, role } = await ofMine(tx, caller, { sessionId, recordingId })
    if (!mayAdd(recording, role, recording.page ?? '')) throw new Refusal('RECORDING_OVER', {})
    return { kept: await saveMark(tx, organizationId, recordingId, mark, MOST_RECORDED_MARKS) }
  })
}

/** A recording of a session of theirs, held. @throws Refusal NOT_FOUND */
async function ofMine(
  tx: Tx,
  caller: Caller,
  { sessionId, recordingId }: { sessionId: string; recordingId: string },
): Promise<Mine & { recording: Recording }> {
  const mine = await lockMine(tx, caller, sessionId)
  const recording = await lockRecording(tx, caller.organizationId, recordingId)
  if (recording?.sessionId !== sessionId) throw new Refusal('NOT_FOUND', {})
  return { ...mine, recording }
}

/** Either deletes it: when this resolves its bytes are gone too [M8]. @throws Refusal NOT_FOUND */
export async function remove(
  house: House,
  caller: Caller,
  which: { sessionId: string; recordingId: string },
): Promise<{ removed: true }> {
  const { organizationId } = caller
  await house.transaction(async (tx, record) => {
    const { session, recording } = await ofMine(tx, caller, which)
    await deleteRecording(tx, organizationId, recording.id)
    changed({ house, tx, record, organizationId, session }, null, 'removed', recording.id)
  })
  await clearFiles(house)
  return { removed: true }
}

/** The clean-up, for an hourly job: what is older than its house says, and the files of what is gone [M9]. */
export async function tidyRecordings(house: House): Promise<number> {
  const gone = await deleteExpired(house.db, house.clock.now())
  if (gone > 0) {
    await clearFiles(house)
    house.log.info({ gone }, 'recordings expired')
  }
  return gone
}
