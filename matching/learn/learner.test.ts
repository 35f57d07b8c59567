import { expect, test } from 'vitest'
import { chanceOf } from '../chance.fixture.ts'
import { Learner } from './learner.ts'
import type { Rows } from './logit.ts'
import { type Answered, fitWeights, type Prior } from './prior.ts'

/** Two features, the second of which decides in this community; the prior believes in the first. */
const PRIOR: Prior = {
  ...{ date: '2026-01-01', sets: [], names: ['a', 'b'], scale: [1, 1], weights: [1, 0] },
  curvature: [0.2, 0, 0.2],
}

/** Three people: `a` is high for the first, `b` for the second, nothing for the third. */
const rows: Rows = { values: Float32Array.from([1, 0, 0, 1, 0, 0]), width: 2, count: 3 }
const answered = (chosen: number): Answered => ({ rows, left: new Set(), chosen })

test('[L1] the learner begins as the prior and follows the answers', () => {
  const learner = new Learner(PRIOR)
  expect(learner.chances(rows)[0]).toBeGreaterThan(0.5)
  for (let i = 0; i < 2_000; i++) learner.learn(answered(1))
  expect(learner.chances(rows)[1]).toBeGreaterThan(0.75)
  expect(learner.moved().trust).toBeGreaterThan(0.9)
})

test('[L2] a handful of odd answers hardly moves it: the prior is worth a thousand', () => {
  const learner = new Learner(PRIOR)
  const before = learner.chances(rows)[0] as number
  for (let i = 0; i < 5; i++) learner.learn(answered(2))
  expect(Math.abs((learner.chances(rows)[0] as number) - before)).toBeLessThan(0.05)
})

test('[L3] where the own weights foresee worse, belief goes back to the prior', () => {
  const learner = new Learner(PRIOR)
  for (let i = 0; i < 2_000; i++) learner.learn(answered(1))
  const taught = learner.moved().trust
  for (let i = 0; i < 60; i++) learner.learn(answered(0))
  expect(learner.moved().trust).toBeLessThan(taught / 2)
})

test('[L3] where the own weights foresee a little better for long, next to nothing is left to the prior', () => {
  const learner = new Learner(PRIOR)
  const random = chanceOf(7)
  let trust = 0
  for (let i = 0; i < 4_000; i++) {
    // The prior says .58, .21 and .21: .02 nats an answer worse
    const chance = random()
    learner.learn(answered(chance < 0.5 ? 0 : chance < 0.8 ? 1 : 2))
    if (i >= 2_000) trust += learner.moved().trust / 2_000
  }
  expect(trust).toBeGreaterThan(0.93)
})

test('[L4] saved and loaded it answers the same, and reset it is the prior again', () => {
  const learner = new Learner(PRIOR)
  for (let i = 0; i < 50; i++) learner.learn(answered(i % 2))
  const state = JSON.parse(JSON.stringify(learner.save()))
  const other = new Learner(PRIOR)
  expect(other.load(state)).toBe(true)
  expect(other.chances(rows)).toEqual(learner.chances(rows))
  other.learn(answered(1))
  learner.learn(answered(1))
  expect(other.save()).toEqual(learner.save())
  learner.reset()
  expect(learner.chances(rows)).toEqual(new Learner(PRIOR).chances(rows))
})

test.each([
  ['other features', { names: ['a', 'c'] }],
  ['a list cut short', { weights: [1] }],
  ['not a number', { trust: Number.NaN }],
])('[L4] a state of %s is refused, and the prior stands', (_what, over) => {
  const learner = new Learner(PRIOR)
  learner.learn(answered(1))
  expect(learner.load({ ...learner.save(), ...over })).toBe(false)
  expect(learner.moved()).toEqual({ answers: 0, trust: 0.5, moves: [0, 0] })
})

test('[L5] a prior is the weights that make the answers likeliest: golden numbers', () => {
  // Of ten answers seven go to the first and three to the second: odds 7/3, and ln(7/3) between the two weights
  const answers = Array.from({ length: 10 }, (_, i) => ({ ...answered(i < 7 ? 0 : 1), left: new Set([2]) }))
  const { weights } = fitWeights([answers], 2)
  expect((weights[0] as number) - (weights[1] as number)).toBeCloseTo(Math.log(7 / 3), 1)
  expect(weights[0]).toBeCloseTo(-(weights[1] as number), 6)
})

test('[L5] a prior of many answers is as sharp as one of few: the mean does not shrink what each answer says', () => {
  const answers = Array.from({ length: 20_000 }, (_, i) => ({ ...answered(i % 10 < 7 ? 0 : 1), left: new Set([2]) }))
  const { weights, curvature } = fitWeights([answers], 2)
  expect((weights[0] as number) - (weights[1] as number)).toBeCloseTo(Math.log(7 / 3), 1)
  expect(curvature[0]).toBeCloseTo(0.21, 2)
})
