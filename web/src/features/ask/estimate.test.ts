import { describe, expect, test } from 'vitest'
import { expectation } from './estimate.ts'

const moment = (seconds: number) => ({ seconds, from: seconds / 2, to: seconds * 2 })
const estimate = {
  asks: 40,
  similar: 4,
  thisHour: true,
  points: [],
  ahead: [
    { waitedSeconds: 0, known: true, half: moment(120), nineOfTen: moment(360) },
    { waitedSeconds: 60, known: true, half: moment(180), nineOfTen: null },
    { waitedSeconds: 300, known: true, half: null, nineOfTen: null },
    { waitedSeconds: 600, known: false, half: null, nineOfTen: null },
  ],
}

describe('what is said of the wait', () => {
  test('at the beginning, what usually happens', () => {
    expect(expectation(estimate, 3)).toMatchObject({ say: 'begins', half: { seconds: 120 }, thisHour: true })
  })

  test('later, what is left for those who waited as long: it does not stay the same', () => {
    expect(expectation(estimate, 75)).toMatchObject({ say: 'goesOn', half: { seconds: 180 }, nineOfTen: null })
    expect(expectation(estimate, 400)).toEqual({ say: 'underHalf' })
    expect(expectation(estimate, 5000)).toEqual({ say: 'fewSoLong' })
  })

  test('nothing where nothing is known', () => {
    expect(expectation(null, 0)).toEqual({ say: 'few' })
    expect(expectation(null, 4000)).toEqual({ say: 'few' })
  })

  test('a clock that is behind counts as just asked', () => {
    expect(expectation(estimate, -20)).toMatchObject({ say: 'begins' })
  })
})
