import ICAL from 'ical.js'
import { icalTime, UTC, type Wall, wallOf, type Zone } from './zones.ts'

/** One VEVENT read: when it begins, how long it lasts, how it comes again. */

const DAY = 86_400_000
/** A rule that comes more often than this is not somebody's calendar. Every day for fifty years is 18 000. */
const MOST_TIMES = 20_000

/** A time as an event says it. */
export interface Point {
  wall: Wall
  zone: Zone
  /** A whole day. */
  day: boolean
}

export class Occasion {
  readonly uid: string
  readonly start: Point
  /** Of an occurrence that was changed: which one. */
  readonly instead: Point | null
  /** It speaks for those after it too (RANGE=THISANDFUTURE). */
  readonly onwards: boolean
  /** Nobody is kept busy by it. */
  readonly free: boolean
  /** Keys of occurrences that do not take place. */
  readonly excluded: ReadonlySet<string>
  private readonly component: ICAL.Component
  private readonly zoneOf: (tzid: string) => Zone
  private readonly home: Zone

  /** @throws Error when it says no readable time */
  constructor(component: ICAL.Component, zoneOf: (tzid: string) => Zone, home: Zone) {
    this.component = component
    this.zoneOf = zoneOf
    this.home = home
    const [start] = this.points('dtstart')
    if (start === undefined) throw new Error('an event without a beginning')
    this.start = start
    this.uid = String(component.getFirstPropertyValue('uid') ?? '')
    this.instead = this.points('recurrence-id')[0] ?? null
    this.onwards = component.getFirstProperty('recurrence-id')?.getFirstParameter('range') === 'THISANDFUTURE'
    this.free = isFree(component)
    this.excluded = new Set(this.points('exdate').map((point) => this.keyOf(point)))
  }

  /** By what an occurrence is named: a whole day, or a moment. */
  keyOf({ wall, zone, day }: Point): string {
    return day || this.start.day ? dayKey(wall) : momentKey(zone.moment(wall))
  }

  /** The names of an occurrence of this event: some programs take back a meeting by its day alone. */
  keysAt(wall: Wall): string[] {
    return this.start.day ? [dayKey(wall)] : [momentKey(this.start.zone.moment(wall)), dayKey(wall)]
  }

  /** When it is over, had it begun at that wall. */
  endOf(wall: Wall): number {
    const { zone, day } = this.start
    const [end] = this.points('dtend')
    const lasts = this.component.getFirstPropertyValue('duration')
    if (day) {
      const said = end ? (end.wall - this.start.wall) / DAY : lasts instanceof ICAL.Duration ? days(lasts) : 1
      return zone.moment(wall + Math.max(1, Math.round(said)) * DAY)
    }
    if (end) return zone.moment(wall) + (end.zone.moment(end.wall) - zone.moment(this.start.wall))
    if (!(lasts instanceof ICAL.Duration)) return zone.moment(wall)
    // Days are days of the calendar, hours are hours (RFC 5545, 3.8.2.5).
    const hours = (lasts.hours * 60 + lasts.minutes) * 60_000 + lasts.seconds * 1000
    return zone.moment(wall + days(lasts) * DAY) + (lasts.isNegative ? -hours : hours)
  }

  /** How long it may reach beyond its beginning, ms. */
  reach(): number {
    return Math.max(0, this.endOf(this.start.wall) - this.start.zone.moment(this.start.wall)) + DAY
  }

  /** Walls at which it begins, from one to another, in no order; those taken back are among them. */
  walls(from: Wall, to: Wall): Set<Wall> {
    const found = new Set<Wall>()
    const note = (wall: Wall) => {
      if (wall >= from && wall < to) found.add(wall)
    }
    note(this.start.wall)
    for (const { wall, zone } of this.points('rdate')) {
      note(this.start.day || zone === this.start.zone ? wall : this.start.zone.wall(zone.moment(wall)))
    }
    for (const property of this.component.getAllProperties('rrule')) {
      const rule = property.getFirstValue()
      if (!(rule instanceof ICAL.Recur)) throw new Error('a rule that cannot be read')
      for (const wall of this.ruled(rule, from, to)) note(wall)
    }
    return found
  }

  private *ruled(rule: ICAL.Recur, from: Wall, to: Wall): Generator<Wall> {
    // Its clock is the one on the wall there, so that clock changes move nothing [C3].
    if (rule.until) rule.until = icalTime(this.lastWall(rule.until))
    const iterator = rule.iterator(icalTime(nearer(rule, this.start.wall, from)))
    for (let times = 0; times < MOST_TIMES; times += 1) {
      const next = iterator.next()
      if (!next || wallOf(next) >= to) return
      if (follows(rule, next, this.start.wall)) yield wallOf(next)
    }
    throw new Error('an event that comes too often')
  }

  /** The last wall a rule reaches: a moment as it is told there, a day to its end. */
  private lastWall(until: ICAL.Time): Wall {
    if (until.isDate) return wallOf(until) + DAY - 1000
    return until.zone === ICAL.Timezone.utcTimezone ? this.start.zone.wall(wallOf(until)) : wallOf(until)
  }

  private points(name: string): Point[] {
    return this.component.getAllProperties(name).flatMap((property) => {
      const tzid = property.getFirstParameter('tzid')
      return property.getValues().map((value: unknown) => {
        const time = value instanceof ICAL.Period ? value.start : value
        if (!(time instanceof ICAL.Time)) throw new Error(`a time that cannot be read: ${name}`)
        const utc = time.zone === ICAL.Timezone.utcTimezone
        const zone = time.isDate ? this.home : utc ? UTC : tzid ? this.zoneOf(tzid) : this.home
        return { wall: wallOf(time), zone, day: time.isDate }
      })
    })
  }
}

const dayKey = (wall: Wall) => `day ${Math.floor(wall / DAY)}`
const momentKey = (moment: number) => `moment ${moment}`

const days = (lasts: ICAL.Duration) => (lasts.weeks * 7 + lasts.days) * (lasts.isNegative ? -1 : 1)

/** Taken back, marked as free, or held elsewhere while working. */
function isFree(component: ICAL.Component): boolean {
  const said = (name: string) => String(component.getFirstPropertyValue(name) ?? '').toUpperCase()
  return (
    said('status') === 'CANCELLED' ||
    said('transp') === 'TRANSPARENT' ||
    ['FREE', 'WORKINGELSEWHERE'].includes(said('x-microsoft-cdo-busystatus'))
  )
}

const UNITS: { readonly [freq: string]: number } = {
  ...{ SECONDLY: 1000, MINUTELY: 60_000, HOURLY: 3_600_000, DAILY: DAY, WEEKLY: 7 * DAY },
}

/** Where a rule may be begun as well: as near as whole steps of it lead. One that counts is counted from its beginning. */
function nearer(rule: ICAL.Recur, start: Wall, from: Wall): Wall {
  const step = (UNITS[rule.freq] ?? 0) * Math.max(1, rule.interval)
  if (step === 0 || rule.count !== null || rule.getComponent('BYSETPOS').length > 0) return start
  return start + Math.max(0, Math.floor((from - start) / step) - 1) * step
}

/**
 * A date that does not exist is left out (RFC 5545, 3.3.10). The library moves 30 February to March, and may give the
 * beginning though its month does not fit: those are no occurrences.
 */
function follows(rule: ICAL.Recur, next: ICAL.Time, start: Wall): boolean {
  const parts = rule.parts as { [part: string]: (number | string)[] | undefined }
  const among = (part: string, value: number) => {
    const wanted = (parts[part] ?? []).map(Number)
    return wanted.length === 0 || wanted.some((one) => one < 0) || wanted.includes(value)
  }
  if (!among('BYMONTH', next.month) || !among('BYMONTHDAY', next.day)) return false
  if (Object.values(parts).some((part) => part !== undefined && part.length > 0)) return true
  const begun = new Date(start)
  if (rule.freq === 'MONTHLY' || rule.freq === 'YEARLY') {
    if (next.day !== begun.getUTCDate()) return false
  }
  return rule.freq !== 'YEARLY' || next.month === begun.getUTCMonth() + 1
}
