import type { Availability, BookingView } from '@binome/contract/now.ts'
import type { WeekHours } from '@binome/contract/terms.ts'
import type { HeldBy } from '@binome/contract/verbs/asking.ts'

/** May I be asked at a moment, by my own word, as the server judges it (availability/LAWS.md, D1 to D3). Pure. */

/**
 * `by`: what makes it so, a word of the moment or hours of the week. `until`: when it is otherwise; null: when I say so.
 * Of `closed` it is when my hours open again.
 */
export type Asked = { state: 'open' | 'quiet' | 'closed'; by: 'word' | 'hours'; until: Date | null }

/** What keeps me from being asked though I said yes, and until when; null: by no time alone. */
export type Held = { why: HeldBy | 'booking'; until: Date | null }

/**
 * Of all that holds at `now`, what ends last: until then I am not asked [D10]. A stretch that is a booked moment is
 * called so. Null: nothing holds.
 */
export function heldAt(
  held: readonly { why: HeldBy; until: string | null }[],
  bookings: readonly Pick<BookingView, 'state' | 'startsAt' | 'minutes'>[],
  now: number,
): Held | null {
  const ends = ({ until }: { until: string | null }) => (until === null ? Number.POSITIVE_INFINITY : Date.parse(until))
  const last = held.filter((one) => ends(one) > now).toSorted((a, b) => ends(b) - ends(a))[0]
  if (last === undefined) return null
  const booked = bookings.some(
    ({ state, startsAt, minutes }) =>
      state === 'booked' && Date.parse(startsAt) <= now && Date.parse(startsAt) + minutes * 60_000 === ends(last),
  )
  return {
    why: last.why === 'calendar' && booked ? 'booking' : last.why,
    until: last.until === null ? null : new Date(last.until),
  }
}

const DAY = 86_400_000
const WEEK = 7 * DAY
/** The first of January 1970 was a Thursday. */
const MONDAY = 3 * DAY

const inWeek = (ms: number) => ((ms % WEEK) + WEEK) % WEEK

/** What is so at `now`, and until when. */
export function availabilityAt(availability: Availability, now: number): Asked {
  const wall = new Wall(availability.hours.timeZone, now)
  const is = holds(availability, wall, now)
  const { until, quietUntil, hours } = availability
  const said = [until, quietUntil].flatMap((at) => (at === null ? [] : [Date.parse(at)]))
  const changes = [...said, ...wall.turns([...hours.help, ...hours.quiet])].filter((at) => at > now)
  const end = changes.toSorted((a, b) => a - b).find((at) => holds(availability, wall, at).state !== is.state)
  return { ...is, until: end === undefined ? null : new Date(end) }
}

function holds(
  { available, until, quietUntil, byHours, hours }: Availability,
  wall: Wall,
  at: number,
): Omit<Asked, 'until'> {
  if (quietUntil !== null && Date.parse(quietUntil) > at) return { state: 'quiet', by: 'word' }
  if (wall.shows(hours.quiet, at)) return { state: 'quiet', by: 'hours' }
  const spoken = !byHours && (until === null || Date.parse(until) > at)
  if (spoken || hours.help.length === 0) return { state: spoken && available ? 'open' : 'closed', by: 'word' }
  return { state: wall.shows(hours.help, at) ? 'open' : 'closed', by: 'hours' }
}

/** A clock on the wall of a time zone, for eight days from `now`, in which it changes once at most. */
class Wall {
  private readonly now: number
  private readonly before: number
  private readonly after: number
  /** When it goes forward or back. */
  private readonly change: number

  constructor(timeZone: string, now: number) {
    const end = now + WEEK + DAY
    this.now = now
    this.before = aheadOf(timeZone, now)
    this.after = aheadOf(timeZone, end)
    this.change = this.before === this.after ? Number.POSITIVE_INFINITY : this.changeBetween(timeZone, now, end)
  }

  /** Is the wall within one of these hours? */
  shows(hours: WeekHours, at: number): boolean {
    const shown = inWeek(at + MONDAY + (at < this.change ? this.before : this.after))
    return hours.some(({ day, from, to }) => since(day, from) <= shown && shown < since(day, to))
  }

  /** Every moment of the week ahead at which one of these hours may begin or end. */
  turns(hours: WeekHours): number[] {
    if (hours.length === 0) return []
    const edges = hours.flatMap(({ day, from, to }) => [since(day, from), since(day, to)])
    const found = [this.before, this.after].flatMap((ahead) =>
      edges.map((edge) => this.now + inWeek(edge - (this.now + MONDAY + ahead))),
    )
    return Number.isFinite(this.change) ? [...found, this.change] : found
  }

  private changeBetween(timeZone: string, from: number, to: number): number {
    let [low, high] = [from, to]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (aheadOf(timeZone, middle) === this.before) low = middle
      else high = middle
    }
    return high
  }
}

/** Of a day (1 is Monday) and a time of day, in ms of the week. */
function since(day: number, time: string): number {
  return (day - 1) * DAY + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** How far the wall is ahead of UTC, in ms. */
function aheadOf(timeZone: string, at: number): number {
  const clock = clocks.get(timeZone) ?? clockOf(timeZone)
  clocks.set(timeZone, clock)
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const one = 'numeric' as const
  const options = { year: one, month: one, day: one, hour: one, minute: one, second: one, hourCycle: 'h23' as const }
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone })
  } catch {
    // A name that the server knows and this browser does not: its own clock is the nearest.
    return new Intl.DateTimeFormat('en', options)
  }
}
