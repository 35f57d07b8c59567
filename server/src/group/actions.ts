import type { AskView } from '@binome/contract/now.ts'
import { tellSeeker } from '../answer/telling.ts'
import { lockMine, viewOf } from '../ask/actions.ts'
import { putAside, takeUp } from '../ask/moves.ts'
import { lockAsk } from '../ask/store.ts'
import type { Caller, House, Record } from '../house.ts'
import { letLeftOutGo } from '../offer/leaving.ts'
import type { Tx } from '../platform/db.ts'
import { Refusal } from '../platform/refusal.ts'
import { searchesAgainWords } from '../reach/words.ts'
import { next } from './lifecycle.ts'
import { liveWords } from './live-words.ts'
import { lineEnds, waitEnds } from './rules.ts'
import {
  deleteFollowing,
  type Following,
  flatten,
  followersOf,
  followingOf,
  leaveFollowersOut,
  lockBoth,
  lockFollowers,
  lockFollowing,
  setFollowing,
  setHanded,
} from './store.ts'
import { tellTwo } from './telling.ts'

/** Waiting for what comes of an ask that is near the same, and going on. Laws: LAWS.md. */

export const TIMER = 'follow'

/** Whether this seeker may ask that person, by the rules of the house. */
export type MayAsk = (seekerId: string, personId: string) => boolean

const stillMeets = (state: string | undefined) => state === 'searching' || state === 'matched' || state === 'live'

/** [J2] @throws Refusal NOT_FOUND | FIRST_GONE | ASK_STATE (it does not search) */
export async function joinFirst(house: House, caller: Caller, askId: string): Promise<AskView> {
  const { organizationId } = caller
  await house.transaction(async (tx, record) => {
    const seen = await followingOf(tx, organizationId, askId)
    const both = await lockBoth(tx, organizationId, [askId, ...(seen ? [seen.firstId] : [])])
    const ask = await lockMine(tx, caller, askId)
    const row = await followingOf(tx, organizationId, askId)
    // Already so: said in another tab.
    if (row?.state === 'waits' && ask.state === 'parked') return
    const held = row !== null && row.firstId === seen?.firstId && next(row.state, 'join') !== null
    if (!held || !stillMeets(both.get(row.firstId)?.state)) throw new Refusal('FIRST_GONE', {})
    await putAside(house, tx, record, organizationId, ask)
    const at = house.clock.now()
    const endsAt = waitEnds(at)
    await setFollowing(tx, organizationId, askId, { state: 'waits', endsAt, at })
    await flatten(tx, organizationId, askId, row.firstId)
    await leaveFollowersOut(tx, organizationId, row.firstId)
    await letLeftOutGo(house, tx, record, { organizationId, askId: row.firstId })
    house.timers.set(tx, { organizationId, kind: TIMER, subjectId: askId, dueAt: endsAt })
    house.log.info({ ask: askId }, 'ask follows another')
  })
  return viewOf(house, organizationId, askId)
}

/** [J1] It goes on searching, and is not offered this one again. Said again, nothing changes. @throws Refusal NOT_FOUND */
export async function refuseFirst(house: House, caller: Caller, askId: string): Promise<AskView> {
  const { organizationId } = caller
  await house.transaction(async (tx, record) => {
    const { seekerId } = await lockMine(tx, caller, askId)
    const row = await followingOf(tx, organizationId, askId)
    if (row === null || next(row.state, 'refuse') === null) return
    await setFollowing(tx, organizationId, askId, { state: 'refused', endsAt: null, at: house.clock.now() })
    record({ kind: 'group.changed', organizationId, askId, seekerId })
  })
  return viewOf(house, organizationId, askId)
}

/** [J4] It searches again in its place, if it still waits. */
export async function goOn(house: House, organizationId: string, askId: string): Promise<void> {
  await house.transaction((tx, record) => goOnIn(house, tx, record, organizationId, askId))
}

async function goOnIn(house: House, tx: Tx, record: Record, organizationId: string, askId: string): Promise<void> {
  const ask = await lockAsk(tx, organizationId, askId)
  const row = await lockFollowing(tx, organizationId, askId)
  if (ask?.state !== 'parked' || row === null || next(row.state, 'go_on') === null) return
  await deleteFollowing(tx, organizationId, askId)
  house.timers.clear(tx, TIMER, askId)
  if (row.sessionId !== null) await tellTwo(tx, record, organizationId, row.sessionId)
  const of = { organizationId, askId, seekerId: ask.seekerId }
  if (await takeUp(house, tx, record, organizationId, ask)) await tellSeeker(house, tx, of, searchesAgainWords)
  else record({ kind: 'group.changed', ...of })
}

/** [J4] Its time is over. */
export async function waitOver(
  house: House,
  tx: Tx,
  record: Record,
  { organizationId, subjectId: askId }: { organizationId: string; subjectId: string },
): Promise<void> {
  const row = await followingOf(tx, organizationId, askId)
  if (row === null || row.endsAt === null || row.endsAt > house.clock.now()) return
  await goOnIn(house, tx, record, organizationId, askId)
}

/** [J4] The first is taken back, put aside, ran out, or was solved alone: nothing comes of it. */
export async function firstOver(
  house: House,
  { organizationId, askId: firstId }: { organizationId: string; askId: string },
): Promise<void> {
  liveWords(house).forget(firstId)
  const followers = await followersOf(house.db, organizationId, firstId)
  if (followers.length === 0) return
  await house.transaction((tx, record) => takeOffersBack(tx, record, organizationId, followers))
  for (const { askId, state } of followers) if (state === 'waits') await goOn(house, organizationId, askId)
}

/** [J1] What was offered goes from the screens of those that search. */
export async function takeOffersBack(
  tx: Tx,
  record: Record,
  organizationId: string,
  followers: readonly Following[],
): Promise<void> {
  for (const { askId, state } of followers) {
    if (state !== 'offered') continue
    const ask = await lockAsk(tx, organizationId, askId)
    const row = await followingOf(tx, organizationId, askId)
    if (ask === null || row?.state !== 'offered') continue
    await deleteFollowing(tx, organizationId, askId)
    record({ kind: 'group.changed', organizationId, askId, seekerId: ask.seekerId })
  }
}

/** [J5] The first one's encounter is over: its two are asked for a line, if the waiting seeker may ask them. */
export async function handOver(
  house: House,
  mayAsk: MayAsk,
  first: { organizationId: string; askId: string },
  met: { sessionId: string; seekerId: string; helperId: string } | null,
): Promise<void> {
  const { organizationId, askId: firstId } = first
  const followers = await followersOf(house.db, organizationId, firstId)
  if (followers.length === 0) return
  const left = await house.transaction(async (tx, record) => {
    const held = await lockAsk(tx, organizationId, firstId)
    if (held?.state !== 'resolved') return []
    const without: string[] = []
    const at = house.clock.now()
    for (const { askId, seekerId, state } of await lockFollowers(tx, organizationId, firstId)) {
      if (next(state, 'first_met') === null) continue
      const may = (personId: string | undefined) =>
        personId !== undefined && personId !== seekerId && mayAsk(seekerId, personId)
      const [seekerMay, helperMay] = [may(met?.seekerId), may(met?.helperId)]
      if (met === null || !(seekerMay || helperMay)) {
        without.push(askId)
        continue
      }
      const endsAt = lineEnds(at)
      const { sessionId } = met
      await setHanded(tx, organizationId, askId, { sessionId, seekerMay, helperMay, endsAt, at })
      house.timers.set(tx, { organizationId, kind: TIMER, subjectId: askId, dueAt: endsAt })
      record({ kind: 'group.changed', organizationId, askId, seekerId })
      await tellTwo(tx, record, organizationId, sessionId)
    }
    return without
  })
  await house.transaction((tx, record) => takeOffersBack(tx, record, organizationId, followers))
  for (const askId of left) await goOn(house, organizationId, askId)
}

/** [J4] The first searches on after all: those that were to get a line wait again. */
export async function firstSearches(house: House, first: { organizationId: string; askId: string }): Promise<void> {
  const { organizationId, askId: firstId } = first
  const handed = ({ state }: Following) => next(state, 'first_searches') !== null
  if (!(await followersOf(house.db, organizationId, firstId)).some(handed)) return
  await house.transaction(async (tx, record) => {
    const ask = await lockAsk(tx, organizationId, firstId)
    if (!stillMeets(ask?.state)) return
    for (const { askId, seekerId, sessionId } of (await lockFollowers(tx, organizationId, firstId)).filter(handed)) {
      const at = house.clock.now()
      const endsAt = waitEnds(at)
      await setFollowing(tx, organizationId, askId, { state: 'waits', endsAt, at })
      house.timers.set(tx, { organizationId, kind: TIMER, subjectId: askId, dueAt: endsAt })
      record({ kind: 'group.changed', organizationId, askId, seekerId })
      if (sessionId !== null) await tellTwo(tx, record, organizationId, sessionId)
    }
  })
}
