import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { companyWorld } from './company.ts'
import { drawsOf, KIND, normalQuantile } from './draws.ts'
import { bisect, matcherOf } from './matcher.ts'
import { habit, isIdle, quietWindows } from './presence.ts'
import { Queue } from './queue.ts'
import { giniOf } from './tally.ts'
import { chanceToAccept, natureOf, reactionTo, TEMPER } from './temper.ts'

const SMALL = { people: 120, asksADay: 12, weeks: 2, topics: 20 }
const meanOf = (of: readonly number[]) => of.reduce((x, y) => x + y, 0) / of.length

describe('draws', () => {
  const draws = drawsOf(1)

  test('are a hash of seed, kind, person, ask, phase and repeat: the same again, another for another', () => {
    expect(draws.uniform('accepts', 1, 2, 3, 4)).toBe(drawsOf(1).uniform('accepts', 1, 2, 3, 4))
    const all = [
      drawsOf(2).uniform('accepts', 1, 2, 3, 4),
      draws.uniform('declines', 1, 2, 3, 4),
      draws.uniform('accepts', 1, 2, 3, 5),
      draws.uniform('accepts', 1, 2, 4, 3),
      draws.uniform('accepts', 2, 1, 3, 4),
      draws.uniform('accepts', 1, 2, 3, 4),
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  test('no two kinds share a number', () => {
    expect(new Set(Object.values(KIND)).size).toBe(Object.keys(KIND).length)
  })

  test('are even, and normal where said', () => {
    const uniform = Array.from({ length: 20_000 }, (_, i) => draws.uniform('sees', i % 100, Math.floor(i / 100)))
    const normal = Array.from({ length: 20_000 }, (_, i) => draws.normal('warmth', i))
    expect(meanOf(uniform)).toBeCloseTo(0.5, 2)
    expect(meanOf(normal)).toBeCloseTo(0, 1)
    expect(meanOf(normal.map((x) => x * x))).toBeCloseTo(1, 1)
  })

  test('the normal quantile: golden numbers', () => {
    expect(normalQuantile(0.5)).toBeCloseTo(0, 9)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6)
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232, 6)
  })
})

describe('people', () => {
  const draws = drawsOf(3)

  test('their habit peaks at .25 + .1 ln(1 + answers), .8 at most', () => {
    const noon = Array.from({ length: 24 }, (_, hour) => (hour === 12 ? 40 : 0))
    const chances = habit(noon, Array(24).fill(1), 40)
    expect(Math.max(...chances)).toBeCloseTo(0.25 + 0.1 * Math.log(41), 9)
    expect(chances[12]).toBe(Math.max(...chances))
    expect(chances[0]).toBeLessThan(0.15)
    expect(Math.max(...habit(noon, noon, 1e6))).toBeCloseTo(0.8, 9)
  })

  test('a fifth of their days hold two quiet hours, and they are active in 60 % of the slots', () => {
    const windows = Array.from({ length: 200 }, (_, i) => quietWindows(draws, i, 50)).flat()
    expect(windows.length / 10_000).toBeCloseTo(0.2, 1)
    for (const [from, until] of windows) expect(until - from).toBe(7_200)
    const idle = Array.from({ length: 10_000 }, (_, i) => (isIdle(draws, i % 50, i * 600) ? 1 : 0))
    expect(meanOf(idle)).toBeCloseTo(0.4, 1)
  })

  test('tired, busy and unfit people say yes less', () => {
    const nature = { blind: 0, warmth: 0, reaction: 20, busyShare: 0.3 }
    const rested = { taps: 0, helps: 0 }
    const chance = chanceToAccept(nature, TEMPER, 0.4, false, rested)
    expect(chance).toBeCloseTo(1 / (1 + Math.exp(-0.8)), 9)
    expect(chanceToAccept(nature, TEMPER, 0.4, true, rested)).toBeLessThan(chance)
    expect(chanceToAccept(nature, TEMPER, 0.2, false, rested)).toBeLessThan(chance)
    expect(chanceToAccept(nature, TEMPER, 0.4, false, { taps: 3, helps: 0 })).toBeLessThan(chance)
    expect(chanceToAccept(nature, TEMPER, 0.4, false, { taps: 0, helps: 1 })).toBeLessThan(chance)
  })

  test('a tap is seen halfway to its answer, never answered unseen, never within 2.5 s', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), fc.nat(100_000), (person, ask, at) => {
        const tap = { person, ask, phase: 1, at, fit: 0.5, wear: { taps: 0, helps: 0 } }
        const { seenAfter, answerAfter, answer } = reactionTo(draws, TEMPER, natureOf(draws, person, TEMPER), tap)
        expect(answerAfter === null).toBe(answer === null)
        if (answerAfter !== null) {
          expect(answerAfter).toBeGreaterThan(2.5)
          expect(seenAfter).toBeCloseTo(answerAfter / 2, 9)
        }
      }),
    )
  })
})

describe('the matcher', () => {
  test('errs so much that the true helpers come at the mean reciprocal rank wanted', () => {
    const draws = drawsOf(5)
    const world = companyWorld(draws, SMALL)
    const [good, usual] = [matcherOf(world, draws, 0.8), matcherOf(world, draws, 0.4)]
    expect(good.sigma).toBeLessThan(usual.sigma)
    const reciprocal = world.asks.map(({ truth, seeker }, ask) => {
      const scores = world.people.map((_, person) => (person === seeker ? -9 : usual.scoreOf(person, ask)))
      const best = Math.max(...truth.filter((person) => person !== seeker).map((person) => scores[person] as number))
      return best === Number.NEGATIVE_INFINITY ? null : 1 / scores.filter((score) => score >= best).length
    })
    expect(meanOf(reciprocal.filter((x) => x !== null))).toBeCloseTo(0.4, 1)
  })

  test('a falling function crosses zero where bisection says', () => {
    expect(bisect((x) => 2 - x * x, 0, 3)).toBeCloseTo(Math.SQRT2, 6)
  })
})

test('the queue gives the soonest first, at equal times by rank, then as they were told', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(3))), (events) => {
      const queue = new Queue<number>()
      for (const [i, [at, rank]] of events.entries()) queue.push(at, rank, i)
      const got = events.map(() => queue.pop()?.what)
      const wanted = events
        .map((_, i) => i)
        .toSorted((x, y) => {
          const [[at, rank], [later, higher]] = [events[x] ?? [0, 0], events[y] ?? [0, 0]]
          return at - later || rank - higher || x - y
        })
      expect(got).toEqual(wanted)
      expect(queue.pop()).toBeUndefined()
    }),
  )
})

test('Gini: golden numbers', () => {
  expect(giniOf([1, 1, 1, 1])).toBeCloseTo(0, 9)
  expect(giniOf([0, 0, 0, 8])).toBeCloseTo(0.75, 9)
  expect(giniOf([1, 3])).toBeCloseTo(0.25, 9)
})
