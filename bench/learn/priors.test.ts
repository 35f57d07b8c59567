import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FEATURES } from '@binome/matching/features/table.ts'
import { Learner } from '@binome/matching/learn/learner.ts'
import type { Prior } from '@binome/matching/learn/prior.ts'
import { PRIOR } from '@binome/matching/learn/shipped.gen.ts'
import { expect, test } from 'vitest'
import type { RoutingSet } from '../routing/set.ts'
import { lessonOf, priorOf } from './lessons.ts'

const names = FEATURES.map(({ name }) => name)
const folder = join(import.meta.dirname, 'priors')
const without = readdirSync(folder).map((file) => ({
  set: file.replace(/^without-|\.json$/g, ''),
  prior: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Prior,
}))

test('every committed prior is of the features there are, and that without a community never saw it', () => {
  const sets = PRIOR.sets.map(({ name }) => name)
  expect(without.map(({ set }) => set).toSorted()).toEqual(sets.toSorted())
  for (const { set, prior } of without) {
    expect(prior.sets.map(({ name }) => name)).toEqual(sets.filter((name) => name !== set))
    expect(prior.date).toBe(PRIOR.date)
  }
  for (const prior of [PRIOR, ...without.map(({ prior }) => prior)]) {
    expect(prior.names).toEqual(names)
    for (const list of [prior.weights, prior.scale]) expect(list).toHaveLength(names.length)
    expect(prior.curvature).toHaveLength((names.length * (names.length + 1)) / 2)
    expect([...prior.weights, ...prior.scale, ...prior.curvature].every(Number.isFinite)).toBe(true)
    // Begins as it is: a learner can be made of it
    expect(new Learner(prior).moved()).toMatchObject({ answers: 0, trust: 0.5 })
  }
})

/** Three who answer by the words, one kind each; a fourth answers now and then, whatever it is about. */
function community(name: string): RoutingSet {
  const hour = 3_600
  const kinds = ['imprimante bourrage', 'tableur formule', 'badge porte']
  const questions = Array.from({ length: 100 }, (_, i) => ({
    ...{
      id: `${name}${i}`,
      t: 1_600_000_000 + i * hour,
      asker: `a${i % 9}`,
      title: kinds[i % 3] ?? '',
      body: '',
      tags: [],
    },
    answers: [
      { user: `${name} knows ${i % 3}`, t: 1_600_000_000 + (i + 0.4) * hour },
      ...(i % 5 === 0 ? [{ user: `${name} anybody`, t: 1_600_000_000 + (i + 0.6) * hour }] : []),
    ],
  }))
  return { name, questions, firstTest: 80, splitT: questions[80]?.t ?? 0 }
}

test('a prior is learnt from the train parts alone, the same every time: who answers by the words, the words foretell', () => {
  const neutral: Prior = {
    ...{ date: '', sets: [], names, scale: names.map(() => 1), weights: names.map(() => 0) },
    curvature: Array((names.length * (names.length + 1)) / 2).fill(0),
  }
  const learnt = (change: (set: RoutingSet) => RoutingSet = (set) => set) =>
    priorOf(
      ['one', 'other'].map((name) => lessonOf(change(community(name)), neutral)),
      '2026-01-01',
    )
  const prior = learnt()
  expect(prior.sets.map(({ name }) => name)).toEqual(['one', 'other'])
  expect(prior.sets.every(({ answers }) => answers > 70)).toBe(true)
  expect(prior.weights[names.indexOf('similar')]).toBeGreaterThan(0.05)
  // The test part may say what it likes
  const answeredByOthers = (set: RoutingSet) => ({
    ...set,
    questions: set.questions.map((question, i) => (i < set.firstTest ? question : { ...question, answers: [] })),
  })
  expect(learnt(answeredByOthers)).toEqual(prior)
})
