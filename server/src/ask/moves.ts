import type { AskState, ParkedBecause } from '@binome/contract/terms.ts'
import type { House, Record } from '../house.ts'
import { findMembership } from '../people/store.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { type AskMove, next, startsOf } from './lifecycle.ts'
import { parkedEnds, searchEnds } from './rules.ts'
import { type AskRow, activeAsk, forAllAgain, heldSeeker, inSession, moveAsk } from './store.ts'

/** How an ask moves along its table, whoever moves it. */

const becauseOf: { [M in AskMove]?: ParkedBecause } = { seeker_absent: 'seeker_absent', expire: 'unanswered' }

/** [A1] Moves a locked ask along its table, or refuses with its state. Keeps the timer of the new state. */
export async function move(house: House, tx: Tx, organizationId: string, ask: AskRow, by: AskMove): Promise<AskState> {
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
export async function moveOn(
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

/** It searches anew: as whoever begins to, its seeker is held [A2]. */
export async function searchAgain(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  ask: AskRow,
  by: 'resume' | 'not_solved' | 'helper_absent',
): Promise<void> {
  await heldSeeker(organizationId, ask.seekerId).execute(tx)
  await searchOn(house, tx, record, organizationId, ask, by)
}

async function searchOn(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  ask: AskRow,
  by: 'resume' | 'not_solved' | 'helper_absent',
): Promise<void> {
  await move(house, tx, organizationId, ask, by)
  record({ kind: 'ask.resumed', organizationId, askId: ask.id, seekerId: ask.seekerId, round: ask.round + 1 })
}

/** [A2] Only somebody without another active ask and outside a session may search. */
export async function mustBeFree(tx: Tx, organizationId: string, ask: AskRow): Promise<void> {
  const open = await activeAsk(tx, organizationId, ask.seekerId)
  if (open !== null && open.id !== ask.id) throw new Refusal('ASK_OPEN', { askId: open.id })
  if (await inSession(tx, organizationId, ask.seekerId)) throw new Refusal('IN_SESSION', {})
}

/** [A2] Why this seeker may not search with one more ask. */
export async function otherAsk(db: Db, organizationId: string, seekerId: string): Promise<Refusal> {
  const open = await activeAsk(db, organizationId, seekerId)
  return open === null ? new Refusal('BUSY', { retryAfterSeconds: 1 }) : new Refusal('ASK_OPEN', { askId: open.id })
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
  // Held before it is looked: what they begin at the same moment is seen, or comes after.
  await heldSeeker(organizationId, seekerId).execute(tx)
  if ((await activeAsk(tx, organizationId, seekerId)) !== null) return false
  if (await inSession(tx, organizationId, seekerId)) return false
  await searchOn(house, tx, record, organizationId, ask, 'resume')
  return true
}
