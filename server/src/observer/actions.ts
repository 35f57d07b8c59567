import { MOST_OBSERVERS } from '@binome/contract/limits.ts'
import type { ComesTo } from '@binome/contract/terms.ts'
import type { FactOf } from '../facts.ts'
import { candidateViews, type Possible, possible } from '../handover/candidates.ts'
import type { Caller, House, Record } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Timer } from '../platform/timers.ts'
import { factOf, sessionOfTimer, type Told } from '../session/actions.ts'
import { findMine, lockMine } from '../session/mine.ts'
import { lockSession, type SessionRow } from '../session/store.ts'
import { type Act, isAsked, lifecycle, type ObserverState, type Step } from './lifecycle.ts'
import { AGREE_MS, INVITED_MS } from './rules.ts'
import {
  askedBefore,
  insertObserver,
  lookingOn,
  moveObserver,
  type ObserverRow,
  observerById,
  observersOf,
  observingOf,
} from './store.ts'

/** Who looks on, or advises: proposed by one, agreed to by the other, come and gone by themselves. Laws: LAWS.md. */

export const TIMER = 'observer'

const allowance = { burst: 10, perMinute: 10 }

/** [S29] Who could advise, and is at no session already [S24]. @throws Refusal NOT_FOUND | SESSION_ENDED */
export async function candidates(house: House, matches: Matches, caller: Caller, sessionId: string) {
  const { organizationId, personId: byId } = caller
  const { session } = await findMine(house.db, caller, sessionId)
  if (session.state === 'ended') throw new Refusal('SESSION_ENDED', {})
  house.rate.take(`observer:${byId}`, allowance)
  const found = await possibleAdvisers(house, matches, house.db, organizationId, session)
  if (found === null) return []
  const ranked = found.proposals.map(({ personId }) => personId)
  const engaged = new Set(await lookingOn(house.db, organizationId, ranked))
  const proposals = found.proposals.filter(({ personId }) => !engaged.has(personId))
  return candidateViews(house, organizationId, { ...found, proposals })
}

/** Those who may be tapped now for this ask, without those who were asked for their advice already. */
async function possibleAdvisers(
  house: House,
  matches: Matches,
  db: Db,
  organizationId: string,
  { id, askId, helperId }: SessionRow,
): Promise<Possible | null> {
  const found = await possible(house, matches, db, organizationId, askId)
  if (found === null) return null
  const before = await askedBefore(db, organizationId, id)
  const proposals = found.proposals.filter(({ personId }) => personId !== helperId && !before.has(personId))
  return { ...found, proposals }
}

/** [S29] @throws Refusal NOT_FREE */
async function mayAdvise(
  house: House,
  matches: Matches,
  tx: Tx,
  organizationId: string,
  session: SessionRow,
  personId: string,
): Promise<void> {
  const found = await possibleAdvisers(house, matches, tx, organizationId, session)
  if (!found?.proposals.some((one) => one.personId === personId)) throw new Refusal('NOT_FREE', {})
}

export interface Proposed {
  sessionId: string
  personId: string
  comesTo: ComesTo
  line: string
}

/** @throws Refusal NOT_FOUND | SESSION_ENDED | OBSERVERS_FULL | NOT_FREE */
export async function propose(
  house: House,
  matches: Matches,
  caller: Caller,
  { sessionId, personId, comesTo, line }: Proposed,
): Promise<void> {
  const { organizationId, personId: byId } = caller
  house.rate.take(`observer:${byId}`, allowance)
  await house.transaction(async (tx, record) => {
    const { session } = await lockMine(tx, caller, sessionId)
    if (session.state === 'ended') throw new Refusal('SESSION_ENDED', {})
    const others = await observersOf(tx, organizationId, sessionId)
    const advised = comesTo === 'advise' && others.some((one) => one.comesTo === 'advise')
    if (advised || others.length >= MOST_OBSERVERS) throw new Refusal('OBSERVERS_FULL', {})
    if (comesTo === 'advise') await mayAdvise(house, matches, tx, organizationId, session, personId)
    const at = house.clock.now()
    const until = new Date(at.getTime() + AGREE_MS)
    const row = { id: house.newId(), sessionId, personId, byId, comesTo, line, until }
    if (!(await insertObserver(tx, organizationId, { ...row, at }))) throw new Refusal('NOT_FREE', {})
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId: row.id, dueAt: until, data: { sessionId } })
    tell(house, record, organizationId, session, { ...row, state: 'proposed' })
  })
}

/**
 * One of the two agrees, refuses or sends away.
 * @throws Refusal NOT_FOUND | NOT_ALLOWED | NOT_FREE (who was to advise may not be tapped any more)
 */
export async function act(
  house: House,
  matches: Matches,
  caller: Caller,
  said: { sessionId: string; observerId: string; act: Act },
): Promise<void> {
  const { organizationId, personId } = caller
  await house.transaction(async (tx, record) => {
    const { session } = await lockMine(tx, caller, said.sessionId)
    const row = await observerById(tx, organizationId, said.observerId)
    if (row?.sessionId !== session.id) throw new Refusal('NOT_FOUND', {})
    const side = row.byId === personId ? 'proposer' : 'other'
    const step = lifecycle[row.state][side][said.act]
    if (typeof step === 'object' && step.to === 'invited' && row.comesTo === 'advise')
      await mayAdvise(house, matches, tx, organizationId, session, row.personId)
    await follow(house, tx, record, organizationId, session, row, step)
  })
}

/** Whoever is invited comes, or goes. @throws Refusal NOT_FOUND (not invited, or no longer) */
export async function move(
  house: House,
  caller: Caller,
  { sessionId, act: what }: { sessionId: string; act: 'come' | 'leave' },
): Promise<void> {
  const { organizationId, personId } = caller
  await house.transaction(async (tx, record) => {
    const session = await lockSession(tx, organizationId, sessionId)
    const row = await observingOf(tx, organizationId, personId)
    if (!session || row?.sessionId !== sessionId || !mayMove(row.state)) throw new Refusal('NOT_FOUND', {})
    await follow(house, tx, record, organizationId, session, row, lifecycle[row.state].observer[what])
  })
}

/** Who is only proposed knows nothing of it, and who said no is asked no more. */
const mayMove = (state: ObserverState) => state === 'invited' || state === 'here'

async function follow(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  session: Told,
  row: ObserverRow,
  step: Step,
): Promise<void> {
  if (step === 'not_theirs') throw new Refusal('NOT_ALLOWED', {})
  if (step === 'stay') return
  const at = house.clock.now()
  // A no ends when the invitation would have [S30].
  const until = step.to === 'invited' ? new Date(at.getTime() + INVITED_MS) : step.to === 'declined' ? row.until : at
  if (!(await moveObserver(tx, organizationId, row.id, { from: row.state, to: step.to, at, until }))) return
  if (step.to === 'invited') {
    const data = { sessionId: session.id }
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId: row.id, dueAt: until, data })
  } else if (step.to !== 'declined') house.timers.clear(tx, TIMER, row.id)
  tell(house, record, organizationId, session, { ...row, state: step.to })
}

function tell(house: House, record: Record, organizationId: string, session: Told, row: ObserverRow): void {
  const { id: observerId, personId, state, comesTo } = row
  record({
    ...{ kind: 'observer.changed', ...factOf(organizationId, session), personId, observerId },
    here: state === 'here',
    // Who is only proposed knows nothing of it.
    told: state !== 'proposed',
    busy: comesTo === 'advise' ? isAsked(state) : null,
  })
  house.log.info({ organizationId, sessionId: session.id, state }, 'observer moved')
}

/** Time is up: nobody agreed, or nobody came. */
export async function due(house: House, tx: Tx, record: Record, timer: Timer): Promise<void> {
  const { organizationId, subjectId } = timer
  const session = await lockSession(tx, organizationId, sessionOfTimer(timer))
  const row = session && (await observerById(tx, organizationId, subjectId))
  if (row) await follow(house, tx, record, organizationId, session, row, lifecycle[row.state].time.over)
}

/** [S25] The session is over: nobody looks on any more. */
export async function sessionOver(house: House, tx: Tx, record: Record, fact: FactOf<'session.ended'>): Promise<void> {
  const { organizationId, sessionId: id } = fact
  for (const row of await observersOf(tx, organizationId, id)) {
    const step = lifecycle[row.state].house.session_over
    await follow(house, tx, record, organizationId, { ...fact, id }, row, step)
  }
}

/** [S25] Somebody is in a session of their own now, or left the house: they look on at no other. */
export async function away(house: House, organizationId: string, personIds: readonly string[]): Promise<void> {
  for (const personId of await lookingOn(house.db, organizationId, personIds)) {
    await house.transaction(async (tx, record) => {
      const row = await observingOf(tx, organizationId, personId)
      const session = row && (await lockSession(tx, organizationId, row.sessionId))
      if (!row || !session) return
      await follow(house, tx, record, organizationId, session, row, lifecycle[row.state].house.own_session)
    })
  }
}
