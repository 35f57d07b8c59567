import { describe, expect, it } from 'vitest'
import { laterChoices } from './later.ts'

const at = (hours: number, minutes = 0) => new Date(2026, 10, 23, hours, minutes)
const kinds = (now: Date) => laterChoices(now).map(({ kind }) => kind)

describe('later', () => {
  it('offers a quarter of an hour, two o’clock and nine tomorrow in the morning', () => {
    const choices = laterChoices(at(11, 40))
    expect(choices.map(({ until }) => until)).toEqual([at(11, 55), at(14), new Date(2026, 10, 24, 9)])
  })

  it('skips an hour that is nearly there', () => {
    const [, second] = laterChoices(at(13, 20))
    expect(second?.until).toEqual(at(17))
  })

  it('leaves today out when it is over', () => {
    expect(kinds(at(16, 30))).toEqual(['quarter', 'tomorrow'])
  })

  it('only ever proposes what lies ahead', () => {
    for (let minute = 0; minute < 24 * 60; minute += 7) {
      const now = at(0, minute)
      for (const { until } of laterChoices(now)) expect(until.getTime()).toBeGreaterThan(now.getTime())
    }
  })
})
