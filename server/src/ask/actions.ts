import type { AskView } from '@binome/contract/now.ts'
import type { AskState, ParkedBecause } from '@binome/contract/terms.ts'
import type { FactOf } from '../facts.ts'
import type { Caller, House, Record } from '../house.ts'
import { findMembership } from '../people/store.ts'
import { attach } from '../picture/actions.ts'
import { type Db, isTaken, type Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { beyond } from '../routing/scope.ts'
import { type AskMove, next, startsOf } from './lifecycle.ts'
import { mayHandleAsk } from './policy.ts'
import { languageOf, parkedEnds, reopenUntil, searchEnds } from './rules.ts'
import {
  type AskRow,
  activeAsk,
  changeText,
  forAllAgain,
  holdSeeker,
  inSession,
  insertAsk,
  lastSessions,
  leaveOut,
  lockAsk,
  moveAsk,
  setAskSkills,
  setFor,
  setWide,
  setWritten,
  wholeAsks,
} from './store.ts'
import { asksOf, askView } from './view.ts'

/** Everything a seeker can do with an ask, and what the encounter does to it. */

export async function viewOf(house: House, organizationId: string, askId: string): Promise<AskView> {
  const [ask] = await wholeAsks(house.db, organizationId, { id: askId })
  if (!ask) throw new Refusal('NOT_FOUND', {})
  return askView(ask)
}

/** @throws Refusal ASK_OPEN (with the ask that is open) | IN_SESSION | PICTURE_TAKEN | NOT_FOUND (the named person) | NOT_ASKABLE (by the rules of their team) */
export async function openAsk(
  house: House,
  caller: Caller,
  input: {
    text: string
    pictureIds: string[]
    skillIds: string[]
    forPersonId?: string | undefined
    unnamed?: boolean
  },
): Promise<AskView> {
  const { organizationId, personId } = caller
  const askId = house.newId()
  await house.transaction(async (tx, record) => {
    const at = house.clock.now()
    const forPersonId = input.forPersonId === personId ? null : (input.forPersonId ?? null)
    if (forPersonId !== null && (await findMembership(tx, organizationId, forPersonId)) === null) {
      throw new Refusal('NOT_FOUND', {})
    }
    if (forPersonId !== null && (await beyond(tx, caller, [forPersonId])).has(forPersonId)) {
      throw new Refusal('NOT_ASKABLE', {})
    }
    await holdSeeker(tx, organizationId, personId)
    const inserted = await insertAsk(tx, organizationId, {
      id: askId,
      seekerId: personId,
      text: input.text,
      language: languageOf(input.text, caller.language),
      forPersonId,
      unnamed: input.unnamed ?? false,
      at,
    })
    if (!inserted) {
      throw (await inSession(tx, organizationId, personId))
        ? new Refusal('IN_SESSION', {})
        : await otherAsk(tx, organizationId, personId)
    }
    // A new ask has nothing that could have to go.
    if (input.skillIds.length > 0) await setAskSkills(tx, organizationId, askId, input.skillIds)
    if (input.pictureIds.length > 0) await attach(tx, organizationId, personId, input.pictureIds, askId)
    house.timers.set(tx, { organizationId, kind: 'ask_end', subjectId: askId, dueAt: searchEnds(at) })
    record({ kind: 'ask.opened', organizationId, askId, seekerId: personId })
  })
  house.log.info({ ask: askId }, 'ask opened')
  // Read with what the seeker's screens are told of it.
  const ask = await asksOf(house)(organizationId, personId)
  return ask?.id === askId ? ask : viewOf(house, organizationId, askId)
}

/** [A2] Why this seeker may not search with one more ask. */
async function otherAsk(db: Db, organizationId: string, seekerId: string): Promise<Refusal> {
  const open = await activeAsk(db, organizationId, seekerId)
  return open === null ? new Refusal('BUSY', { retryAfterSeconds: 1 }) : new Refusal('ASK_OPEN', { askId: open.id })
}

/** Locks one of the caller's asks for a decision. @throws Refusal NOT_FOUND */
export async function lockMine(tx: Tx, caller: Caller, askId: string): Promise<AskRow> {
  const ask = await lockAsk(tx, caller.organizationId, askId)
  if (ask === null || !mayHandleAsk(caller, ask)) throw new Refusal('NOT_FOUND', {})
  return ask
}

const becauseOf: { [M in AskMove]?: ParkedBecause } = { seeker_absent: 'seeker_absent', expire: 'unanswered' }

/** [A1] Moves a locked ask along its table, or refuses with its state. Keeps the timer of the new state. */
async function move(house: House, tx: Tx, organizationId: string, ask: AskRow, by: AskMove): Promise<AskState> {
  const to = next(ask.state, by)
  if (to === null) throw new Refusal('ASK_STATE', { state: ask.state })
  const at = house.clock.now()
  await moveAsk(tx, organizationId, ask.id, {
    from: [ask.state],
    to,
    at,
    newRound: to === 'searching',
    unmet: by === 'helper_absent',
    parkedBecause: to === 'parked' ? (becauseOf[by] ?? 'put_aside') : null,
  })
  if (to === 'parked') await forAllAgain(tx, organizationId, ask.id)
  moved(house, tx, { organizationId, askId: ask.id, to, by, at })
  return to
}

/**
 * [A1] The same in one statement, for moves that lead to one place wherever they start. False when there is no such way
 * from where the ask is.
 */
async function moveOn(
  house: House,
  tx: Tx,
  organizationId: string,
  askId: string,
  by: 'both_came' | 'session_ended' | 'accept_answer',
): Promise<boolean> {
  const from = startsOf(by)
  const to = by === 'both_came' ? 'live' : 'resolved'
  const at = house.clock.now()
  if (!(await moveAsk(tx, organizationId, askId, { from, to, at, newRound: false }))) return false
  moved(house, tx, { organizationId, askId, to, by, at })
  return true
}

/** The timers of the state it is in now, and the line in the log. */
function moved(
  house: House,
  tx: Tx,
  move: { organizationId: string; askId: string; to: AskState; by: AskMove; at: Date },
): void {
  const { organizationId, askId, to, by, at } = move
  const dueAt = to === 'searching' ? searchEnds(at) : to === 'parked' ? parkedEnds(at) : null
  house.timers.clear(tx, 'plan', askId)
  house.timers.clear(tx, 'beat', askId)
  if (dueAt === null) house.timers.clear(tx, 'ask_end', askId)
  else house.timers.set(tx, { organizationId, kind: 'ask_end', subjectId: askId, dueAt })
  house.log.info({ ask: askId, to, by }, 'ask moved')
}

/** @throws Refusal ASK_STATE unless it is searching or parked */
export async function changeAsk(
  house: House,
  caller: Caller,
  input: {
    askId: string
    text?: string | undefined
    pictureIds?: string[] | undefined
    skillIds?: string[] | undefined
  },
): Promise<AskView> {
  await house.transaction(async (tx, record) => {
    const ask = await lockMine(tx, caller, input.askId)
    if (ask.state !== 'searching' && ask.state !== 'parked') throw new Refusal('ASK_STATE', { state: ask.state })
    if (input.text !== undefined) {
      const language = languageOf(input.text, caller.language)
      await changeText(tx, caller.organizationId, ask.id, { text: input.text, language })
    }
    if (input.skillIds !== undefined) await setAskSkills(tx, caller.organizationId, ask.id, input.skillIds)
    if (input.pictureIds !== undefined) {
      await attach(tx, caller.organizationId, caller.personId, input.pictureIds, ask.id)
    }
    record({
      kind: 'ask.changed',
      organizationId: caller.organizationId,
      askId: ask.id,
      seekerId: ask.seekerId,
    })
  })
  return viewOf(house, caller.organizationId, input.askId)
}

/**
 * Others than the person it is for may be asked from now on; for an ask to everybody, more people at once. Said again it
 * changes nothing. @throws Refusal ASK_STATE unless it is searching
 */
export async function widenAsk(house: House, caller: Caller, askId: string): Promise<AskView> {
  await house.transaction(async (tx, record) => {
    const ask = await lockMine(tx, caller, askId)
    if (ask.state !== 'searching') throw new Refusal('ASK_STATE', { state: ask.state })
    if (ask.wide) return
    const { organizationId } = caller
    await setWide(tx, organizationId, askId)
    record({ kind: 'ask.widened', organizationId, askId, seekerId: ask.seekerId, round: ask.round })
  })
  return viewOf(house, caller.organizationId, askId)
}

/** `written`: those it fits may answer it in writing. Of an ask that is put aside already only that is said anew. */
export async function parkAsk(
  house: House,
  caller: Caller,
  { askId, written }: { askId: string; written: boolean },
): Promise<AskView> {
  const { organizationId } = caller
  await house.transaction(async (tx, record) => {
    const ask = await lockMine(tx, caller, askId)
    const said = await setWritten(tx, organizationId, askId, written)
    if (ask.state === 'parked') {
      if (!said) return
      record({ kind: 'ask.parked', organizationId, askId, seekerId: ask.seekerId, because: 'put_aside' })
    } else await putAside(house, tx, record, organizationId, ask)
  })
  return viewOf(house, organizationId, askId)
}

/** @throws Refusal ASK_STATE unless it searches */
export async function putAside(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  ask: AskRow,
): Promise<void> {
  await move(house, tx, organizationId, ask, 'park')
  record({ kind: 'ask.parked', organizationId, askId: ask.id, seekerId: ask.seekerId, because: 'put_aside' })
}

/** A parked ask searches again without its seeker's doing. False when they are not here, or not free to search [A2]. */
export async function takeUp(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  ask: AskRow,
): Promise<boolean> {
  const { seekerId } = ask
  if ((await findMembership(tx, organizationId, seekerId)) === null) return false
  if ((await activeAsk(tx, organizationId, seekerId)) !== null) return false
  if (await inSession(tx, organizationId, seekerId)) return false
  await searchAgain(house, tx, record, organizationId, ask, 'resume')
  return true
}

/** @throws Refusal REOPEN_TOO_LATE | ASK_OPEN | IN_SESSION | ASK_STATE */
export async function resumeAsk(house: House, caller: Caller, askId: string): Promise<AskView> {
  const resumed = house.transaction(async (tx, record) => {
    const ask = await lockMine(tx, caller, askId)
    if (ask.state === 'resolved' && house.clock.now() > reopenUntil(ask.stateSince)) {
      throw new Refusal('REOPEN_TOO_LATE', {})
    }
    if (next(ask.state, 'resume') === null) throw new Refusal('ASK_STATE', { state: ask.state })
    await mustBeFree(tx, caller.organizationId, ask)
    await searchAgain(house, tx, record, caller.organizationId, ask, 'resume')
  })
  await resumed.catch(async (error: unknown) => {
    // Two at once: the other one was first.
    throw isTaken(error) ? await otherAsk(house.db, caller.organizationId, caller.personId) : error
  })
  return viewOf(house, caller.organizationId, askId)
}

/** [A2] Only somebody without another active ask and outside a session may search. */
async function mustBeFree(tx: Tx, organizationId: string, ask: AskRow): Promise<void> {
  const open = await activeAsk(tx, organizationId, ask.seekerId)
  if (open !== null && open.id !== ask.id) throw new Refusal('ASK_OPEN', { askId: open.id })
  if (await inSession(tx, organizationId, ask.seekerId)) throw new Refusal('IN_SESSION', {})
}

async function searchAgain(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  ask: AskRow,
  by: 'resume' | 'not_solved' | 'helper_absent',
): Promise<void> {
  await holdSeeker(tx, organizationId, ask.seekerId)
  await move(house, tx, organizationId, ask, by)
  record({ kind: 'ask.resumed', organizationId, askId: ask.id, seekerId: ask.seekerId, round: ask.round + 1 })
}

/** Taken back, or solved without anybody. A matched ask's session is ended by its own fact. */
export async function cancelAsk(
  house: House,
  caller: Caller,
  input: { askId: string; solvedAlone: boolean },
): Promise<AskView> {
  await house.transaction(async (tx, record) => {
    const ask = await lockMine(tx, caller, input.askId)
    const to = await move(house, tx, caller.organizationId, ask, input.solvedAlone ? 'solved_alone' : 'cancel')
    const fact = { organizationId: caller.organizationId, askId: ask.id, seekerId: ask.seekerId }
    record(to === 'resolved' ? { kind: 'ask.solved_alone', ...fact } : { kind: 'ask.cancelled', ...fact })
  })
  return viewOf(house, caller.organizationId, input.askId)
}

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
