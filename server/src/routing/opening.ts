import type { OpeningHours } from '@binome/contract/verbs/routing.ts'
import type { Temporal } from 'temporal-polyfill'
import { joined } from './stretches.ts'
import { mondayOf, type Span } from './week.ts'

/** What holds at a moment, and until when it does; null: for good. */
export interface Bound {
  at(now: Date): { open: boolean; until: Date | null }
}

/** Opening hours of a week in a time zone. A clock change moves them with the clock on the wall. */
export class Opening implements Bound {
  private readonly hours: OpeningHours
  private readonly zone: string
  /** The stretch that was last looked at: asked thousands of times, it is reckoned a few times a day. */
  private known: { open: boolean; span: Span } | null = null

  constructor(hours: OpeningHours, zone: string) {
    this.hours = hours
    this.zone = zone
  }

  at(now: Date): { open: boolean; until: Date | null } {
    if (this.hours.length === 0) return { open: true, until: null }
    const known = this.known
    if (known === null || now < known.span.from || now >= known.span.to) this.known = this.look(now)
    return this.known === null ? { open: false, until: null } : { open: this.known.open, until: this.known.span.to }
  }

  /** When it opens next; null when it is open. */
  opensAt(now: Date): Date | null {
    const { open, until } = this.at(now)
    return open ? null : until
  }

  private look(now: Date): { open: boolean; span: Span } | null {
    const spans = this.around(now)
    const inside = spans.find(({ from, to }) => from <= now && now < to)
    if (inside) return { open: true, span: inside }
    const before = spans.findLast(({ to }) => to <= now)
    const next = spans.find(({ from }) => from > now)
    if (!next) return null
    return { open: false, span: { from: before?.to ?? new Date(0), to: next.from } }
  }

  /** The stretches of the weeks around, in order, those that touch made one. */
  private around(now: Date): Span[] {
    const { monday, stretches } = weeksAround(now, this.zone)
    const spans = stretches
      .flatMap((stretch) =>
        WEEKS.flatMap((week) => this.hours.map((window) => within(stretch, monday + week * WEEK_MS, window))),
      )
      .filter(({ from, to }) => from < to)
    return joined(spans).map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
  }
}

/** A stretch of time in which the clock on the wall runs evenly, `ahead` ms ahead of UTC. Times are ms since 1970. */
interface Even {
  from: number
  to: number
  ahead: number
}

/** The weeks of a moment in a zone: the one before, its own, the one after. */
interface Weeks {
  /** While a moment lies in this week, these are its weeks. */
  from: number
  to: number
  /** The wall's midnight of the first Monday, as if it were UTC. */
  monday: number
  stretches: Even[]
}

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
const WEEKS = [0, 1, 2] as const
/** The weeks that were asked for last, by zone: what a calendar must tell is the same for everybody there. */
const known = new Map<string, Weeks>()

function weeksAround(now: Date, zone: string): Weeks {
  const before = known.get(zone)
  if (before && before.from <= now.getTime() && now.getTime() < before.to) return before
  const own = mondayOf(now, zone)
  const monday = own.subtract({ weeks: 1 })
  const midnight = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds
  const found = {
    from: midnight(own),
    to: midnight(own.add({ weeks: 1 })),
    monday: Date.UTC(monday.year, monday.month - 1, monday.day),
    stretches: evenly(monday, WEEKS.length, zone),
  }
  known.set(zone, found)
  return found
}

/** So many weeks from a Monday in a zone, cut where its clocks change; a day that keeps its offset has no change in it. */
function evenly(monday: Temporal.PlainDate, weeks: number, zone: string): Even[] {
  const stretches: Even[] = []
  let at = monday.toZonedDateTime(zone)
  for (let day = 1; day <= 7 * weeks; day += 1) {
    const midnight = monday.add({ days: day }).toZonedDateTime(zone)
    const change = midnight.offsetNanoseconds === at.offsetNanoseconds ? null : at.getTimeZoneTransition('next')
    if (change === null || change.epochMilliseconds > midnight.epochMilliseconds) continue
    stretches.push({ from: at.epochMilliseconds, to: change.epochMilliseconds, ahead: at.offsetNanoseconds / 1e6 })
    at = change
  }
  const to = monday.add({ weeks }).toZonedDateTime(zone).epochMilliseconds
  stretches.push({ from: at.epochMilliseconds, to, ahead: at.offsetNanoseconds / 1e6 })
  return stretches
}

/** The part of a window that the wall shows within an even stretch: of an hour that comes twice both, of one that never comes none. */
function within({ from, to, ahead }: Even, monday: number, window: OpeningHours[number]): { from: number; to: number } {
  const midnight = monday + (window.day - 1) * DAY_MS - ahead
  return {
    from: Math.max(from, midnight + sinceMidnight(window.from)),
    to: Math.min(to, midnight + sinceMidnight(window.to)),
  }
}

/** Of a time of day, in ms. */
function sinceMidnight(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000
}
