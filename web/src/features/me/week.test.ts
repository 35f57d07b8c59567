import type { WeekHours } from '@binome/contract/terms.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alike, another, copied, fits, hoursOf, type Stretch, stretchesOf, usual, withDay, wrongOf } from './week.ts'

const night = (day: number): Stretch => ({ day, from: '20:00', to: '08:00' })

describe('a stretch that goes past midnight', () => {
  it('is one for whoever reads it, and two on the wire', () => {
    expect(hoursOf([night(7)])).toEqual([
      { day: 7, from: '20:00', to: '24:00' },
      { day: 1, from: '00:00', to: '08:00' },
    ])
    expect(stretchesOf(hoursOf([night(7), night(1)]))).toEqual([night(1), night(7)])
  })

  it('is two where it would be a day or longer; a whole day is one', () => {
    const long = [
      { day: 1, from: '08:00', to: '24:00' },
      { day: 2, from: '00:00', to: '09:00' },
    ]
    expect(stretchesOf(long)).toEqual([
      { day: 1, from: '08:00', to: '00:00' },
      { day: 2, from: '00:00', to: '09:00' },
    ])
    const whole = [{ day: 3, from: '00:00', to: '24:00' }]
    expect(hoursOf(stretchesOf(whole))).toEqual(whole)
  })

  const clock = (quarter: number) =>
    quarter === 96
      ? '24:00'
      : `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
  /** As the server answers: in order, and none touches the next of its day. */
  const week = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.uniqueArray(fc.nat(96), { minLength: 2, maxLength: 6 })), {
      maxLength: 7,
    })
    .map((days) => {
      const hours: WeekHours = []
      for (const [day, edges] of new Map(days)) {
        const sorted = edges.toSorted((a, b) => a - b)
        for (let at = 0; at + 1 < sorted.length; at += 2) {
          hours.push({ day, from: clock(sorted[at] ?? 0), to: clock(sorted[at + 1] ?? 96) })
        }
      }
      return hours
    })
  const sorted = (hours: WeekHours) => hours.map(({ day, from, to }) => `${day} ${from} ${to}`).toSorted()

  it('comes back as it went', () => {
    fc.assert(
      fc.property(week, (hours) => {
        expect(sorted(hoursOf(stretchesOf(hours)))).toEqual(sorted(hours))
      }),
    )
  })
})

it('a day is copied to others, in the place of what they had', () => {
  const week = [{ day: 1, from: '09:00', to: '12:00' }, night(2)]
  expect(copied(week, 1, [2, 3])).toEqual([1, 2, 3].map((day) => ({ day, from: '09:00', to: '12:00' })))
  expect(withDay(week, 1, [])).toEqual([night(2)])
})

it('what is added next does not lie over what is there, and is right', () => {
  let own: Stretch[] = []
  for (let count = 0; count < 4; count += 1) own = [...own, { day: 1, ...another('help', own) }]
  expect(own.map(({ from, to }) => `${from} ${to}`)).toEqual([
    '09:00 12:00',
    '14:00 17:00',
    '18:00 19:00',
    '20:00 21:00',
  ])
  expect(own.map(wrongOf)).toEqual([null, null, null, null])
  expect(fits(usual('quiet'))).toBe(true)
  expect(fits([1, 2, 3].flatMap(() => usual('quiet')))).toBe(false)
})

it('what cannot be a stretch is said', () => {
  expect(wrongOf({ day: 1, from: '', to: '12:00' })).toBe('blank')
  expect(wrongOf({ day: 1, from: '12:00', to: '12:00' })).toBe('same')
  expect(wrongOf({ day: 1, from: '00:00', to: '00:00' })).toBeNull()
})

it('days that are alike are told together', () => {
  const week = [...usual('help'), { day: 7, from: '09:00', to: '12:00' }]
  expect(alike(week).map(({ days }) => days)).toEqual([[1, 2, 3, 4, 5], [7]])
  expect(alike([])).toEqual([])
})
