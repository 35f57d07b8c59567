import type { OpeningHours } from '@binome/contract/verbs/routing.ts'
import type { Temporal } from 'temporal-polyfill'
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
    const monday = mondayOf(now, this.zone)
    const spans = [-1, 0, 1]
      .flatMap((week) =>
        this.hours.map(({ day, from, to }) => {
          const date = monday.add({ days: 7 * week + day - 1 })
          return { from: this.instant(date, from), to: this.instant(date, to) }
        }),
      )
      .filter(({ from, to }) => from < to)
      .toSorted((a, b) => a.from.getTime() - b.from.getTime())
    const joined: Span[] = []
    for (const span of spans) {
      const last = joined.at(-1)
      if (last === undefined || span.from > last.to) joined.push({ ...span })
      else if (span.to > last.to) last.to = span.to
    }
    return joined
  }

  private instant(date: Temporal.PlainDate, time: string): Date {
    const [on, clock] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time]
    return new Date(on.toZonedDateTime({ timeZone: this.zone, plainTime: clock }).epochMilliseconds)
  }
}
