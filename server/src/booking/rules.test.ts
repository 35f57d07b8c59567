import type { BookingState } from '@binome/contract/now.ts'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { onTheWall, PLACES } from '../../test/wall-clock.ts'
import { Opening } from '../routing/opening.ts'
import { icsOf } from './ics.ts'
import { type BookingActor, type BookingMove, lifecycle, next } from './lifecycle.ts'
import { dueAt, holds, mayBeAsked, mayJoin, phaseAfter, timesToOffer, workingDays } from './rules.ts'

const at = (iso: string) => new Date(iso)
const minutes = (count: number) => count * 60_000
const shifted = (from: Date, count: number) => new Date(from.getTime() + minutes(count))

describe('[B3] a booking moves along its table', () => {
  const states = Object.keys(lifecycle) as BookingState[]
  test('what is over does not move, and only a yes makes it booked', () => {
    const ways = states.flatMap((from) =>
      (['seeker', 'helper', 'time', 'house'] as BookingActor[]).flatMap((by) =>
        (['confirm', 'join', 'call_off', 'run_out'] as BookingMove[]).flatMap((move) => {
          const to = next(from, by, move)
          return to === null ? [] : [`${from} ${by} ${move} ${to}`]
        }),
      ),
    )
    expect(ways).toEqual([
      'proposed seeker call_off cancelled',
      'proposed helper confirm booked',
      'proposed time run_out lapsed',
      'proposed house call_off cancelled',
      'booked seeker call_off cancelled',
      'booked helper join kept',
      'booked helper call_off cancelled',
      'booked time run_out missed',
      'booked house join kept',
      'booked house call_off cancelled',
    ])
  })
})

describe('[B1] times', () => {
  const zone = fc.constantFrom(...PLACES)
  const moment = fc
    .tuple(
      fc.constantFrom('2026-03-05', '2026-03-27', '2026-04-03', '2026-10-23', '2026-10-30'),
      fc.integer({ min: 0, max: 2000 }),
    )
    .map(([day, steps]) => new Date(Date.parse(`${day}T00:00:00Z`) + steps * 300_000))
  const dayOf = (at: Date) => at.toISOString().slice(0, 10)

  test('lie within working days of both, apart, ahead, and few a day, also while clocks change', () => {
    fc.assert(
      fc.property(zone, zone, moment, fc.constantFrom(15, 30), (mine, theirs, now, length) => {
        const bounds = [workingDays(mine), workingDays(theirs)]
        const suits = (from: Date) => bounds.every((bound) => holds(bound, from, shifted(from, length)))
        const times = timesToOffer(now, [], suits, dayOf)
        for (const [index, time] of times.entries()) {
          expect(time.getTime() - now.getTime()).toBeGreaterThanOrEqual(minutes(30))
          const before = times[index - 1]
          if (before) expect(time.getTime() - before.getTime()).toBeGreaterThanOrEqual(minutes(180))
          for (const timeZone of [mine, theirs]) {
            const [opens, closes] = [onTheWall(timeZone, time), onTheWall(timeZone, shifted(time, length))]
            expect(opens.day).toBeLessThanOrEqual(5)
            expect(opens.time >= '08:00' && closes.time <= '19:00', `${opens.time} ${closes.time}`).toBe(true)
          }
        }
        for (const one of Object.values(Object.groupBy(times, dayOf))) expect(one?.length).toBeLessThanOrEqual(3)
      }),
      { numRuns: 60 },
    )
  }, 20_000)

  test('a time somebody said is among them, if it is still ahead', () => {
    const now = at('2026-03-27T09:00:00Z')
    const said = [at('2026-03-27T13:00:00Z'), at('2026-03-27T09:15:00Z'), at('2026-03-27T13:00:00Z')]
    expect(timesToOffer(now, said, () => false, dayOf)).toEqual([said[0]])
    const times = timesToOffer(now, said, () => true, dayOf).map((one) => one.toISOString().slice(11, 16))
    expect(times.slice(0, 3)).toEqual(['09:30', '13:00', '16:00'])
  })

  test('a stretch across the end of an opening does not hold', () => {
    const office = new Opening([{ day: 5, from: '09:00', to: '12:00' }], 'UTC')
    expect(holds(office, at('2026-03-27T11:45:00Z'), at('2026-03-27T12:00:00Z'))).toBe(true)
    expect(holds(office, at('2026-03-27T11:45:00Z'), at('2026-03-27T12:15:00Z'))).toBe(false)
  })

  test('may be asked for while there is time to say yes, and for a week', () => {
    const now = at('2026-03-27T09:00:00Z')
    expect([15, 16, 8 * 1440, 8 * 1440 + 1].map((ahead) => mayBeAsked(shifted(now, ahead), now))).toEqual([
      ...[false, true, true, false],
    ])
  })
})

describe('[B6] [B7] what is due', () => {
  const start = at('2026-03-27T10:00:00Z')
  const phase = (before: Parameters<typeof phaseAfter>[0], ahead: number) => {
    const found = phaseAfter(before, start, shifted(start, ahead))
    return `${found.phase} ${(found.at.getTime() - start.getTime()) / minutes(1)}`
  }
  test('is one after the other, and late what is past is left out', () => {
    expect([phase(null, -60), phase('soon', -10), phase('now', 0)]).toEqual(['soon -10', 'now 0', 'end 10'])
    expect([phase(null, 1), phase(null, 11), phase('soon', 60)]).toEqual(['now 0', 'end 10', 'end 10'])
    expect(dueAt('lapse', start)).toEqual(at('2026-03-27T09:45:00Z'))
  })

  test('joining is from five minutes before to ten after', () => {
    expect([-6, -5, 9, 10].map((ahead) => mayJoin(start, shifted(start, ahead)))).toEqual([
      'early',
      'yes',
      'yes',
      'late',
    ])
  })
})

test('an entry is one that calendars read, whatever a name is', () => {
  const entry = {
    ...{ bookingId: 'b1', home: 'https://aide.example.org', startsAt: at('2026-03-30T12:00:00Z'), minutes: 30 },
    ...{
      summary: `Binôme, Zoé; ${'é'.repeat(80)}, \\ fin`,
      from: 'Binôme <no-reply@example.org>',
      to: 'zoe@example.org',
    },
    at: at('2026-03-27T09:00:00Z'),
  }
  for (const method of ['REQUEST', 'CANCEL'] as const) {
    const text = icsOf(entry, method)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component)
    expect(calendar.getFirstPropertyValue('method')).toBe(method)
    expect([event.uid, event.summary]).toEqual(['b1@aide.example.org', entry.summary])
    expect(event.startDate.toJSDate()).toEqual(entry.startsAt)
    expect(event.duration.toSeconds()).toBe(1800)
    expect(event.sequence).toBe(method === 'CANCEL' ? 1 : 0)
    expect(text).toContain('ORGANIZER;CN=Binome:mailto:no-reply@example.org')
  }
})
