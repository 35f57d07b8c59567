import type { MemoryDatabase } from '../memory/database.ts'
import { inSession, isActive, type State } from './state.ts'

/** [A5] Why this person may not be tapped for this ask at that moment, by the rows alone; null when they may. */
export function keptOut(
  database: MemoryDatabase,
  now: State,
  helperId: string,
  askId: string,
  at: number,
): string | null {
  const ofPerson = (table: string) => database.rows(table).filter((row) => row.person_id === helperId)
  const isLater = (value: unknown) => value instanceof Date && value.getTime() > at
  if (now.asks.get(askId)?.seeker_id === helperId) return 'asks'
  if (inSession(now, helperId)) return 'is in a session'
  for (const ask of now.asks.values()) if (ask.seeker_id === helperId && isActive(ask)) return 'is stuck themself'
  const [word] = ofPerson('availability')
  if (word?.available !== true) return 'did not say yes'
  if (word.available_until instanceof Date && !isLater(word.available_until)) return 'said yes until then'
  if (isLater(word.quiet_until)) return 'is quiet'
  const muted = new Set(ofPerson('topic_mute').map((row) => row.skill_id))
  const tags = database.rows('ask_skill').filter((row) => row.ask_id === askId)
  const text = String(now.asks.get(askId)?.text)
  const named = database.rows('skill').filter((row) => text.includes(` ${String(row.label_fr)} `))
  if (tags.some((tag) => muted.has(tag.skill_id)) || named.some(({ id }) => muted.has(id))) return 'muted the topic'
  const helped = now.sessions.filter((one) => one.helper_id === helperId && one.state === 'ended')
  const [budget] = ofPerson('helping_budget')
  if (budget) {
    const week = weekNumber(at)
    const mine = helped.filter((one) => weekNumber((one.ended_at as Date).getTime()) === week)
    const given = mine.reduce((sum, one) => sum + Number(one.minutes), 0)
    if (given >= Number(budget.minutes)) return 'gave their week'
  }
  const rest = Number(word.rest_minutes) * 60_000
  const met = helped.filter((one) => one.live_at !== null)
  return met.some((one) => (one.ended_at as Date).getTime() + rest > at) ? 'rests' : null
}

/** Days as a house that says nothing of it counts them. */
const days = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })
const DAY_MS = 86_400_000

/** Weeks from Monday on; the first day of 1970 was a Thursday. */
function weekNumber(at: number): number {
  return Math.floor((Date.parse(days.format(at)) / DAY_MS + 3) / 7)
}
