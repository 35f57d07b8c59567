import type { MemoryDatabase } from '../memory/database.ts'
import type { Values } from '../memory/rows.ts'
import { isOpenTap, type State } from './state.ts'

/** Laws J (server/src/group), as far as rows tell: each broken one in a line. */

const meets = ({ state }: Values) => state === 'searching' || state === 'matched' || state === 'live'
const isWait = ({ state }: Values) => state === 'waits' || state === 'handed'

interface Pair {
  row: Values
  ask: Values
  first: Values
}

/** Of the search they were offered in. */
function pairsOf(database: MemoryDatabase, now: State): Pair[] {
  return database.rows('ask_following').flatMap((row) => {
    const [ask, first] = [now.asks.get(String(row.ask_id)), now.asks.get(String(row.first_id))]
    return ask && first && ask.round === row.round ? [{ row, ask, first }] : []
  })
}

/**
 * [J2] [J3] [J4] After every commit: what is followed is earlier and follows nothing itself; whoever waits is not asked to
 * solve it; time leads out of every wait.
 */
export function nearBroken(database: MemoryDatabase, now: State): string[] {
  const pairs = pairsOf(database, now)
  const waiting = new Set(pairs.flatMap(({ row, ask }) => (isWait(row) && ask.state === 'parked' ? [row.ask_id] : [])))
  return pairs.flatMap(({ row, ask, first }) => {
    const broken: string[] = []
    const [mine, its] = [ask.opened_at as Date, first.opened_at as Date]
    if (its > mine || (its.getTime() === mine.getTime() && String(first.id) > String(ask.id)))
      broken.push('[J2] an ask follows a later one')
    if (ask.state !== 'parked' || !isWait(row)) return broken
    if (row.state === 'waits' && waiting.has(row.first_id ?? null))
      broken.push('[J2] an ask follows one that waits itself')
    const isAsked = [...now.offers.values()].some(
      (offer) => isOpenTap(offer) && offer.ask_id === row.first_id && offer.helper_id === ask.seeker_id,
    )
    if (row.state === 'waits' && isAsked) broken.push('[J3] somebody has a tap of the ask they wait with')
    if (!now.timers.has(`follow ${String(row.ask_id)}`)) broken.push('[J4] an ask waits with another without its timer')
    return broken
  })
}

/** [J1] [J3] [J4] Nothing is on its way: who waits does so for what is still to come, and nothing is offered that is over. */
export function nearBrokenAtRest(database: MemoryDatabase, now: State): string[] {
  return pairsOf(database, now).flatMap(({ row, ask, first }) => {
    const broken: string[] = []
    if (row.state === 'offered' && ask.state === 'searching' && !meets(first))
      broken.push(`[J1] an ask is offered that is ${String(first.state)}`)
    if (!isWait(row)) return broken
    if (ask.state !== 'parked') broken.push(`[J3] it waits with another, and is ${String(ask.state)}`)
    if (row.state === 'waits' && !meets(first)) broken.push(`[J4] it waits with one that is ${String(first.state)}`)
    if (row.state === 'handed' && first.state !== 'resolved')
      broken.push(`[J5] a line is asked for, and the first is ${String(first.state)}`)
    return broken
  })
}

/** [J4] At the end of all time nothing waits any more. */
export function nearBrokenAtLast(database: MemoryDatabase, now: State): string[] {
  return pairsOf(database, now)
    .filter(({ row, ask }) => isWait(row) && ask.state === 'parked')
    .map(({ row }) => `[J4] an ask is ${String(row.state)} for ever`)
}
