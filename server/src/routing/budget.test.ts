import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Frame, type Given, HelpingBudget, minutesGiven, minutesKept, overloadOf } from './budget.ts'
import { weekOf } from './week.ts'

const HOUR = 3_600_000
const zones = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland']
const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }).map((ms) => new Date(ms))
const frame: fc.Arbitrary<Frame> = fc.record({
  usualMinutes: fc.integer({ min: 0, max: 600 }),
  mostMinutes: fc.integer({ min: 0, max: 600 }),
  timeZone: fc.constantFrom(...zones),
})
const minutes = fc.option(fc.integer({ min: 0, max: 600 }), { nil: null })
const givenAround = (now: Date) =>
  fc.array(
    fc.record({
      sessionId: fc.uuid(),
      endedAt: fc.integer({ min: -9 * 24, max: 0 }).map((hours) => new Date(now.getTime() + hours * HOUR)),
      minutes: fc.integer({ min: 1, max: 120 }),
    }),
    { maxLength: 12 },
  )

test('[R5] nobody keeps more than the frame lets, and their own word is theirs within it', () => {
  fc.assert(
    fc.property(minutes, frame, (own, bound) => {
      const kept = minutesKept({ minutes: own, moreUntil: null, noneUntil: null }, bound)
      expect(kept).toBe(Math.min(own ?? bound.usualMinutes, bound.mostMinutes))
    }),
  )
})

describe('[R6] a week', () => {
  test('holds every moment once: weeks follow one another without a gap', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (now, zone) => {
        const { from, to } = weekOf(now, zone)
        expect(from <= now && now < to).toBe(true)
        expect(weekOf(to, zone).from).toEqual(to)
        expect(weekOf(now, zone, 1).from).toEqual(to)
      }),
    )
  })

  test('has an hour less where the clock goes forward in it', () => {
    const { from, to } = weekOf(new Date('2026-03-27T12:00:00Z'), 'Europe/Paris')
    expect([from.toISOString(), to.toISOString()]).toEqual(['2026-03-22T23:00:00.000Z', '2026-03-29T22:00:00.000Z'])
    expect((to.getTime() - from.getTime()) / HOUR).toBe(7 * 24 - 1)
  })
})

test('[R7] asked until the week is given or closed, then from Monday on, or as long as they say more', () => {
  const cases = moment.chain((now) =>
    fc.tuple(
      fc.constant(now),
      minutes,
      frame,
      givenAround(now),
      fc.option(fc.integer({ min: -48, max: 48 })),
      fc.boolean(),
    ),
  )
  fc.assert(
    fc.property(cases, ([now, own, bound, given, hours, closes]) => {
      const until = hours === null ? null : new Date(now.getTime() + hours * HOUR)
      const said = { minutes: own, moreUntil: closes ? null : until, noneUntil: closes ? until : null }
      const budget = new HelpingBudget(said, bound, given)
      const week = weekOf(now, bound.timeZone)
      const sum = minutesGiven(new Map(given.map((one) => [one.sessionId, one])).values(), week)
      const kept = minutesKept(said, bound)
      const holds = until !== null && until > now
      const more = holds && !closes
      const closed = holds && closes
      expect(budget.at(now).open).toBe(more || (!closed && sum < kept))
      expect(budget.at(now).until).toEqual(holds ? until : week.to)
      const used = budget.used(now)
      if (more) expect(used).toBeUndefined()
      else expect((used ?? 0) >= 1).toBe(sum >= kept)
      // What was given last week is not held against them on Monday.
      const monday = new Date(Math.max(week.to.getTime(), closed ? until.getTime() : 0))
      if (kept > 0) expect(budget.at(monday).open).toBe(true)
    }),
  )
})

test('[R7] a session heard of twice counts once', () => {
  const now = new Date('2026-11-26T10:00:00Z')
  const one: Given = { sessionId: 's', endedAt: new Date('2026-11-25T10:00:00Z'), minutes: 60 }
  const bound = { usualMinutes: 120, mostMinutes: 120, timeZone: 'Europe/Paris' }
  expect(new HelpingBudget(null, bound, [one, one]).used(now)).toBe(0.5)
})

describe('[R8] far more than the others', () => {
  const wednesday = new Date('2026-11-25T10:00:00Z')
  const thursday = new Date('2026-11-26T10:00:00Z')
  const calm = { given: 0, kept: 120, taps: 0, groupTaps: [3, 3, 3, 3, 3], timeZone: 'Europe/Paris' }

  test('nine tenths of the week given before Thursday', () => {
    expect(overloadOf({ ...calm, given: 109 }, wednesday)).toBe('week_given_early')
    expect(overloadOf({ ...calm, given: 108 }, wednesday)).toBeNull()
    expect(overloadOf({ ...calm, given: 120 }, thursday)).toBeNull()
  })

  test('above twice the median of the group, which has five people at least', () => {
    expect(overloadOf({ ...calm, taps: 10, groupTaps: [1, 2, 4, 5, 10] }, thursday)).toBe('tapped_far_more')
    expect(overloadOf({ ...calm, taps: 10, groupTaps: [1, 2, 5, 5, 10] }, thursday)).toBeNull()
    expect(overloadOf({ ...calm, taps: 9, groupTaps: [0, 0, 0, 0, 9] }, thursday)).toBeNull()
    expect(overloadOf({ ...calm, taps: 40, groupTaps: [0, 0, 0, 40] }, thursday)).toBeNull()
  })
})
