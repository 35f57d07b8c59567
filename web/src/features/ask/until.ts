import type { Availability } from '@binome/contract/now.ts'
import type { WeekHours } from '@binome/contract/terms.ts'

export type UntilChoice = 'open' | 'oneHour' | 'noon' | 'evening'
export type QuietChoice = 'half' | 'one' | 'two' | 'tomorrow'

const MINUTE = 60_000

const todayAt = (now: Date, hours: number, minutes = 0) =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate(), hours, minutes)

/** Until when one may be asked, of those that still lie ahead; in the reader's time zone. `until` null: without limit. */
export function untilChoices(now: Date): { choice: UntilChoice; until: Date | null }[] {
  const all: { choice: UntilChoice; until: Date | null }[] = [
    { choice: 'open', until: null },
    { choice: 'oneHour', until: new Date(now.getTime() + 60 * MINUTE) },
    { choice: 'noon', until: todayAt(now, 12, 30) },
    { choice: 'evening', until: todayAt(now, 18) },
  ]
  return all.filter(({ until }) => until === null || until.getTime() - now.getTime() >= 10 * MINUTE)
}

/** How long one is left alone: minutes, or until nine tomorrow. */
export function quietUntil(choice: QuietChoice, now: Date): Date {
  if (choice === 'tomorrow') return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9)
  const minutes = { half: 30, one: 60, two: 120 }[choice]
  return new Date(now.getTime() + minutes * MINUTE)
}

type Is = { state: 'quiet'; until: string | null } | { state: 'open'; until: string | null } | { state: 'closed' }

/** What is so at this moment: a time that has passed has had its effect, and then the hours of the week speak. */
export function availabilityAt({ available, until, quietUntil: quiet, byHours, hours }: Availability, now: number): Is {
  if (quiet && new Date(quiet).getTime() > now) return { state: 'quiet', until: quiet }
  if (shows(hours.quiet, hours.timeZone, now)) return { state: 'quiet', until: null }
  const over = until !== null && new Date(until).getTime() <= now
  if (!byHours && !over) return available ? { state: 'open', until } : { state: 'closed' }
  return shows(hours.help, hours.timeZone, now) ? { state: 'open', until: null } : { state: 'closed' }
}

/** Whether the clock on the wall there is within one of these hours. */
export function shows(hours: WeekHours, timeZone: string, now: number): boolean {
  if (hours.length === 0) return false
  const wall = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' })
  const part = (wanted: string) => wall.formatToParts(now).find(({ type }) => type === wanted)?.value ?? ''
  const day = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part('weekday')) + 1
  const time = `${part('hour')}:${part('minute')}`
  return hours.some((window) => window.day === day && window.from <= time && time < window.to)
}
