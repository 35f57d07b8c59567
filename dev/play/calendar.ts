/** Days and hours of a place, as instants: daylight saving is the place's own. */

const MINUTE = 60_000
const DAY = 86_400_000
const LONGEST_DAY_MS = 25 * 60 * MINUTE

/** The day (`YYYY-MM-DD`) it is at `at` in `zone`. */
export function dayOf(at: Date, zone: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at)
}

/**
 * The instant of `HH:MM` on a day (`YYYY-MM-DD`) in `zone`. An hour that a change of clocks skips or repeats is taken
 * as one of its two readings.
 */
export function instantOf(day: string, time: string, zone: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  // The offset depends on the instant looked for: the second look is right on both sides of a change of clocks.
  const guess = asUtc - offsetMs(new Date(asUtc), zone)
  return new Date(asUtc - offsetMs(new Date(guess), zone))
}

/** How far the clocks of `zone` are ahead of UTC at `at`. */
function offsetMs(at: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name)
  if (match === null) throw new RangeError(`no offset can be read from ${name}`)
  const [, sign, hours = '0', minutes = '0'] = match
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE
}

/** The day `count` working days (Monday to Friday) before `day`: 1 is the last one before it. */
export function workdaysBefore(day: string, count: number): string {
  // Noon UTC, so that steps of a day never meet a change of clocks.
  let at = Date.parse(`${day}T12:00:00Z`)
  for (let left = count; left > 0; ) {
    at -= DAY
    const weekday = new Date(at).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return new Date(at).toISOString().slice(0, 10)
}

/** `at` moved by so many seconds. */
export function after(at: Date, seconds: number): Date {
  return new Date(at.getTime() + Math.round(seconds * 1000))
}

/** The day whose past the demo tells: yesterday until eight in the morning, when last evening's asks are over. */
export function tellingDay(now: Date, zone: string): string {
  const today = dayOf(now, zone)
  if (now >= instantOf(today, '08:00', zone)) return today
  return dayOf(new Date(instantOf(today, '12:00', zone).getTime() - LONGEST_DAY_MS), zone)
}
