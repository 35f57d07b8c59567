import ICAL from 'ical.js'
import { joined } from '../routing/stretches.ts'
import { readFeed } from './feed.ts'
import { Occasion } from './occasions.ts'
import { namedZone, type Wall, zonesOf } from './zones.ts'

/** From a feed to the stretches in which somebody is busy. Pure; laws in LAWS.md. Times are ms since 1970. */

export interface Stretch {
  from: number
  to: number
}

export interface Window extends Stretch {
  /** Where the person is: of whole days, and of times that name no place. */
  zone: string
}

export interface Busy {
  /** In order, none touches another. */
  stretches: Stretch[]
  /** Entries that could not be read. */
  unread: number
}

export interface Progress {
  /** Told before each entry is looked at. */
  at(entry: number): void
  /** Entries that are left out: a look at them did not end. */
  skip: ReadonlySet<number>
}

const DAY = 86_400_000

/** Null when this is no calendar. */
export function busyIn(text: string, window: Window, progress?: Progress): Busy | null {
  const feed = readFeed(text)
  if (feed === null) return null
  const home = namedZone(window.zone)
  const zoneOf = zonesOf(feed.zones, home)
  const found: Stretch[] = []
  let { unread } = feed
  const each = <T>(things: readonly T[], first: number, look: (thing: T) => void) => {
    for (const [index, thing] of things.entries()) {
      try {
        progress?.at(first + index)
        if (progress?.skip.has(first + index)) throw new Error('its end was never reached')
        look(thing)
      } catch {
        unread += 1
      }
    }
  }

  const occasions: Occasion[] = []
  each(feed.components, 0, (component) => {
    if (component.name === 'vfreebusy') found.push(...periodsOf(component))
    else occasions.push(new Occasion(component, zoneOf, home))
  })
  const changed = Map.groupBy(
    occasions.filter(({ instead }) => instead !== null),
    ({ uid }) => uid,
  )
  each(occasions, feed.components.length, (occasion) => {
    if (occasion.instead !== null) found.push(...(occasion.free ? [] : [stretchAt(occasion, occasion.start.wall)]))
    else found.push(...series(occasion, changed.get(occasion.uid) ?? [], window))
  })
  return { stretches: joined(within(found, window)), unread }
}

/** The occurrences of an event and of its changes that speak for all that follow; the changed ones speak for themselves. */
function series(occasion: Occasion, changes: readonly Occasion[], window: Window): Stretch[] {
  const moved = new Set(changes.flatMap(({ instead }) => (instead ? [occasion.keyOf(instead)] : [])))
  const onwards = changes.filter((change) => change.onwards).toSorted((a, b) => since(a) - since(b))
  if (occasion.free && onwards.length === 0) return []
  const farthest = Math.max(0, ...onwards.map((change) => Math.abs(shift(change))))
  const reach = Math.max(occasion.reach(), ...onwards.map((change) => change.reach())) + farthest + DAY
  const found: Stretch[] = []
  for (const wall of occasion.walls(window.from - reach, window.to + farthest + DAY)) {
    const keys = occasion.keysAt(wall)
    if (keys.some((key) => moved.has(key) || occasion.excluded.has(key))) continue
    const moment = occasion.start.zone.moment(wall)
    const ruling = onwards.findLast((change) => since(change) <= moment)
    if ((ruling ?? occasion).free) continue
    found.push(ruling ? stretchAt(ruling, wall + shift(ruling)) : stretchAt(occasion, wall))
  }
  return found
}

const since = ({ instead }: Occasion) => (instead ? instead.zone.moment(instead.wall) : 0)

/** By how much a change moves its occurrence, on the wall. */
const shift = ({ instead, start }: Occasion): Wall =>
  instead ? start.wall - start.zone.wall(instead.zone.moment(instead.wall)) : 0

const stretchAt = (occasion: Occasion, wall: Wall): Stretch => ({
  from: occasion.start.zone.moment(wall),
  to: occasion.endOf(wall),
})

/** VFREEBUSY says it as periods of UTC (RFC 5545, 3.8.2.6). */
function periodsOf(component: ICAL.Component): Stretch[] {
  return component.getAllProperties('freebusy').flatMap((property) => {
    if (property.getFirstParameter('fbtype') === 'FREE') return []
    return property.getValues().map((period: unknown) => {
      if (!(period instanceof ICAL.Period)) throw new Error('a period that cannot be read')
      return { from: period.start.toUnixTime() * 1000, to: period.getEnd().toUnixTime() * 1000 }
    })
  })
}

function within(stretches: readonly Stretch[], window: Stretch): Stretch[] {
  return stretches
    .map(({ from, to }) => ({ from: Math.max(from, window.from), to: Math.min(to, window.to) }))
    .filter(({ from, to }) => from < to)
}
