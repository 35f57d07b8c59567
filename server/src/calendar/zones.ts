import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { isTimeZone } from '../routing/week.ts'

/** What a clock on the wall shows, as ms since 1970 had that clock been the one of UTC. */
export type Wall = number

/** Between what clocks show somewhere and the moments that are. Both in ms. */
export interface Zone {
  /** An hour that comes twice is its first; one that never comes is as much after the gap (RFC 5545, 3.3.5). */
  moment(wall: Wall): number
  wall(moment: number): Wall
}

export const UTC: Zone = { moment: (wall) => wall, wall: (moment) => moment }

/** A zone of the IANA database, as the runtime has it. */
export function namedZone(name: string): Zone {
  return {
    moment: (wall) => plain(wall).toZonedDateTime(name, { disambiguation: 'compatible' }).epochMilliseconds,
    wall: (moment) =>
      moment + Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(name).offsetNanoseconds / 1e6,
  }
}

/** A zone as a feed describes it itself, for names that are nobody else's. */
export function describedZone(component: ICAL.Component): Zone {
  const zone = new ICAL.Timezone(component)
  return {
    moment: (wall) => icalTime(wall, zone).toUnixTime() * 1000,
    wall: (moment) => wallOf(icalTime(moment, ICAL.Timezone.utcTimezone).convertToZone(zone)),
  }
}

/**
 * By the name a time bears: the one of the IANA database if it is one (also at the end of a path, as some programs write
 * it), else as the feed describes it, else where the person is.
 */
export function zonesOf(described: ReadonlyMap<string, ICAL.Component>, home: Zone): (tzid: string) => Zone {
  const known = new Map<string, Zone>()
  const find = (tzid: string) => {
    const name = [tzid, tzid.split('/').slice(-2).join('/')].find(isTimeZone)
    if (name !== undefined) return namedZone(name)
    const component = described.get(tzid)
    return component === undefined ? home : describedZone(component)
  }
  return (tzid) => {
    const zone = known.get(tzid) ?? find(tzid)
    known.set(tzid, zone)
    return zone
  }
}

export function wallOf(time: ICAL.Time): Wall {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second)
}

/** A wall as the library takes it; without a zone it is a clock of nowhere. */
export function icalTime(wall: Wall, zone: ICAL.Timezone = ICAL.Timezone.localTimezone): ICAL.Time {
  const at = new Date(wall)
  return ICAL.Time.fromData(
    {
      ...{ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
      ...{ hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds() },
      isDate: false,
    },
    zone,
  )
}

function plain(wall: Wall): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime()
}
