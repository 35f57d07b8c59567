import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { onTheWall, PLACES, quarterTime } from '../../test/wall-clock.ts'
import { joinedHours, type Said, shownWord, UNSAID, Word } from './rules.ts'

const said = (of: Partial<Said>): Said => ({ ...UNSAID, ...of, zone: of.timeZone ?? UNSAID.zone })
const at = (iso: string) => new Date(iso)
const office = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' }))
/** A Wednesday. */
const noon = at('2026-11-25T11:00:00Z')
const hour = 3_600_000
const later = (hours: number) => new Date(noon.getTime() + hours * hour)

describe('[D2] the last word, then hours, then no', () => {
  test('nobody who said nothing is asked', () => {
    expect(new Word(UNSAID).at(noon)).toEqual({ open: false, until: null })
  })

  test('a yes holds until its end; without hours it is no after that', () => {
    const word = new Word(said({ available: true, availableUntil: later(1) }))
    expect(word.at(noon)).toEqual({ open: true, until: later(1) })
    expect(word.at(later(1)).open).toBe(false)
  })

  test('after a yes or a no of the moment, hours speak', () => {
    const yes = new Word(said({ available: true, availableUntil: at('2026-11-25T20:00:00Z'), help: office }))
    expect(yes.at(at('2026-11-25T19:00:00Z')).open).toBe(true)
    expect(yes.at(at('2026-11-25T20:00:00Z')).open).toBe(false)
    const no = new Word(said({ available: false, availableUntil: later(1), help: office }))
    expect([noon, later(1)].map((now) => no.at(now).open)).toEqual([false, true])
  })

  test('a no without end holds against any hours', () => {
    expect(new Word(said({ available: false, help: office })).at(noon)).toEqual({ open: false, until: null })
  })

  test('by hours: within them, until they end', () => {
    const word = new Word(said({ available: null, help: office }))
    expect(word.at(noon)).toEqual({ open: true, until: at('2026-11-25T16:00:00Z') })
    expect(word.at(at('2026-11-28T11:00:00Z')).open).toBe(false)
  })
})

describe('[D1] quiet wins', () => {
  const night = [
    { day: 3, from: '20:00', to: '24:00' },
    { day: 4, from: '00:00', to: '08:00' },
  ]
  test('over a yes and over hours, do not disturb as well as quiet hours, until the later ends', () => {
    const both = new Word(said({ available: true, quiet: night, quietUntil: at('2026-11-25T20:30:00Z') }))
    expect(both.at(at('2026-11-25T20:00:00Z'))).toEqual({ open: false, until: at('2026-11-26T07:00:00Z') })
    const longer = new Word(said({ available: true, quiet: night, quietUntil: at('2026-11-26T09:00:00Z') }))
    expect(longer.quietEnds(at('2026-11-26T05:00:00Z'))).toEqual(at('2026-11-26T09:00:00Z'))
  })

  test('a yes is sure only until quiet begins, or an appointment', () => {
    const busy = [{ from: later(2), to: later(3) }]
    const word = new Word(said({ available: true, quiet: night, busy }))
    expect(word.at(noon)).toEqual({ open: true, until: later(2) })
    expect(word.at(later(2))).toEqual({ open: false, until: later(3) })
    expect(word.at(later(3))).toEqual({ open: true, until: at('2026-11-25T19:00:00Z') })
    expect(new Word(said({ available: true, quiet: night })).quietEnds(noon)).toBeNull()
  })
})

describe('[D3] hours are of the clock on the wall', () => {
  test('on both sides of its changes, in two places', () => {
    const open = (timeZone: string, iso: string) =>
      new Word(said({ available: null, timeZone, help: office })).at(at(iso)).open
    // Paris leaves summer time on 25 October 2026, New York on 1 November.
    expect(open('Europe/Paris', '2026-10-23T07:00:00Z')).toBe(true)
    expect(open('Europe/Paris', '2026-10-26T07:30:00Z')).toBe(false)
    expect(open('Europe/Paris', '2026-10-26T08:00:00Z')).toBe(true)
    expect(open('America/New_York', '2026-10-30T13:00:00Z')).toBe(true)
    expect(open('America/New_York', '2026-11-02T13:30:00Z')).toBe(false)
    expect(open('America/New_York', '2026-11-02T14:00:00Z')).toBe(true)
  })

  test('an hour that comes twice counts twice, one that never comes does not count', () => {
    const sunday = [{ day: 7, from: '02:15', to: '02:45' }]
    const open = (iso: string) => new Word(said({ available: null, help: sunday })).at(at(iso)).open
    expect(
      ['2026-10-25T00:20:00Z', '2026-10-25T00:50:00Z', '2026-10-25T01:20:00Z', '2026-10-25T01:50:00Z'].map(open),
    ).toEqual([true, false, true, false])
    expect(['2026-03-29T00:50:00Z', '2026-03-29T01:20:00Z', '2026-03-29T01:50:00Z'].map(open)).toEqual([
      false,
      false,
      false,
    ])
  })

  const minutes = fc.integer({ min: 0, max: 95 })
  const windows = fc.array(
    fc
      .record({ day: fc.integer({ min: 1, max: 7 }), from: minutes, length: fc.integer({ min: 1, max: 40 }) })
      .map(({ day, from, length }) => {
        const to = Math.min(96, from + length)
        return { day, from: quarterTime(from), to: quarterTime(to) }
      }),
    { minLength: 1, maxLength: 6 },
  )
  const zone = fc.constantFrom(...PLACES)
  /** Days around both changes of 2026. */
  const moment = fc
    .tuple(
      fc.constantFrom('2026-03-07', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24', '2026-10-31'),
      fc.integer({ min: 0, max: 4 * 24 * 12 }),
    )
    .map(([day, steps]) => new Date(Date.parse(`${day}T00:00:00Z`) + steps * 300_000))

  test('as any clock on the wall would say, also while it changes', () => {
    fc.assert(
      fc.property(windows, zone, moment, (help, timeZone, now) => {
        const word = new Word(said({ available: null, timeZone, help: joinedHours(help) }))
        const { day, time } = onTheWall(timeZone, now)
        const shown = help.some((window) => window.day === day && window.from <= time && time < window.to)
        expect(word.at(now).open).toBe(shown)
      }),
      { numRuns: 400 },
    )
  })

  test('what is said to hold until a time holds until then', () => {
    fc.assert(
      fc.property(
        windows,
        windows,
        zone,
        moment,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (help, quiet, timeZone, now, part) => {
          const word = () =>
            new Word(said({ available: null, timeZone, help: joinedHours(help), quiet: joinedHours(quiet) }))
          const { open, until } = word().at(now)
          if (until === null) return
          expect(until > now).toBe(true)
          const between = new Date(now.getTime() + Math.floor((until.getTime() - now.getTime() - 1) * part))
          expect(word().at(between).open).toBe(open)
        },
      ),
      { numRuns: 400 },
    )
  })
})

test('[D4] a muted topic is muted beside others', () => {
  const word = new Word(said({ mutedSkillIds: ['payroll'] }))
  expect([word.mutes(['tax', 'payroll']), word.mutes(['tax']), word.mutes([])]).toEqual([true, false, false])
})

test('windows that touch are one, in order', () => {
  const hours = [
    { day: 2, from: '13:00', to: '15:00' },
    { day: 1, from: '10:00', to: '12:00' },
    { day: 1, from: '09:00', to: '10:00' },
    { day: 1, from: '09:30', to: '09:45' },
  ]
  expect(joinedHours(hours)).toEqual([
    { day: 1, from: '09:00', to: '12:00' },
    { day: 2, from: '13:00', to: '15:00' },
  ])
})

test('a word is shown as it was said', () => {
  expect(shownWord(said({ available: null, help: office }))).toMatchObject({
    available: false,
    byHours: true,
    until: null,
  })
  expect(shownWord(said({ available: null }))).toMatchObject({ byHours: false })
})
