import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Opening } from './opening.ts'

const workdays = [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:30', to: '18:00' }))

describe('[R4] opening hours', () => {
  test('without any it is always open', () => {
    expect(new Opening([], 'Europe/Paris').at(new Date('2026-11-28T03:00:00Z'))).toEqual({ open: true, until: null })
  })

  test('open on a weekday until its evening, shut on Saturday until Monday', () => {
    const opening = new Opening(workdays, 'Europe/Paris')
    const friday = new Date('2026-11-27T10:00:00Z')
    expect(opening.at(friday)).toEqual({ open: true, until: new Date('2026-11-27T17:00:00Z') })
    const saturday = new Date('2026-11-28T10:00:00Z')
    expect(opening.opensAt(saturday)).toEqual(new Date('2026-11-30T07:30:00Z'))
  })

  test('the clock on the wall decides, on both sides of its change', () => {
    const opening = new Opening(workdays, 'Europe/Paris')
    // Summer time ends on 25 October 2026.
    expect(opening.opensAt(new Date('2026-10-23T17:00:00Z'))).toEqual(new Date('2026-10-26T07:30:00Z'))
    expect(opening.opensAt(new Date('2026-10-22T17:00:00Z'))).toEqual(new Date('2026-10-23T06:30:00Z'))
  })

  test('a night is two stretches that touch, and is one', () => {
    const night = [
      { day: 7, from: '22:00', to: '24:00' },
      { day: 1, from: '00:00', to: '06:00' },
    ]
    const opening = new Opening(night, 'Europe/London')
    const sunday = new Date('2026-11-29T23:00:00Z')
    expect(opening.at(sunday)).toEqual({ open: true, until: new Date('2026-11-30T06:00:00Z') })
  })

  test('what it remembers is what it would reckon anew', () => {
    const time = fc
      .integer({ min: 0, max: 96 })
      .map((n) => `${`${Math.floor(n / 4)}`.padStart(2, '0')}:${['00', '15', '30', '45'][n % 4]}`)
    const hours = fc
      .array(fc.record({ day: fc.integer({ min: 1, max: 7 }), from: time, to: time }), { minLength: 1, maxLength: 8 })
      .map((all) => all.filter(({ from, to }) => from < to))
    const moments = fc.array(fc.integer({ min: Date.UTC(2026, 2, 20), max: Date.UTC(2026, 3, 5) }), { maxLength: 10 })
    fc.assert(
      fc.property(hours, fc.constantFrom('Europe/Paris', 'America/New_York'), moments, (of, zone, at) => {
        const opening = new Opening(of, zone)
        for (const ms of at) {
          const now = new Date(ms)
          expect(opening.at(now)).toEqual(new Opening(of, zone).at(now))
          const { open, until } = opening.at(now)
          if (of.length === 0 || until === null) continue
          expect(new Opening(of, zone).at(until).open).toBe(!open)
        }
      }),
    )
  })
})
