import type { FactOf } from '../facts.ts'
import type { House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { next } from './lifecycle.ts'
import { move, moveOn, mustBeFree, searchAgain } from './moves.ts'
import { activeAsk, inSession, lastSessions, leaveOut, lockAsk, setFor, setWritten } from './store.ts'

/** What the encounter, an answer and time do to an ask. */

/** Both are there. */
export async function goLive(house: House, tx: Tx, record: Record, fact: FactOf<'session.went_live'>): Promise<void> {
  const { organizationId, askId, seekerId } = fact
  if (!(await moveOn(house, tx, organizationId, askId, 'both_came'))) return
  record({ kind: 'ask.went_live', organizationId, askId, seekerId })
}

/** What the end of an encounter means for its ask. */
export async function afterSession(house: House, tx: Tx, record: Record, fact: FactOf<'session.ended'>): Promise<void> {
  const { organizationId, askId, seekerId } = fact
  const told = { organizationId, askId, seekerId }
  if (fact.because === 'said' || fact.because === 'both_left') {
    if (await moveOn(house, tx, organizationId, askId, 'session_ended')) record({ kind: 'ask.resolved', ...told })
    return
  }
  // With the next helper already; who handed it over is not asked again, should it search once more.
  if (fact.because === 'handed_over') return leaveOut(tx, organizationId, askId, fact.helperId)
  const ask = await lockAsk(tx, organizationId, askId)
  if (ask === null || (ask.state !== 'matched' && ask.state !== 'live')) return
  if (ask.state === 'matched' && fact.because === 'helper_absent') {
    await leaveOut(tx, organizationId, askId, fact.helperId)
    return searchAgain(house, tx, record, organizationId, ask, 'helper_absent')
  }
  if (ask.state === 'matched' && fact.because === 'seeker_absent') {
    await move(house, tx, organizationId, ask, 'seeker_absent')
    return record({ kind: 'ask.parked', ...told, because: 'seeker_absent' })
  }
  if (fact.because === 'not_solved') {
    await leaveOut(tx, organizationId, askId, fact.helperId)
    return searchAgain(house, tx, record, organizationId, ask, ask.state === 'live' ? 'not_solved' : 'helper_absent')
  }
  await move(house, tx, organizationId, ask, 'session_ended')
  record({ kind: 'ask.resolved', ...told })
}

/** "Not yet" of the seeker leads back to searching without that helper, if the seeker is free to search. */
export async function afterOutcome(house: House, tx: Tx, record: Record, fact: FactOf<'outcome.said'>): Promise<void> {
  if (!fact.counts || fact.outcome !== 'not_solved') return
  const { organizationId, askId } = fact
  const ask = await lockAsk(tx, organizationId, askId)
  if (ask?.state !== 'resolved') return
  const last = (await lastSessions(tx, organizationId, [askId])).get(askId)
  // A late word about an earlier session: somebody else has solved it since.
  if (last?.id !== fact.sessionId) return
  await leaveOut(tx, organizationId, askId, fact.helperId)
  const open = await activeAsk(tx, organizationId, ask.seekerId)
  if (open !== null || (await inSession(tx, organizationId, ask.seekerId))) return
  await searchAgain(house, tx, record, organizationId, ask, 'not_solved')
}

/** Somebody left the house: their search ends with them. */
export async function seekerLeft(house: House, fact: FactOf<'person.left' | 'person.erased'>): Promise<void> {
  await house.transaction(async (tx, record) => {
    const ask = await activeAsk(tx, fact.organizationId, fact.personId)
    if (ask === null || next(ask.state, 'cancel') === null) return
    await move(house, tx, fact.organizationId, ask, 'cancel')
    record({ kind: 'ask.cancelled', organizationId: fact.organizationId, askId: ask.id, seekerId: ask.seekerId })
  })
}

/** An answer in writing was accepted. */
export async function afterAnswer(
  house: House,
  tx: Tx,
  record: Record,
  fact: FactOf<'answer.accepted'>,
): Promise<void> {
  const { organizationId, askId, seekerId } = fact
  if (!(await moveOn(house, tx, organizationId, askId, 'accept_answer'))) return
  record({ kind: 'ask.resolved', organizationId, askId, seekerId })
}

/**
 * It goes on live with the author of an answer, for them alone.
 * @throws Refusal ASK_STATE | ASK_OPEN | IN_SESSION
 */
export async function callAuthor(house: House, tx: Tx, record: Record, fact: FactOf<'answer.called'>): Promise<void> {
  const { organizationId, askId, authorId } = fact
  const ask = await lockAsk(tx, organizationId, askId)
  if (ask?.state !== 'parked') throw new Refusal('ASK_STATE', { state: ask?.state ?? 'abandoned' })
  await mustBeFree(tx, organizationId, ask)
  await setFor(tx, organizationId, askId, authorId)
  await searchAgain(house, tx, record, organizationId, ask, 'resume')
}

/** [A4] Time leads out of searching, to those who can answer in writing, and out of parked. */
export async function endByTime(
  house: House,
  tx: Tx,
  record: Record,
  timer: { organizationId: string; subjectId: string },
): Promise<void> {
  const ask = await lockAsk(tx, timer.organizationId, timer.subjectId)
  if (ask === null || next(ask.state, 'expire') === null) return
  const { organizationId } = timer
  const told = { organizationId, askId: ask.id, seekerId: ask.seekerId }
  const to = await move(house, tx, organizationId, ask, 'expire')
  if (to !== 'parked') return record({ kind: 'ask.expired', ...told })
  await setWritten(tx, organizationId, ask.id, true)
  record({ kind: 'ask.parked', ...told, because: 'unanswered' })
}
