import { expect, test } from 'vitest'
import { paused, stageOf } from './snapshot.ts'

test.each([
  ['seeker', true, false, null, 'me'],
  ['seeker', false, true, null, 'them'],
  ['seeker', true, true, null, 'me'],
  ['helper', true, true, null, 'them'],
  ['helper', true, true, 'me', 'me'],
  ['helper', false, true, 'me', 'them'],
  ['helper', false, false, 'me', null],
] as const)('on stage for the %s (mine %s, theirs %s, chosen %s): %s', (role, mine, theirs, chosen, stage) => {
  expect(stageOf(role, mine, theirs, chosen)).toBe(stage)
})

test('minutes are counted only while both are connected', () => {
  const first = paused({ ms: 0, since: 1000 }, 61_000)
  expect(first).toEqual({ ms: 60_000, since: null })
  expect(paused(first, 500_000)).toEqual(first)
  expect(paused({ ...first, since: 600_000 }, 601_000)).toEqual({ ms: 61_000, since: null })
})
