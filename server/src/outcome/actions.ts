import type { OutcomeKind, OutcomeWord, SessionRole } from '@binome/contract/terms.ts'
import type { FactOf } from '../facts.ts'
import { doneAlone, modeOf } from '../guide/rules.ts'
import type { Guide } from '../guide/store.ts'
import type { Caller, House, Record } from '../house.ts'
import { advisersOf } from '../observer/store.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { roleIn } from '../session/policy.ts'
import {
  answerEnds,
  answerOf,
  askedAfter,
  isAskedAbout,
  kindOfMode,
  mayAnswer,
  sameAnswer,
  visitLimit,
} from './rules.ts'
import {
  answerBy,
  anyPutOff,
  askAgain,
  type Encounter,
  insertAnswer,
  insertThanks,
  knownSkills,
  lockEncounter,
  lockWithGuide,
  searchesOn,
  skip,
} from './store.ts'

/** Saying what came of it, putting that off, and what time does about it. Laws: LAWS.md. */

const timerKind = 'outcome_unknown'

async function mine(
  tx: Tx,
  caller: Caller,
  sessionId: string,
): Promise<{ session: Encounter; role: SessionRole; guide: Guide }> {
  const { session, guide } = await lockWithGuide(tx, caller.organizationId, sessionId)
  const role = session && roleIn(session, caller.personId)
  if (!role) throw new Refusal('NOT_FOUND', {})
  return { session, role, guide }
}

const pairOf = (organizationId: string, { sessionId, askId, seekerId, helperId }: Encounter) => ({
  organizationId,
  sessionId,
  askId,
  seekerId,
  helperId,
})

/**
 * What came of it [O1]. `searching`: the ask looks for somebody else now.
 * @throws Refusal NOT_FOUND | NOT_ALLOWED (it did not take place, or is not over for the helper) | OUTCOME_SAID |
 *   OUTCOME_TOO_LATE | BAD_INPUT (a skill the house does not have)
 */
export async function sayOutcome(
  house: House,
  caller: Caller,
  input: {
    sessionId: string
    outcome: OutcomeWord
    kind?: OutcomeKind | undefined
    skillIds: string[]
    thanks?: string | undefined
  },
): Promise<{ askId: string; searching: boolean }> {
  const { organizationId, personId } = caller
  return house.transaction(async (tx, record) => {
    const { session, role, guide } = await mine(tx, caller, input.sessionId)
    const { sessionId, askId } = session
    const { steps, turns } = guide
    const counts = role === 'seeker'
    const said = answerOf(input, kindOfMode[modeOf(steps, turns).mode])
    const searching = counts && said.outcome === 'not_solved' && (await searchesOn(tx, organizationId, session))
    const now = house.clock.now()
    const may = mayAnswer(session, role, now)
    const skillIds = [...new Set(input.skillIds)]
    const known = may === 'yes' ? await knownSkills(tx, organizationId, skillIds) : new Set()
    const { outcome, kind, thanks } = said
    const alone = counts ? doneAlone(steps, turns) : null
    const answer = { sessionId, personId, outcome, kind, alone, saidAt: now }
    const first = may === 'yes' && known.size === skillIds.length && (await insertAnswer(tx, organizationId, answer))
    if (!first) {
      const kept = await answerBy(tx, organizationId, sessionId, personId)
      if (kept?.outcome === 'unknown') throw new Refusal('OUTCOME_TOO_LATE', {})
      if (kept && !sameAnswer({ ...kept, outcome: kept.outcome }, said)) throw new Refusal('OUTCOME_SAID', {})
      if (kept) return { askId, searching }
      if (may !== 'yes') throw new Refusal(may, {})
      throw new Refusal('BAD_INPUT', { issues: [{ path: 'skillIds', code: 'unknown' }] })
    }
    if (thanks !== null) {
      // [O7] Whoever advised is thanked with the helper.
      const toIds =
        role === 'seeker'
          ? [session.helperId, ...(await advisersOf(tx, organizationId, sessionId))]
          : [session.seekerId]
      for (const toId of toIds)
        await insertThanks(tx, organizationId, { sessionId, fromId: personId, toId, words: thanks, at: now })
    }
    const word = { by: role, outcome, counts, skillIds, session: session.state }
    record({ kind: 'outcome.said', ...pairOf(organizationId, session), ...word })
    house.log.info({ organizationId, sessionId, by: role, outcome }, 'outcome said')
    return { askId, searching }
  })
}

/** *Not now* [O4]. Said again before the question came back, it changes nothing. @throws Refusal NOT_FOUND */
export async function skipOutcome(house: House, caller: Caller, sessionId: string): Promise<void> {
  const { organizationId, personId } = caller
  await house.transaction(async (tx, record) => {
    const { session } = await mine(tx, caller, sessionId)
    if (!isAskedAbout(session) || (await answerBy(tx, organizationId, sessionId, personId))) return
    if (!(await skip(tx, organizationId, sessionId, personId, house.clock.now()))) return
    record({ kind: 'outcome.skipped', organizationId, sessionId, personId })
  })
}

/**
 * A page of this person takes a fresh view of the house: what they put off on an earlier visit is asked once more [O4].
 * To be called before that view is read; other pages of theirs hear of it as of any other change.
 */
export async function visit(house: House, organizationId: string, personId: string): Promise<void> {
  const before = visitLimit(house.clock.now())
  // Nearly every visit has nothing put off: one look, no transaction.
  if (!(await anyPutOff(house.db, organizationId, personId, before))) return
  await house.transaction(async (tx, record) => {
    const [sessionId] = await askAgain(tx, organizationId, personId, before)
    if (sessionId) record({ kind: 'outcome.skipped', organizationId, sessionId, personId })
  })
}

/** An encounter ended: its outcome is waited for [O5]. */
export async function expect(house: House, tx: Tx, _record: Record, fact: FactOf<'session.ended'>): Promise<void> {
  const { organizationId, sessionId: subjectId, because } = fact
  if (!askedAfter.includes(because)) return
  house.timers.set(tx, { organizationId, kind: timerKind, subjectId, dueAt: answerEnds(house.clock.now()) })
}

/** Nobody is asked any more; without a word of the seeker it stays unknown [O5]. */
async function becomeUnknown(
  house: House,
  tx: Tx,
  record: Record,
  timer: { organizationId: string; subjectId: string },
): Promise<void> {
  const { organizationId, subjectId: sessionId } = timer
  const session = await lockEncounter(tx, organizationId, sessionId)
  if (session === null) return
  const { seekerId: personId, helperId } = session
  const saidAt = house.clock.now()
  if (
    await insertAnswer(tx, organizationId, { sessionId, personId, outcome: 'unknown', kind: null, alone: null, saidAt })
  ) {
    record({ kind: 'outcome.unknown', ...pairOf(organizationId, session) })
    house.log.info({ organizationId, sessionId }, 'outcome unknown')
  } else if (!(await answerBy(tx, organizationId, sessionId, helperId))) {
    // The question leaves the helper's screen.
    record({ kind: 'outcome.skipped', organizationId, sessionId, personId: helperId })
  }
}

/** What app.ts registers with the timers. */
export const outcomeTimers = { [timerKind]: becomeUnknown }
