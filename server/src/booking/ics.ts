/** An entry for one's own calendar (RFC 5545, RFC 5546). It names the two and the house's address; no word of the ask leaves the house with it. */

export interface Entry {
  bookingId: string
  /** Where this house is; its host makes the UID. */
  home: string
  startsAt: Date
  minutes: number
  summary: string
  /** Who sends it. */
  from: string
  /** Whose calendar it is for, without which no REQUEST is one; null: for a file. */
  to: string | null
  at: Date
}

export function icsOf(entry: Entry, method: 'REQUEST' | 'CANCEL'): string {
  const { bookingId, home, startsAt, minutes, summary, from, to, at } = entry
  const sender = /<([^>]+)>/.exec(from)?.[1] ?? from
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Binome//Booked moments//EN', `METHOD:${method}`, 'BEGIN:VEVENT'],
    `UID:${bookingId}@${new URL(home).host}`,
    `SEQUENCE:${method === 'CANCEL' ? 1 : 0}`,
    ...[
      `DTSTAMP:${utc(at)}`,
      `DTSTART:${utc(startsAt)}`,
      `DTEND:${utc(new Date(startsAt.getTime() + minutes * 60_000))}`,
    ],
    `SUMMARY:${text(summary)}`,
    `URL:${home}/`,
    `DESCRIPTION:${text(`${home}/`)}`,
    `ORGANIZER;CN=Binome:mailto:${sender}`,
    ...(to === null ? [] : [`ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:${to}`]),
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    ...['TRANSP:OPAQUE', 'END:VEVENT', 'END:VCALENDAR'],
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const utc = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** 3.3.11 */
const text = (words: string) => words.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll(/\r?\n/g, '\\n')

/** Lines of 75 octets at most; a character is never cut (3.1). */
function folded(line: string): string {
  const parts = ['']
  let size = 0
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (size + octets > 74) {
      parts.push('')
      size = 0
    }
    parts.push(`${parts.pop() ?? ''}${character}`)
    size += octets
  }
  return parts.join('\r\n ')
}
