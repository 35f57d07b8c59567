import type { FactOf } from '../facts.ts'
import type { Caller, House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Timer } from '../platform/timers.ts'
import { factOf, sessionOfTimer, type Told } from '../session/actions.ts'
import { lockMine } from '../session/mine.ts'
import { lockSession } from '../session/store.ts'
import { type Act, lifecycle, type Step } from './lifecycle.ts'
import { AGREE_MS, INVITED_MS, MOST_OBSERVERS } from './rules.ts'
import {
  insertObserver,
  lookingOn,
  moveObserver,
  type ObserverRow,
  observerById,
  observersOf,
  observingOf,
} from './store.ts'

/** Who looks on: proposed by one, agreed to by the other, come and gone by themselves. Laws: LAWS.md. */

export const TIMER = 'observer'

const allowance = { burst: 10, perMinute: 10 }

/** @throws Refusal NOT_FOUND | SESSION_ENDED | OBSERVERS_FULL | NOT_FREE */
export async function propose(
  house: House,
  caller: Caller,
  { sessionId, personId }: { sessionId: string; personId: string },
): Promise<void> {
  const { organizationId, personId: byId } = caller
  house.rate.take(`observer:${byId}`, allowance)
  await house.transaction(async (tx, record) => {
    const { session } = await lockMine(tx, caller, sessionId)
    if (session.state === 'ended') throw new Refusal('SESSION_ENDED', {})
    if ((await observersOf(tx, organizationId, sessionId)).length >= MOST_OBSERVERS)
      throw new Refusal('OBSERVERS_FULL', {})
    const at = house.clock.now()
    const until = new Date(at.getTime() + AGREE_MS)
    const row = { id: house.newId(), sessionId, personId, byId, until }
    if (!(await insertObserver(tx, organizationId, { ...row, at }))) throw new Refusal('NOT_FREE', {})
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId: row.id, dueAt: until, data: { sessionId } })
    tell(house, record, organizationId, session, { ...row, state: 'proposed' })
  })
}

/** One of the two agrees, refuses or sends away. @throws Refusal NOT_FOUND | NOT_ALLOWED */
export async function act(
  house: House,
  caller: Caller,
  said: { sessionId: string; observerId: string; act: Act },
): Promise<void> {
  const { organizationId, personId } = caller
  await house.transaction(async (tx, record) => {
    const { session } = await lockMine(tx, caller, said.sessionId)
    const row = await observerById(tx, organizationId, said.observerId)
    if (row?.sessionId !== session.id) throw new Refusal('NOT_FOUND', {})
    const side = row.byId === personId ? 'proposer' : 'other'
    await follow(house, tx, record, organizationId, session, row, lifecycle[row.state][side][said.act])
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
    if (!session || row?.sessionId !== sessionId || row.state === 'proposed') throw new Refusal('NOT_FOUND', {})
    await follow(house, tx, record, organizationId, session, row, lifecycle[row.state].observer[what])
  })
}

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
  const until = step.to === 'invited' ? new Date(at.getTime() + INVITED_MS) : at
  if (!(await moveObserver(tx, organizationId, row.id, { from: row.state, to: step.to, at, until }))) return
  if (step.to === 'invited') {
    const data = { sessionId: session.id }
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId: row.id, dueAt: until, data })
  } else house.timers.clear(tx, TIMER, row.id)
  tell(house, record, organizationId, session, { ...row, state: step.to })
}

function tell(house: House, record: Record, organizationId: string, session: Told, row: ObserverRow): void {
  const { personId, state } = row
  // Who is only proposed knows nothing of it.
  const told = state !== 'proposed'
  record({ kind: 'observer.changed', ...factOf(organizationId, session), personId, here: state === 'here', told })
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
