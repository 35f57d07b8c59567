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

/** The week of `at`, or one so many weeks from it, in that zone. */
export function weekOf(at: Date, zone: string, weeksOn = 0): Span {
  const monday = mondayOf(at, zone).add({ weeks: weeksOn })
  return { from: instant(monday, zone), to: instant(monday.add({ weeks: 1 }), zone) }
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
