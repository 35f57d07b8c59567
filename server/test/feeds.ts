import { busyIn, type Window } from '../src/calendar/stretches.ts'

/** Feeds of calendars as tests write them, and what is read in them. */

export const at = (iso: string) => Date.parse(iso)
export const window = (of: Partial<{ from: string; to: string; zone: string }> = {}): Window => ({
  from: at(of.from ?? '2026-10-19T00:00:00Z'),
  to: at(of.to ?? '2026-11-16T00:00:00Z'),
  zone: of.zone ?? 'Europe/Paris',
})
export const feed = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
export const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:one@example.org', ...lines, 'END:VEVENT']
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 16)
/** Stretches as "from/to", to the minute, of UTC. */
export const read = (text: string, of: Parameters<typeof window>[0] = {}) =>
  busyIn(text, window(of))?.stretches.map(({ from, to }) => `${iso(from)}/${iso(to)}`)
export const unread = (text: string) => busyIn(text, window())?.unread

export const weekly = event(
  'DTSTART;TZID=Europe/Paris:20260901T093000',
  'DTEND;TZID=Europe/Paris:20260901T100000',
  'RRULE:FREQ=WEEKLY;BYDAY=TU',
)
