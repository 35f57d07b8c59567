import { expect, test } from 'vitest'
import { choicesOf, leftOf, noteOf } from './helping.ts'

test('what may be kept stays within the frame, and holds what was said', () => {
  expect(choicesOf({ own: null, mostMinutes: 100 })).toEqual([0, 30, 60, 90, 100])
  expect(choicesOf({ own: 45, mostMinutes: 90 })).toEqual([0, 30, 45, 60, 90])
  // Said before the frame became narrower: the frame holds.
  expect(choicesOf({ own: 200, mostMinutes: 60 })).toEqual([0, 30, 60])
})

test('a week may be overrun by its last session, and a week of nothing is given', () => {
  expect(leftOf({ minutes: 120, given: 30 })).toEqual({ left: 90, share: 0.25 })
  expect(leftOf({ minutes: 120, given: 150 })).toEqual({ left: 0, share: 1 })
  expect(leftOf({ minutes: 0, given: 0 })).toEqual({ left: 0, share: 1 })
})

test('something is said beside availability only when the week is closed, given, or far too heavy', () => {
  const calm = { minutes: 120, given: 30, thisWeek: 'as_kept' as const, overload: null }
  expect(noteOf(calm)).toBeNull()
  expect(noteOf({ ...calm, given: 120 })).toBe('full')
  expect(noteOf({ ...calm, given: 120, thisWeek: 'more' })).toBeNull()
  expect(noteOf({ ...calm, minutes: 0, given: 0 })).toBe('nothing')
  expect(noteOf({ ...calm, thisWeek: 'no_more', overload: 'tapped_far_more' })).toBe('closed')
  expect(noteOf({ ...calm, overload: 'week_given_early' })).toBe('heavy')
})
