import { MOST_STEPS } from '@binome/contract/limits.ts'
import type { GuideView } from '@binome/contract/session.ts'
import type { SessionMode } from '@binome/contract/terms.ts'
import type { FactOf } from '../facts.ts'
import type { Caller, House, Record } from '../house.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { factOf } from '../session/actions.ts'
import { lockMine, type Mine } from '../session/mine.ts'
import { type Act, isOver, lifecycle, type Turn } from './lifecycle.ts'
import { after, aloneSince, changedRows, type Deed, type Step, standing, type TurnRow } from './rules.ts'
import { type Guide, guideOf, insertTurn, proposeIfHelpedBefore, type StepRow, saveSteps } from './store.ts'
import { guideView } from './view.ts'

/** Steps, ticks, modes, and doing it alone. Laws: LAWS.md. */

/** A list typed in one go and ticked in another, with room. */
const allowance = { burst: 80, perMinute: 120 }

interface Held extends Mine {
  guide: Guide
}

/** Holds the session, so that deeds follow one another. @throws Refusal NOT_FOUND | SESSION_ENDED */
async function held(house: House, tx: Tx, caller: Caller, sessionId: string): Promise<Held> {
  house.rate.take(`guide:${caller.personId}`, allowance)
  const mine = await lockMine(tx, caller, sessionId)
  if (isOver(mine.session.state)) throw new Refusal('SESSION_ENDED', {})
  return { ...mine, guide: await guideOf(tx, caller.organizationId, sessionId) }
}

const turnOf = (guide: Guide): Turn => (aloneSince(guide.turns) === null ? 'together' : 'alone')

/** @throws Refusal NOT_ALLOWED | GUIDE_TURN */
function allow({ guide, role }: Held, act: Act): { to: Turn } | null {
  const turn = turnOf(guide)
  const step = lifecycle[turn][role][act]
  if (step === 'not_theirs') throw new Refusal('NOT_ALLOWED', {})
  if (step === 'not_in_this_turn') throw new Refusal('GUIDE_TURN', { alone: turn === 'alone' })
  return typeof step === 'string' ? null : step
}

/**
 * A change of the list, or a tick in it.
 * @throws Refusal NOT_FOUND | SESSION_ENDED | NOT_ALLOWED | GUIDE_TURN | STEP_CHANGED | STEPS_FULL
 */
export async function doDeed(
  house: House,
  caller: Caller,
  { sessionId, deed }: { sessionId: string; deed: Deed },
): Promise<GuideView> {
  const { organizationId, personId } = caller
  return house.transaction(async (tx, record) => {
    const mine = await held(house, tx, caller, sessionId)
    const { steps } = mine.guide
    const came = after(steps, deed)
    const kept = 'steps' in came && came.steps === steps
    // [Y2] What is known already is known in every turn; a tick is the seeker's all the same [Y4].
    if (!kept || (deed.do === 'tick' && mine.role === 'helper')) {
      allow(mine, deed.do === 'tick' ? `tick_${deed.pass}` : 'change')
    }
    if (kept) return guideView(mine.guide)
    if ('refused' in came) {
      if (came.refused === 'STEP_CHANGED') throw new Refusal('STEP_CHANGED', { version: came.version })
      if (came.refused === 'STEPS_FULL') throw new Refusal('STEPS_FULL', { most: MOST_STEPS })
      throw new Refusal('NOT_FOUND', {})
    }
    const next = authored(steps, came.steps, personId)
    await saveSteps(tx, organizationId, sessionId, changedRows(steps, next), house.clock.now())
    return changedTo(record, caller, mine, { ...mine.guide, steps: next })
  })
}

/** Words are of whoever wrote them last. */
function authored(before: readonly StepRow[], steps: readonly Step[], personId: string): StepRow[] {
  const known = new Map(before.map((step) => [step.id, step]))
  return steps.map((step) => {
    const was = known.get(step.id)
    return { ...step, authorId: was && was.words === step.words ? was.authorId : personId }
  })
}

/** [Y7] @throws Refusal NOT_FOUND | SESSION_ENDED */
export async function setMode(
  house: House,
  caller: Caller,
  { sessionId, id, mode }: { sessionId: string; id: string; mode: SessionMode },
): Promise<GuideView> {
  return house.transaction(async (tx, record) => {
    const mine = await held(house, tx, caller, sessionId)
    return turn(house, tx, record, caller, mine, { id, kind: 'mode', mode })
  })
}

/** [Y6] @throws Refusal NOT_FOUND | SESSION_ENDED | NOT_ALLOWED | NO_STEPS */
export async function setAlone(
  house: House,
  caller: Caller,
  { sessionId, id, alone }: { sessionId: string; id: string; alone: boolean },
): Promise<GuideView> {
  return house.transaction(async (tx, record) => {
    const mine = await held(house, tx, caller, sessionId)
    const step = allow(mine, alone ? 'begin_alone' : 'end_alone')
    if (step === null) return guideView(mine.guide)
    if (alone && standing(mine.guide.steps).length === 0) throw new Refusal('NO_STEPS', {})
    return turn(house, tx, record, caller, mine, { id, kind: step.to, mode: null })
  })
}

async function turn(
  house: House,
  tx: Tx,
  record: Record,
  caller: Caller,
  mine: Held,
  said: { id: string; kind: TurnRow['kind']; mode: SessionMode | null },
): Promise<GuideView> {
  const { organizationId, personId } = caller
  const { session, guide } = mine
  const last = guide.turns.at(-1)?.at.getTime() ?? 0
  const row = { ...said, byId: personId, at: new Date(Math.max(house.clock.now().getTime(), last + 1)) }
  if (!(await insertTurn(tx, organizationId, session.id, row))) return guideView(guide)
  const { id: sessionId } = session
  house.log.info({ organizationId, sessionId, kind: said.kind, mode: said.mode, by: mine.role }, 'session turned')
  return changedTo(record, caller, mine, { ...guide, turns: [...guide.turns, row] })
}

function changedTo(record: Record, { organizationId }: Caller, { session }: Held, guide: Guide): GuideView {
  record({ kind: 'guide.changed', ...factOf(organizationId, session) })
  return guideView(guide)
}

/** A session opened: what the house proposes for it stands with it [Y7]. */
export async function propose(house: House, tx: Tx, _record: Record, fact: FactOf<'offer.accepted'>): Promise<void> {
  proposeIfHelpedBefore(tx, fact.organizationId, fact, 'teach', house.clock.now())
}
