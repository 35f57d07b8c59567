import { expect, test } from 'vitest'
import { lifecycle, next } from './lifecycle.ts'
import { LAST_DAY, mineOf, wanted } from './rules.ts'

test('[Q3] the table: an accepted answer moves no more, and only a sent one can be accepted', () => {
  expect(next('none', 'send')).toBe('sent')
  expect(next('draft', 'draft')).toBe('draft')
  expect(next('sent', 'draft')).toBeNull()
  expect(next('sent', 'take_back')).toBe('draft')
  expect(lifecycle.accepted).toEqual({})
  const acceptable = (['none', 'draft', 'sent', 'accepted'] as const).filter((state) => next(state, 'accept') !== null)
  expect(acceptable).toEqual(['sent'])
})

test('[Q1] few are asked, a few more each day, and nobody once somebody has answered', () => {
  const since = new Date('2026-03-27T09:00:00Z')
  const after = (days: number, answered = false) =>
    wanted({ since, now: new Date(since.getTime() + days * 86_400_000), answered })
  expect([0, 0.99, 1, 2, 4, 30].map((days) => after(days))).toEqual([8, 8, 12, 16, 24, 24])
  expect(after(2, true)).toBe(0)
  expect(after(LAST_DAY)).toBe(after(LAST_DAY + 1))
  // A clock that was set back troubles nobody more.
  expect(after(-3)).toBe(8)
})

test('where an answer stands for its author', () => {
  expect(mineOf(null)).toBe('none')
  expect(mineOf({ state: 'draft', lastLineBySeeker: true })).toBe('draft')
  expect(mineOf({ state: 'sent', lastLineBySeeker: true })).toBe('asked_back')
  expect(mineOf({ state: 'sent', lastLineBySeeker: false })).toBe('sent')
})
