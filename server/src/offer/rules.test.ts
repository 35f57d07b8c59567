import type { Proposal } from '@binome/matching/index.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextBeat, storedReasons } from './rules.ts'

const lastAt = new Date('2026-03-01T09:00:00Z')
const proposal: Proposal = {
  ...{ personId: 'h', score: 1, fit: 0.4, expectedMinutes: 8 },
  reasons: [
    { kind: 'past_pair', count: 2, lastAt },
    { kind: 'same_team' },
    { kind: 'skill_shown', skillId: 's', count: 3, lastAt },
  ],
}
const plain = { named: false, lastResort: false, unnamed: false }
const kinds = (options: Partial<typeof plain>) =>
  storedReasons(proposal, { ...plain, ...options }).map(({ kind }) => kind)

describe('why this person', () => {
  test('a past pair says so, first as the ranking put it', () => {
    expect(storedReasons(proposal, plain)[0]).toEqual({ kind: 'past_pair', count: 2, lastAt: lastAt.toISOString() })
  })

  test('whoever was named, and whoever is the last resort, is told so first', () => {
    expect(kinds({ named: true })[0]).toBe('named')
    expect(kinds({ lastResort: true })[0]).toBe('last_resort')
  })

  test('[A10] of an unnamed seeker neither a pair nor a team in common is told', () => {
    expect(kinds({ unnamed: true })).toEqual(['skill_shown'])
  })
})

describe('[A6] beats', () => {
  const since = new Date('2026-03-27T09:00:00Z')

  test('[A6] the next beat is of time alone: after now, on whole quarters of a minute, later on whole minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000_000 }), (ms) => {
        const next = nextBeat(since, new Date(since.getTime() + ms)).getTime() - since.getTime()
        const every = ms >= 300_000 ? 60_000 : 15_000
        expect(next % every).toBe(0)
        expect(next).toBeGreaterThan(ms)
        expect(next - ms).toBeLessThanOrEqual(every)
      }),
    )
  })

  test('a clock that stands before the beginning waits for the first beat', () => {
    expect(nextBeat(since, new Date(since.getTime() - 3_600_000))).toEqual(new Date(since.getTime() + 15_000))
  })
})
