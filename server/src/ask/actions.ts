import type { AskView } from '@binome/contract/now.ts'
import type { Caller, House } from '../house.ts'
import { findMembership } from '../people/store.ts'
import { attach } from '../picture/actions.ts'
import { isTaken, type Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { beyond } from '../routing/scope.ts'
import { next } from './lifecycle.ts'
import { move, mustBeFree, otherAsk, putAside, searchAgain } from './moves.ts'
import { mayHandleAsk } from './policy.ts'
import { languageOf, reopenUntil, searchEnds } from './rules.ts'
import {
  type AskRow,
  changeText,
  inSession,
  insertAsk,
  lockAsk,
  setAskSkills,
  setWide,
  setWritten,
  wholeAsks,
} from './store.ts'
import { asksOf, askView } from './view.ts'

/** Everything a seeker can do with an ask. */

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
  }, 'first')
  house.log.info({ ask: askId }, 'ask opened')
  // Read with what the seeker's screens are told of it.
  const ask = await asksOf(house)(organizationId, personId)
  return ask?.id === askId ? ask : viewOf(house, organizationId, askId)
}

/** Locks one of the caller's asks for a decision. @throws Refusal NOT_FOUND */
export async function lockMine(tx: Tx, caller: Caller, askId: string): Promise<AskRow> {
  const ask = await lockAsk(tx, caller.organizationId, askId)
  if (ask === null || !mayHandleAsk(caller, ask)) throw new Refusal('NOT_FOUND', {})
  return ask
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
  }, 'first')
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
  }, 'first')
  await resumed.catch(async (error: unknown) => {
    // Two at once: the other one was first.
    throw isTaken(error) ? await otherAsk(house.db, caller.organizationId, caller.personId) : error
  })
  return viewOf(house, caller.organizationId, askId)
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
