import type { Proposal } from '@binome/matching/index.ts'
import { TUNING } from '@binome/matching/plan/weigh.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mayBeTold, nextBeat, storedReasons } from './rules.ts'

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

describe('[A6] of whom a seeker is told', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1000)
  const told = (seconds: readonly number[], mostAtOnce: number, beat: number) =>
    mayBeTold(seconds.map(at), mostAtOnce, at(beat)).asked

  test('[A6] with one at a time the next one is counted once the one before would have run out', () => {
    expect([15, 90, 91, 180, 181].map((beat) => told([0, 5, 9], 1, beat))).toEqual([1, 1, 2, 2, 3])
  })

  test('[A6] where there was room for all of them at once, each beat counts who was tapped before it', () => {
    expect([5, 6, 10].map((beat) => told([0, 5, 9], 3, beat))).toEqual([1, 2, 3])
  })

  test('[A6] that nobody is left is told once every tap would have run out, whatever was answered', () => {
    const over = (seconds: readonly number[], mostAtOnce: number, beat: number) =>
      mayBeTold(seconds.map(at), mostAtOnce, at(beat)).over
    expect([90, 95, 180, 181].map((beat) => over([0, 5], 1, beat))).toEqual([false, false, false, true])
    expect([90, 95, 96].map((beat) => over([0, 5], 2, beat))).toEqual([false, false, true])
    expect(over([], 1, 0)).toBe(true)
  })

  test('[A6] at no beat more are counted than taps that run their whole life leave room for, and in the end all are', () => {
    const search = fc.record({
      seconds: fc.array(fc.nat(600), { minLength: 1, maxLength: 12 }).map((all) => all.toSorted((x, y) => x - y)),
      mostAtOnce: fc.integer({ min: 1, max: 4 }),
      beat: fc.nat(900),
    })
    fc.assert(
      fc.property(search, ({ seconds, mostAtOnce, beat }) => {
        const count = told(seconds, mostAtOnce, beat)
        expect(count).toBeLessThanOrEqual(seconds.filter((second) => second < beat).length)
        expect(count).toBeLessThanOrEqual(mostAtOnce * Math.ceil(Math.max(0, beat - (seconds[0] ?? 0)) / TUNING.life))
        expect(told(seconds, mostAtOnce, 600 + 12 * TUNING.life + 1)).toBe(seconds.length)
        expect(told(seconds, mostAtOnce, beat + 1)).toBeGreaterThanOrEqual(count)
      }),
    )
  })
})
