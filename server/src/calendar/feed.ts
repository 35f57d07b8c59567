import ICAL from 'ical.js'

/**
 * What of a feed (RFC 5545) tells when somebody is busy, and nothing else of it: titles, places and people are left
 * where they stand, unread. Each component is read on its own, so that a broken line costs its own event alone.
 */

export interface Feed {
  /** VEVENT and VFREEBUSY, in the order of the feed. */
  components: ICAL.Component[]
  /** VTIMEZONE by TZID. */
  zones: Map<string, ICAL.Component>
  /** How many could not be read. */
  unread: number
}

/** What is read of each component. */
const KEPT: { readonly [component: string]: ReadonlySet<string> } = {
  VEVENT: new Set([
    ...['UID', 'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'],
    ...['STATUS', 'TRANSP', 'X-MICROSOFT-CDO-BUSYSTATUS'],
  ]),
  VFREEBUSY: new Set(['FREEBUSY']),
  VTIMEZONE: new Set(['TZID']),
  STANDARD: new Set(['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'RDATE']),
  DAYLIGHT: new Set(['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'RDATE']),
}
const TOP = new Set(['VEVENT', 'VFREEBUSY', 'VTIMEZONE'])

/** Null when this is no calendar at all. */
export function readFeed(text: string): Feed | null {
  const lines = unfolded(text)
  if (!lines.some((line) => /^BEGIN:VCALENDAR\s*$/i.test(line))) return null
  const feed: Feed = { components: [], zones: new Map(), unread: 0 }
  for (const block of blocks(lines)) {
    try {
      const component = new ICAL.Component(ICAL.parse(block.join('\r\n')) as unknown[])
      if (component.name !== 'vtimezone') feed.components.push(component)
      else feed.zones.set(String(component.getFirstPropertyValue('tzid')), component)
    } catch {
      feed.unread += 1
    }
  }
  return feed
}

/** [3.1] A line that begins with white space goes on from the one before. */
function unfolded(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
}

/** The lines kept of each component at the top, from its BEGIN to its END. One that never ends, ends where the next begins. */
function* blocks(lines: readonly string[]): Generator<string[]> {
  let block: string[] = []
  let open: string[] = []
  for (const line of lines) {
    const [, way = '', named = ''] = /^(BEGIN|END):([A-Z-]+)\s*$/i.exec(line) ?? []
    const name = named.toUpperCase()
    if (way.toUpperCase() === 'BEGIN') {
      if (TOP.has(name) || name === 'VCALENDAR') {
        if (open.length > 0) yield closed(block, open)
        block = []
        open = []
      }
      if (name === 'VCALENDAR' || (open.length === 0 && !TOP.has(name))) continue
      open.push(name)
      if (KEPT[name]) block.push(`BEGIN:${name}`)
    } else if (way !== '') {
      if (open.at(-1) !== name) continue
      open.pop()
      if (KEPT[name]) block.push(`END:${name}`)
      if (open.length === 0) yield block
    } else {
      const property = /^[A-Z0-9-]+(?=[;:])/i.exec(line)?.[0].toUpperCase() ?? ''
      if (KEPT[open.at(-1) ?? '']?.has(property)) block.push(line)
    }
  }
  if (open.length > 0) yield closed(block, open)
}

const closed = (block: string[], open: readonly string[]) => [
  ...block,
  ...open.toReversed().flatMap((name) => (KEPT[name] ? [`END:${name}`] : [])),
]
