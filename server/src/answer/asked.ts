import type { FactOf } from '../facts.ts'
import type { House, Record } from '../house.ts'
import { fitting } from '../match/actions.ts'
import type { Matches } from '../match/matches.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { Timer } from '../platform/timers.ts'
import { ranOutWords } from '../reach/words.ts'
import { askWaiting, insertAsked } from './asked-store.ts'
import { DAY_MS, LAST_DAY, LEAST, wanted } from './rules.ts'
import { tellSeeker } from './telling.ts'

/** Asking those an ask fits to answer it in writing [Q1]. */

export const TIMER = 'more_writers'

/** Looked through for those who mute it or are not here any more. */
const SPARE = 12

/** Somebody more may be asked each day while nobody has answered; whose search ran out is told so. */
export async function whenParked(house: House, tx: Tx, _record: Record, fact: FactOf<'ask.parked'>): Promise<void> {
  const { organizationId, askId, because } = fact
  const dueAt = new Date(house.clock.now().getTime() + DAY_MS)
  house.timers.set(tx, { organizationId, kind: TIMER, subjectId: askId, dueAt, data: { day: 1 } })
  if (because === 'unanswered') await tellSeeker(house, tx, fact, ranOutWords)
}

/** After the commit of what parked it, or of a pass. Told twice, nobody is asked twice. */
export async function askWriters(
  house: House,
  matches: Matches,
  { organizationId, askId }: FactOf<'ask.parked' | 'answer.passed'>,
): Promise<void> {
  const people = await toAsk(house, matches, house.db, organizationId, askId)
  if (people.length === 0) return
  await house.transaction((tx) => insertAsked(tx, organizationId, askId, people, house.clock.now()))
  house.log.info({ ask: askId, people: people.length }, 'people asked to write')
}

/** Another day without an answer. */
export async function anotherDay(house: House, matches: Matches, tx: Tx, timer: Timer): Promise<void> {
  const { organizationId, subjectId: askId } = timer
  const ask = await askWaiting(tx, organizationId, askId)
  const day = Number(timer.data.day)
  if (ask === null || !(day <= LAST_DAY)) return
  const people = await toAsk(house, matches, tx, organizationId, askId)
  await insertAsked(tx, organizationId, askId, people, house.clock.now())
  const dueAt = new Date(house.clock.now().getTime() + DAY_MS)
  house.timers.set(tx, { ...timer, kind: TIMER, dueAt, data: { day: day + 1 } })
}

type Asked = { personId: string; fits: boolean }

/** Whom to ask beside those who were, best first. */
async function toAsk(house: House, matches: Matches, db: Db, organizationId: string, askId: string): Promise<Asked[]> {
  const ask = await askWaiting(db, organizationId, askId)
  if (ask === null) return []
  const now = house.clock.now()
  const missing = wanted({ since: ask.since, now, answered: ask.answered }) - ask.asked.length
  if (missing <= 0) return []
  const match = await matches.of(organizationId)
  const { seekerId, skillIds, onlyId } = ask
  const seekerTeamId = match.teamOf(seekerId)
  const exclude = new Set([...ask.asked, ...ask.not])
  if (onlyId !== null) {
    return (await match.mayBeAsked(onlyId, ask)) && !exclude.has(onlyId) ? [{ personId: onlyId, fits: true }] : []
  }
  const asked = { text: ask.text, skillIds, seekerId, seekerTeamId, languages: [ask.language] }
  const least = Math.max(0, LEAST - ask.asked.length)
  const fit = await fitting(matches, organizationId, asked, { now, exclude, limit: missing + SPARE, least })
  return fit.slice(0, missing)
}
