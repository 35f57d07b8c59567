import type { AskView } from '@binome/contract/now.ts'
import { lockMine, viewOf } from '../ask/actions.ts'
import type { Fact } from '../facts.ts'
import type { Caller, House, Record } from '../house.ts'
import { rank } from '../match/actions.ts'
import type { Matches } from '../match/matches.ts'
import type { OrganizationMatch } from '../match/register.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { reachBy } from '../reach/notices.ts'
import { somebodyWords } from '../reach/words.ts'
import { askedAt, leftAt, mayAsk, turnOf, type Wish, wished } from './rules.ts'
import { deleteIfTakenUp, deleteWish, lockWish, saveWish, type WaitingWish, waitingWishes } from './store.ts'

/** Going live later: who put an ask aside is asked "now?" when somebody it fits may be tapped. */

export const TIMER = 'later'
/** Wishes looked at together; the rest has its turn when these are answered, over or at rest. */
const AT_ONCE = 50
/** Who let a tap of it pass so long ago is not what its seeker waits for. */
const TRIED_MS = 30 * 60_000

/** [G1] Says the wish anew, or takes it back. @throws Refusal ASK_STATE unless the ask is put aside */
export async function wishLater(
  house: House,
  caller: Caller,
  { askId, wish }: { askId: string; wish: boolean },
): Promise<AskView> {
  await house.transaction(async (tx, record) => {
    await mineParked(tx, caller, askId)
    await keep(house, tx, record, about(caller, askId), wish ? wished(house.clock.now()) : null)
  })
  return viewOf(house, caller.organizationId, askId)
}

/** The question goes, and comes again. @throws Refusal ASK_STATE unless the ask is put aside */
export async function notNow(house: House, caller: Caller, askId: string): Promise<AskView> {
  await house.transaction(async (tx, record) => {
    await mineParked(tx, caller, askId)
    const wish = await lockWish(tx, caller.organizationId, askId)
    if (wish === null || wish.asksUntil === null) return
    await keep(house, tx, record, about(caller, askId), leftAt(wish, house.clock.now()))
  })
  return viewOf(house, caller.organizationId, askId)
}

/**
 * Asks those of an organisation who wish to go live and for whom somebody is there now; resolves to whether some wish
 * waits. [G2] Two are not asked because of the same person while the first has not answered: because of whom somebody
 * is asked is kept here alone, and forgotten with the process.
 */
export function createWishers(house: House, matches: Matches): (organizationId: string) => Promise<boolean> {
  const because = new Map<string, Map<string, string>>()
  return async (organizationId) => {
    const triedSince = new Date(house.clock.now().getTime() - TRIED_MS)
    const waiting = await waitingWishes(house.db, organizationId, { triedSince, limit: AT_ONCE })
    const before = because.get(organizationId)
    const promised = new Map<string, string>()
    for (const { askId, asksUntil } of waiting) {
      const personId = before?.get(askId)
      if (asksUntil !== null && personId !== undefined) promised.set(askId, personId)
    }
    if (waiting.length === 0) {
      because.delete(organizationId)
      return false
    }
    because.set(organizationId, promised)
    const match = await matches.of(organizationId)
    for (const wish of waiting) {
      const now = house.clock.now()
      if (!mayAsk(wish, now) || !seesIt(match, wish.seekerId, now)) continue
      const taken = new Set(promised.values())
      const somebody = (await whoFits(house, matches, match, organizationId, wish)).find((id) => !taken.has(id))
      if (somebody === undefined) continue
      promised.set(wish.askId, somebody)
      await house.transaction((tx, record) => askOne(house, tx, record, organizationId, wish.askId))
    }
    return true
  }
}

async function askOne(house: House, tx: Tx, record: Record, organizationId: string, askId: string): Promise<void> {
  const now = house.clock.now()
  const wish = await lockWish(tx, organizationId, askId)
  if (wish === null || !mayAsk(wish, now)) return
  const asked = askedAt(wish, now)
  const { seekerId } = wish
  await keep(house, tx, record, { organizationId, askId, seekerId }, asked)
  await reachBy(house, tx, organizationId, {
    ...{ kind: 'answer', personId: seekerId, aboutId: askId, path: '/', words: somebodyWords },
    ...(asked.asksUntil && { until: asked.asksUntil }),
  })
  house.log.info({ ask: askId }, 'seeker asked whether now')
}

/** [G2] Where the question is seen at once: a tab with somebody at it, or a notification; not in their quiet. */
function seesIt(match: OrganizationMatch, seekerId: string, now: Date): boolean {
  return (
    match.willing.quietUntil(seekerId, now) === null &&
    (match.tabsOf(seekerId) === 'active' || match.waysOf(seekerId).push)
  )
}

/** Who may be tapped for it at this moment and has shown or claimed what fits, best first; the one it is for alone. */
async function whoFits(
  house: House,
  matches: Matches,
  match: OrganizationMatch,
  organizationId: string,
  wish: WaitingWish,
): Promise<string[]> {
  const { askId, seekerId, text, skillIds, language, onlyId } = wish
  const seekerTeamId = match.teamOf(seekerId)
  const asked = { askId, text, skillIds, seekerId, seekerTeamId, languages: [language] }
  const exclude = new Set([seekerId, ...wish.leftOut])
  if (onlyId !== null) {
    const free = (await match.mayBeAsked(onlyId, wish)) && match.willing.mayBeTapped(onlyId, house.clock.now())
    return free && !exclude.has(onlyId) ? [onlyId] : []
  }
  const found = await rank(house, matches, organizationId, asked, exclude)
  return found.filter(({ fit }) => fit > 0).map(({ personId }) => personId)
}

/** The question stood for its time, or the wish for its days. */
export async function turn(
  house: House,
  tx: Tx,
  record: Record,
  { organizationId, subjectId: askId }: { organizationId: string; subjectId: string },
): Promise<void> {
  const wish = await lockWish(tx, organizationId, askId)
  const now = house.clock.now()
  if (wish === null || turnOf(wish) > now) return
  const { seekerId } = wish
  await keep(house, tx, record, { organizationId, askId, seekerId }, wish.asksUntil === null ? null : leftAt(wish, now))
}

/** [G1] Taken up, answered, solved or dropped. */
export async function wishOver(
  house: House,
  { organizationId, askId }: Extract<Fact, { askId: string }>,
): Promise<void> {
  await deleteIfTakenUp(house.db, organizationId, askId)
}

interface About {
  organizationId: string
  askId: string
  seekerId: string
}

const about = ({ organizationId, personId }: Caller, askId: string): About => ({
  ...{ organizationId, askId, seekerId: personId },
})

async function keep(house: House, tx: Tx, record: Record, of: About, wish: Wish | null): Promise<void> {
  const { organizationId, askId } = of
  if (wish === null) {
    if (!(await deleteWish(tx, organizationId, askId))) return
    house.timers.clear(tx, TIMER, askId)
  } else {
    await saveWish(tx, organizationId, askId, wish)
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId: askId, dueAt: turnOf(wish) })
  }
  record({ kind: 'later.changed', ...of })
}

async function mineParked(tx: Tx, caller: Caller, askId: string): Promise<void> {
  const ask = await lockMine(tx, caller, askId)
  if (ask.state !== 'parked') throw new Refusal('ASK_STATE', { state: ask.state })
}
