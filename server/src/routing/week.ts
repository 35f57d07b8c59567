import { Temporal } from 'temporal-polyfill'

/** Weeks begin on Monday, at midnight where the person is; a week across a clock change has an hour more or less. */

export interface Span {
  from: Date
  /** Not in it any more. */
  to: Date
}

const zoned = (at: Date, zone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)

const instant = (date: Temporal.PlainDate, zone: string) => new Date(date.toZonedDateTime(zone).epochMilliseconds)

/** Monday of the week of `at`, in that zone. */
export function mondayOf(at: Date, zone: string): Temporal.PlainDate {
  const day = zoned(at, zone).toPlainDate()
  return day.subtract({ days: day.dayOfWeek - 1 })
}

/** The last one asked for, by zone: a house asks for the same week once a person. */
const latest = new Map<string, Span>()

/** The week of `at`, or one so many weeks from it, in that zone. */
export function weekOf(at: Date, zone: string, weeksOn = 0): Span {
  const known = weeksOn === 0 ? latest.get(zone) : undefined
  if (known && at >= known.from && at < known.to) return known
  const monday = mondayOf(at, zone).add({ weeks: weeksOn })
  const week = { from: instant(monday, zone), to: instant(monday.add({ weeks: 1 }), zone) }
  if (weeksOn === 0) latest.set(zone, week)
  return week
}

/** 1 is Monday. */
export function weekdayOf(at: Date, zone: string): number {
  return zoned(at, zone).dayOfWeek
}

/** A name of the IANA database, as the runtime knows it. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
