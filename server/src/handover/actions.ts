import type { HandoverView } from '@binome/contract/session.ts'
import type { FactOf } from '../facts.ts'
import type { Caller, House, Record } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import { latestEnd, newTap } from '../offer/new-tap.ts'
import { insertOffers } from '../offer/plan-store.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { factOf } from '../session/actions.ts'
import { lifecycle as sessionLifecycle } from '../session/lifecycle.ts'
import { findMine, lockMine, type Mine } from '../session/mine.ts'
import { type SessionRow, sessionById } from '../session/store.ts'
import { openView } from '../session/view.ts'
import { candidateViews, possible } from './candidates.ts'
import { type Act, type HandoverState, isOpen, lifecycle, type Step } from './lifecycle.ts'
import { AGREE_MS, toldAt } from './rules.ts'
import {
  type HandoverRow,
  handoverById,
  insertHandover,
  moveHandover,
  nextRound,
  openOf,
  withdrawTaps,
} from './store.ts'
import { TIMER } from './taking.ts'

/** Proposing that a session goes on with somebody else, and what the two and time make of it. Laws: LAWS.md. */

/** A few names are weighed; more is somebody's script. */
const allowance = { burst: 20, perMinute: 20 }

/** @throws Refusal SESSION_ENDED | NOT_ALLOWED (the two have not met yet) */
function mayHandOver({ session, role }: Mine): void {
  if (sessionLifecycle[session.state][role].hand_over === 'stay') return
  throw session.state === 'ended' ? new Refusal('SESSION_ENDED', {}) : new Refusal('NOT_ALLOWED', {})
}

/** [T2] @throws Refusal NOT_FOUND | SESSION_ENDED | NOT_ALLOWED */
export async function candidates(house: House, matches: Matches, caller: Caller, sessionId: string) {
  const { organizationId, personId } = caller
  const held = await findMine(house.db, caller, sessionId)
  mayHandOver(held)
  house.rate.take(`handover:${personId}`, allowance)
  const found = await possible(house, matches, house.db, organizationId, held.session.askId)
  return found === null ? [] : candidateViews(house, organizationId, found)
}

/**
 * One of the two proposes a colleague; of the seeker it is their word already, and the colleague is asked at once.
 * @throws Refusal NOT_FOUND | SESSION_ENDED | NOT_ALLOWED | HANDOVER_OPEN | NOT_FREE
 */
export async function propose(
  house: House,
  matches: Matches,
  caller: Caller,
  { sessionId, toId, line }: { sessionId: string; toId: string; line: string },
): Promise<HandoverView> {
  const { organizationId, personId: byId } = caller
  house.rate.take(`handover:${byId}`, allowance)
  await house.transaction(async (tx, record) => {
    const held = await lockMine(tx, caller, sessionId)
    mayHandOver(held)
    const found = await possible(house, matches, tx, organizationId, held.session.askId)
    if (!found?.proposals.some(({ personId }) => personId === toId)) throw new Refusal('NOT_FREE', {})
    const at = house.clock.now()
    const until = new Date(at.getTime() + AGREE_MS)
    const row = { id: house.newId(), sessionId, byId, toId, line, until }
    if (!(await insertHandover(tx, organizationId, { ...row, at }))) throw new Refusal('HANDOVER_OPEN', {})
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId: row.id, dueAt: until, data: { sessionId } })
    house.log.info({ organizationId, sessionId, handoverId: row.id, by: held.role }, 'handover proposed')
    const proposed: HandoverRow = { ...row, state: 'proposed' }
    const step = lifecycle.proposed[held.role].agree
    if (typeof step === 'string') record({ kind: 'handover.changed', ...factOf(organizationId, held.session) })
    else if (!(await ask(house, matches, tx, record, organizationId, held.session, proposed))) {
      throw new Refusal('NOT_FREE', {})
    }
  })
  const shown = await shownTo(house.db, caller, sessionId)
  if (shown === null) throw new Refusal('SESSION_ENDED', {})
  return shown
}

/** The seeker agrees, or stays with this helper. @throws Refusal NOT_FOUND | SESSION_ENDED | NOT_ALLOWED */
export async function answer(
  house: House,
  matches: Matches,
  caller: Caller,
  { sessionId, handoverId, yes }: { sessionId: string; handoverId: string; yes: boolean },
): Promise<HandoverView | null> {
  await act(house, caller, { sessionId, handoverId, act: yes ? 'agree' : 'refuse' }, async (tx, record, held, row) => {
    mayHandOver(held)
    const { organizationId } = caller
    if (await ask(house, matches, tx, record, organizationId, held.session, row)) return
    // Not free any more between proposing and agreeing: that is no answer of theirs, and is said at once.
    await moveTo(house, tx, record, organizationId, held.session, row, 'nobody', house.clock.now())
  })
  return shownTo(house.db, caller, sessionId)
}

/** Either of the two: they go on together. @throws Refusal NOT_FOUND */
export async function takeBack(
  house: House,
  caller: Caller,
  { sessionId, handoverId }: { sessionId: string; handoverId: string },
): Promise<HandoverView | null> {
  await act(house, caller, { sessionId, handoverId, act: 'take_back' })
  return shownTo(house.db, caller, sessionId)
}

const shownTo = async (db: Db, { organizationId, personId }: Caller, sessionId: string) =>
  (await openView(db, organizationId, personId, sessionId))?.handover ?? null

/** What one of the two does about a proposal, as the table has it. `asking` does what asking takes. */
async function act(
  house: House,
  caller: Caller,
  said: { sessionId: string; handoverId: string; act: Act },
  asking?: (tx: Tx, record: Record, held: Mine, row: HandoverRow) => Promise<void>,
): Promise<void> {
  const { organizationId } = caller
  await house.transaction(async (tx, record) => {
    const held = await lockMine(tx, caller, said.sessionId)
    const row = await handoverById(tx, organizationId, said.handoverId)
    if (row?.sessionId !== said.sessionId) throw new Refusal('NOT_FOUND', {})
    const step = lifecycle[row.state][held.role][said.act]
    if (step === 'not_theirs') throw new Refusal('NOT_ALLOWED', {})
    if (step === 'stay') return
    if (step.to === 'asked' && asking) await asking(tx, record, held, row)
    else await moveTo(house, tx, record, organizationId, held.session, row, step.to, house.clock.now())
  })
}

/**
 * The colleague is tapped, in a round of its own. How long it is waited for is settled now [T4]. False when they may not be
 * tapped after all; nothing is written then.
 */
async function ask(
  house: House,
  matches: Matches,
  tx: Tx,
  record: Record,
  organizationId: string,
  session: SessionRow,
  row: HandoverRow,
): Promise<boolean> {
  const { askId, seekerId } = session
  const round = await nextRound(tx, organizationId, askId)
  const found = await possible(house, matches, tx, organizationId, askId)
  const proposal = found?.proposals.find(({ personId }) => personId === row.toId)
  if (round === null || !found || !proposal) return false
  const match = await matches.of(organizationId)
  const at = house.clock.now()
  const told = { named: false, lastResort: false, unnamed: found.sought.unnamed }
  const tap = newTap(house, match, proposal, told, at)
  const place = { askId, round, wave: 1, at, handoverId: row.id }
  if (!tap || (await insertOffers(tx, organizationId, place, [tap])).length === 0) return false
  house.timers.set(tx, { organizationId, kind: 'offer_lapse', subjectId: tap.id, dueAt: tap.lapsesAt })
  await moveTo(house, tx, record, organizationId, session, row, 'asked', toldAt(latestEnd(match, tap, at)))
  const { id: offerId, helperId, fit, idle } = tap
  record({ kind: 'wave.sent', organizationId, askId, seekerId, offers: [{ offerId, helperId, fit, idle }] })
  return true
}

/** Moves it, with what goes with that: its clock, and the tap of one that is over. */
async function moveTo(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  session: SessionRow,
  row: HandoverRow,
  to: HandoverState,
  until: Date,
): Promise<void> {
  if (!(await moveHandover(tx, organizationId, row.id, { from: row.state, to, until }))) return
  if (isOpen(to)) {
    const data = { sessionId: session.id }
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId: row.id, dueAt: until, data })
  } else {
    house.timers.clear(tx, TIMER, row.id)
    const withdrawn = await withdrawTaps(tx, organizationId, row.id)
    for (const { offerId } of withdrawn) house.timers.clear(tx, 'offer_lapse', offerId)
    const { askId } = session
    if (withdrawn.length > 0)
      record({ kind: 'offers.withdrawn', organizationId, askId, because: 'cancelled', withdrawn })
  }
  record({ kind: 'handover.changed', ...factOf(organizationId, session) })
  house.log.info({ organizationId, sessionId: session.id, handoverId: row.id, to }, 'handover moved')
}

/** Time is up: the seeker did not say, or nobody came [T4] [T9]. Its session is held. */
export async function due(
  house: House,
  tx: Tx,
  record: Record,
  timer: { organizationId: string; subjectId: string },
): Promise<void> {
  const { organizationId, subjectId } = timer
  const row = await handoverById(tx, organizationId, subjectId)
  if (row !== null) await follow(house, tx, record, organizationId, row, lifecycle[row.state].time.over)
}

/** The session is over: what was open with it is too [T9]. */
export async function sessionOver(
  house: House,
  tx: Tx,
  record: Record,
  { organizationId, sessionId }: FactOf<'session.ended'>,
): Promise<void> {
  const row = await openOf(tx, organizationId, sessionId)
  if (row !== null) await follow(house, tx, record, organizationId, row, lifecycle[row.state].house.session_over)
}

async function follow(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  row: HandoverRow,
  step: Step,
): Promise<void> {
  if (typeof step === 'string') return
  const session = await sessionById(tx, organizationId, row.sessionId)
  if (session) await moveTo(house, tx, record, organizationId, session, row, step.to, house.clock.now())
}
