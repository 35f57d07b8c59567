import type { FactOf, SessionEnd } from '../facts.ts'
import type { Caller, House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import type { Timer } from '../platform/timers.ts'
import { lifecycle, type Step } from './lifecycle.ts'
import { lockMine } from './mine.ts'
import { roleIn } from './policy.ts'
import { absenceTimer, closeSpells, spellsOf } from './presence-store.ts'
import { dues, minutesOf, type Spell, togetherMs } from './rules.ts'
import { endSession, lockSession, openSessionOf, openSessionOfAsk, type SessionRow } from './store.ts'

/** How a session moves and ends: by a word, by time, by what happened around it. Laws: LAWS.md. */

const clocks = ['session_helper', 'session_seeker', 'session_gone'] as const
type Clocked = (typeof clocks)[number]

const timerOf = {
  helper_absent: 'session_helper',
  seeker_absent: 'session_seeker',
  both_gone: 'session_gone',
  one_gone: 'session_gone',
} as const

/** What facts tell of a session. */
export type Told = Pick<SessionRow, 'id' | 'askId' | 'seekerId' | 'helperId'>

/** A session whose row the transaction holds: what ending it takes. */
type Held = Told & Pick<SessionRow, 'minutes'>

export const factOf = (organizationId: string, session: Told) => ({
  organizationId,
  sessionId: session.id,
  askId: session.askId,
  seekerId: session.seekerId,
  helperId: session.helperId,
})

/** Sets the clocks of [S3] [S4] [S5] as the rows say, and clears those that no longer run. Idempotent. */
export function schedule(
  house: House,
  tx: Tx,
  organizationId: string,
  session: Pick<SessionRow, 'id' | 'state' | 'seekerId' | 'helperId' | 'openedAt'>,
  spells: readonly Spell[],
): void {
  const next = new Map<Clocked, Date>()
  for (const due of dues(session, spells)) {
    const kind = timerOf[due.lapse]
    if (!next.has(kind)) next.set(kind, due.at)
  }
  for (const kind of clocks) {
    const dueAt = next.get(kind)
    if (dueAt) house.timers.set(tx, { organizationId, kind, subjectId: session.id, dueAt })
    else house.timers.clear(tx, kind, session.id)
  }
}

/** The claim opened a session: from now on the two are waited for. */
export async function expect(house: House, tx: Tx, _record: Record, fact: FactOf<'offer.accepted'>): Promise<void> {
  const { organizationId, sessionId, seekerId, helperId } = fact
  const opened = { id: sessionId, state: 'meeting' as const, seekerId, helperId, openedAt: house.clock.now() }
  schedule(house, tx, organizationId, opened, [])
}

/** Ends it: minutes counted, clocks stopped, said once [S13]. */
async function close(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  session: Held,
  because: SessionEnd,
): Promise<number> {
  const at = house.clock.now()
  const spells = await closeSpells(tx, organizationId, session.id, at)
  const minutes = minutesOf(togetherMs(spells, session.seekerId, session.helperId, at))
  const ended = await endSession(tx, organizationId, session.id, { at, because, minutes })
  if (ended === null) return session.minutes
  for (const kind of clocks) house.timers.clear(tx, kind, session.id)
  for (const spell of spells) house.timers.clear(tx, absenceTimer, spell.id)
  record({ kind: 'session.ended', ...factOf(organizationId, session), because, minutes, beside: ended.beside })
  house.log.info({ organizationId, sessionId: session.id, because, minutes }, 'session ended')
  return minutes
}

async function follow(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  session: Held,
  step: Step,
): Promise<number> {
  if (typeof step === 'string' || step.to !== 'ended') return session.minutes
  return close(house, tx, record, organizationId, session, step.because)
}

/** Its place is taken by another session, which opens in this transaction. False when it is not there to be handed over. */
export async function endHandedOver(
  house: House,
  tx: Tx,
  record: Record,
  organizationId: string,
  sessionId: string,
): Promise<boolean> {
  const session = await lockSession(tx, organizationId, sessionId)
  const step = session && lifecycle[session.state].house.handed_over
  if (!step || step === 'stay') return false
  await follow(house, tx, record, organizationId, session, step)
  return true
}

/** Either of the two says it is over. Said again it changes nothing [S13]. @throws Refusal NOT_FOUND */
export async function end(house: House, caller: Caller, sessionId: string): Promise<{ minutes: number }> {
  return house.transaction(async (tx, record) => {
    const { session, role } = await lockMine(tx, caller, sessionId)
    const step = lifecycle[session.state][role].end
    return { minutes: await follow(house, tx, record, caller.organizationId, session, step) }
  })
}

/** Time is up for somebody who did not come, or did not come back. */
async function lapse(
  house: House,
  tx: Tx,
  record: Record,
  timer: { organizationId: string; subjectId: string },
): Promise<void> {
  const { organizationId, subjectId } = timer
  const session = await lockSession(tx, organizationId, subjectId)
  if (session === null || session.state === 'ended') return
  const spells = await spellsOf(tx, organizationId, subjectId)
  const [due] = dues(session, spells)
  if (due && due.at <= house.clock.now()) {
    await follow(house, tx, record, organizationId, session, lifecycle[session.state].time[due.lapse])
    return
  }
  schedule(house, tx, organizationId, session, spells)
}

/** Gone for longer than a reload takes: now the others may know [S7]. */
async function goneForLong(_house: House, tx: Tx, record: Record, timer: Timer): Promise<void> {
  const { organizationId, data } = timer
  const session = await lockSession(tx, organizationId, String(data.sessionId))
  if (session === null || session.state === 'ended') return
  const personId = String(data.personId)
  const role = roleIn(session, personId)
  if (role === null) return
  record({ kind: 'session.left', ...factOf(organizationId, session), personId, role })
}

/** What app.ts registers with the timers. */
export const sessionTimers = {
  session_helper: lapse,
  session_seeker: lapse,
  session_gone: lapse,
  [absenceTimer]: goneForLong,
}

/** The session a timer is about: told with it, or what it is named for. */
export const sessionOfTimer = ({ subjectId, data }: Pick<Timer, 'subjectId' | 'data'>) =>
  typeof data.sessionId === 'string' ? data.sessionId : subjectId

/**
 * The seeker said what came of it while still inside: the session is over with that word. `not_solved` is a reason of
 * its own, since it leads the ask back to searching.
 */
export async function endWithWord(house: House, tx: Tx, record: Record, fact: FactOf<'outcome.said'>): Promise<void> {
  const { organizationId, sessionId: id, askId, seekerId, helperId } = fact
  // Held by the transaction that said it.
  const session = { id, askId, seekerId, helperId, minutes: 0 }
  const word = fact.outcome === 'not_solved' ? 'say_not_solved' : 'say_solved'
  await follow(house, tx, record, organizationId, session, lifecycle[fact.session][fact.by][word])
}

/**
 * The ask was taken back while somebody was on the way, or one of the two left the house, which is hanging up: a helper
 * who never came leads the ask on to somebody else, and a seeker is asked what came of it.
 */
export async function endOf(
  house: House,
  fact: FactOf<'ask.cancelled' | 'person.left' | 'person.erased'>,
): Promise<void> {
  const { organizationId } = fact
  await house.transaction(async (tx, record) => {
    const found =
      fact.kind === 'ask.cancelled'
        ? await openSessionOfAsk(tx, organizationId, fact.askId)
        : await openSessionOf(tx, organizationId, fact.personId)
    const session = found && (await lockSession(tx, organizationId, found.id))
    if (!session) return
    const row = lifecycle[session.state]
    const role = fact.kind === 'ask.cancelled' ? null : roleIn(session, fact.personId)
    const step = role === null ? row.house.ask_taken_back : row[role].end
    await follow(house, tx, record, organizationId, session, step)
  })
}
