import { describe, expect, it } from 'vitest'
import { quietUntil, untilChoices } from './until.ts'

const at = (hours: number, minutes = 0) => new Date(2026, 10, 23, hours, minutes)

describe('until when I can be asked', () => {
  it('offers what still lies ahead today', () => {
    expect(untilChoices(at(9)).map(({ choice }) => choice)).toEqual(['open', 'oneHour', 'noon', 'evening'])
    expect(untilChoices(at(12, 25)).map(({ choice }) => choice)).toEqual(['open', 'oneHour', 'evening'])
    expect(untilChoices(at(19)).map(({ choice }) => choice)).toEqual(['open', 'oneHour'])
  })

  it('is quiet for a while, or until nine tomorrow', () => {
    expect(quietUntil('half', at(11))).toEqual(at(11, 30))
    expect(quietUntil('tomorrow', at(11))).toEqual(new Date(2026, 10, 24, 9))
  })
})
