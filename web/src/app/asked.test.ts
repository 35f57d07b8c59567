import type { Availability } from '@binome/contract/now.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availabilityAt, heldAt } from './asked.ts'

const at = (iso: string) => Date.parse(iso)
/** A Wednesday, noon in Paris. */
const now = at('2026-11-25T11:00:00Z')
const office = [1, 2, 3, 4, 5].flatMap((day) => [
  { day, from: '09:00', to: '12:30' },
  { day, from: '14:00', to: '17:30' },
])
const hours = { timeZone: 'Europe/Paris', help: [], quiet: [] }
const yes: Availability = { available: true, until: null, quietUntil: null, byHours: false, hours }
const byHours: Availability = { ...yes, available: false, byHours: true, hours: { ...hours, help: office } }
const later = (h: number) => new Date(now + h * 3_600_000)

describe('what is so now', () => {
  it('by a word: a time that has passed has had its effect', () => {
    expect(availabilityAt(yes, now)).toEqual({ state: 'open', by: 'word', until: null })
    expect(availabilityAt({ ...yes, until: later(-1).toISOString() }, now)).toMatchObject({ state: 'closed' })
    expect(availabilityAt({ ...yes, until: later(1).toISOString() }, now)).toEqual({
      ...{ state: 'open', by: 'word' },
      until: later(1),
    })
    expect(availabilityAt({ ...yes, quietUntil: later(1).toISOString() }, now)).toEqual({
      ...{ state: 'quiet', by: 'word' },
      until: later(1),
    })
    expect(availabilityAt({ ...yes, quietUntil: later(-1).toISOString() }, now).state).toBe('open')
    expect(availabilityAt({ ...yes, available: false }, now)).toEqual({ state: 'closed', by: 'word', until: null })
  })

  it('by hours: until they end, or until they open again', () => {
    expect(availabilityAt(byHours, now)).toEqual({
      ...{ state: 'open', by: 'hours' },
      until: new Date('2026-11-25T11:30:00Z'),
    })
    // Friday evening, until Monday morning.
    expect(availabilityAt(byHours, at('2026-11-27T18:00:00Z'))).toEqual({
      ...{ state: 'closed', by: 'hours' },
      until: new Date('2026-11-30T08:00:00Z'),
    })
  })

  it('a no of the moment ends where hours go on, a yes goes on in them', () => {
    const until = later(4).toISOString()
    const no = { ...byHours, byHours: false, until }
    expect(availabilityAt(no, now)).toEqual({ state: 'closed', by: 'word', until: later(4) })
    expect(availabilityAt({ ...no, available: true }, now)).toEqual({
      ...{ state: 'open', by: 'word' },
      until: new Date('2026-11-25T16:30:00Z'),
    })
  })

  it('quiet hours win, over midnight and over a yes', () => {
    const night = [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
      { day, from: '00:00', to: '08:00' },
      { day, from: '20:00', to: '24:00' },
    ])
    const quiet = { ...yes, hours: { ...hours, quiet: night } }
    expect(availabilityAt(quiet, now)).toEqual({
      ...{ state: 'open', by: 'word' },
      until: new Date('2026-11-25T19:00:00Z'),
    })
    expect(availabilityAt(quiet, at('2026-11-25T22:00:00Z'))).toEqual({
      ...{ state: 'quiet', by: 'hours' },
      until: new Date('2026-11-26T07:00:00Z'),
    })
  })

  it('on the wall of the place, also in the week in which its clock changes', () => {
    const sunday = { ...byHours, hours: { ...hours, help: [{ day: 7, from: '02:15', to: '02:45' }] } }
    const found = ['2026-10-25T00:20:00Z', '2026-10-25T00:50:00Z'].map((iso) => availabilityAt(sunday, at(iso)))
    expect(found).toEqual([
      { state: 'open', by: 'hours', until: new Date('2026-10-25T00:45:00Z') },
      // The hour comes twice.
      { state: 'closed', by: 'hours', until: new Date('2026-10-25T01:15:00Z') },
    ])
    // It never comes on the last Sunday of March, so that the Sunday after is next.
    expect(availabilityAt(sunday, at('2026-03-29T00:50:00Z')).until).toEqual(new Date('2026-04-05T00:15:00Z'))
  })

  const clock = (quarter: number) =>
    quarter === 96
      ? '24:00'
      : `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
  const windows = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }))
      .map(([day, from, length]) => ({ day, from: clock(from), to: clock(Math.min(96, from + length)) })),
    { maxLength: 5 },
  )
  const moment = fc
    .tuple(fc.constantFrom('2026-03-07', '2026-03-28', '2026-10-03', '2026-10-24', '2026-10-31'), fc.nat(1_000))
    .map(([day, steps]) => at(`${day}T00:00:00Z`) + steps * 300_000)

  it('holds until it says, and is otherwise then', () => {
    fc.assert(
      fc.property(
        windows,
        windows,
        fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'),
        moment,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (help, quiet, timeZone, from, part) => {
          const mine = { ...byHours, hours: { timeZone, help, quiet } }
          const { state, until } = availabilityAt(mine, from)
          const end = until?.getTime() ?? from + 7 * 86_400_000
          expect(availabilityAt(mine, from + Math.floor((end - from - 1) * part)).state).toBe(state)
          if (until) expect(availabilityAt(mine, end).state).not.toBe(state)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('[D10] what else holds', () => {
  const until = (h: number) => later(h).toISOString()

  it('is what ends last, and nothing once all is over', () => {
    const held = [
      { why: 'rest' as const, until: until(0.1) },
      { why: 'calendar' as const, until: until(2) },
      { why: 'house' as const, until: until(1) },
    ]
    expect(heldAt(held, [], now)).toEqual({ why: 'calendar', until: later(2) })
    expect(heldAt(held, [], now + 2 * 3_600_000)).toBeNull()
    expect(heldAt([...held, { why: 'session', until: null }], [], now)).toEqual({ why: 'session', until: null })
    expect(heldAt([], [], now)).toBeNull()
  })

  it('is called a booked moment where it is one', () => {
    const held = [{ why: 'calendar' as const, until: until(0.5) }]
    const booking = { state: 'booked' as const, startsAt: new Date(now - 600_000).toISOString(), minutes: 40 }
    expect(heldAt(held, [booking], now)?.why).toBe('booking')
    expect(heldAt(held, [{ ...booking, state: 'cancelled' }], now)?.why).toBe('calendar')
    expect(heldAt(held, [{ ...booking, minutes: 20 }], now)?.why).toBe('calendar')
  })
})
