import type { FactOf } from '../facts.ts'
import type { House } from '../house.ts'
import type { Matches } from '../match/matches.ts'
import { handOver, TIMER, takeOffersBack } from './actions.ts'
import { liveWords } from './live-words.ts'
import { before, LOOKED_AT, nearestOf } from './rules.ts'
import { followersOf, followingOf, insertOffered, liveAmong, liveAsks, lockBoth, metLast, takenUp } from './store.ts'
import { tellTwo } from './telling.ts'

/** Finding asks that are near the same, and letting go of what is over; after the commit, told twice without harm. */

/** [J1] It begins to search, or reads otherwise: is one under way that it might wait for? */
export async function look(
  house: House,
  matches: Matches,
  fact: FactOf<'ask.opened' | 'ask.resumed' | 'ask.changed' | 'ask.widened'>,
): Promise<void> {
  const { organizationId, askId } = fact
  const known = liveWords(house)
  if (fact.kind === 'ask.changed') {
    known.forget(askId)
    await forgetOffers(house, organizationId, askId)
  }
  const found = await liveAmong(house.db, organizationId, askId, LOOKED_AT)
  if (found?.mine.state !== 'searching') return
  const { mine, others } = found
  const words = known.note(mine)
  if (others.length === 0) return
  const match = await matches.of(organizationId)
  const mayBeAsked = others.filter(({ seekerId }) => match.mayAsk(mine.seekerId, seekerId))
  const theirs = await known.of(
    organizationId,
    mayBeAsked.map((one) => one.askId),
  )
  const read = mayBeAsked.map((one) => ({ ...one, words: theirs.get(one.askId) ?? [] }))
  const earlier = before({ ...mine, words }, read)
  if (earlier.length === 0) return
  const nearness = await match.index.ask(
    'nearness',
    words,
    earlier.map((one) => one.words),
  )
  const near = nearestOf(earlier, nearness)
  if (near === null) return
  await house.transaction(async (tx, record) => {
    await lockBoth(tx, organizationId, [askId, near.askId])
    const both = await liveAsks(tx, organizationId, [askId, near.askId])
    const still = both.get(askId)
    if (still?.state !== 'searching' || still.round !== mine.round || !both.has(near.askId)) return
    const at = house.clock.now()
    if (!(await insertOffered(tx, organizationId, { askId, firstId: near.askId, round: mine.round, at }))) return
    record({ kind: 'group.changed', organizationId, askId, seekerId: mine.seekerId })
  })
}

/** Its words are others now: what was offered by the old ones goes, its own and that of those it was offered to. */
async function forgetOffers(house: House, organizationId: string, askId: string): Promise<void> {
  const own = await followingOf(house.db, organizationId, askId)
  const offered = [...(own ? [own] : []), ...(await followersOf(house.db, organizationId, askId))].filter(
    ({ state }) => state === 'offered',
  )
  if (offered.length === 0) return
  await house.transaction((tx, record) => takeOffersBack(tx, record, organizationId, offered))
}

/** [J5] The encounter of an ask is over. */
export async function afterFirst(house: House, matches: Matches, fact: FactOf<'ask.resolved'>): Promise<void> {
  const { organizationId, askId } = fact
  liveWords(house).forget(askId)
  if ((await followersOf(house.db, organizationId, askId)).length === 0) return
  const match = await matches.of(organizationId)
  const met = await metLast(house.db, organizationId, askId)
  await handOver(house, (...who) => match.mayAsk(...who), { organizationId, askId }, met)
}

/** [J3] It waits no more: taken up, answered, solved or dropped. */
export async function followerOver(
  house: House,
  { organizationId, askId }: { organizationId: string; askId: string },
): Promise<void> {
  await house.transaction(async (tx, record) => {
    const gone = await takenUp(tx, organizationId, askId)
    if (gone === null) return
    house.timers.clear(tx, TIMER, askId)
    if (gone.sessionId !== null) await tellTwo(tx, record, organizationId, gone.sessionId)
  })
}
