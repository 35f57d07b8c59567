import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOf } from '../chance.fixture.ts'
import { NaiveIndex } from './naive.fixture.ts'
import { type Fields, type QueryTerm, TextIndex } from './text-index.ts'
import { NEIGHBOURS } from './weight.ts'

/** Twenty words, the first much commoner than the last: lists of all lengths, and ties. */
const word = fc.nat({ max: 399 }).map((n) => `w${Math.floor(Math.sqrt(n))}`)
const fields: fc.Arbitrary<Fields> = fc.record({
  title: fc.array(word, { maxLength: 3 }),
  body: fc.array(word, { maxLength: 12 }),
  tags: fc.array(word, { maxLength: 2 }),
})
/** Texts that say everything once: what a search would most like to leave unread is all there is. */
const plain: fc.Arbitrary<Fields> = fc.record({
  title: fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(word, { maxLength: 1 }) },
  ),
  body: fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
  tags: fc.constant([]),
})
const OWNERS = 8
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      fields: fc.oneof(fields, plain),
      owner: fc.nat({ max: OWNERS - 1 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('remove' as const),
      picks: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('flip' as const),
      owner: fc.nat({ max: OWNERS - 1 }),
      online: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      terms: fc.uniqueArray(word, { minLength: 1, maxLength: 14 }),
      weights: fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 14, maxLength: 14 }),
      count: fc.integer({ min: 1, max: 5 }),
    }),
  },
)

function play(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[], many = 1): void {
  const index = new TextIndex()
  const naive = new NaiveIndex()
  for (const one of steps) {
    if (one.do === 'add') {
      for (let i = 0; i < many; i++) naive.texts.set(index.add(one.fields, one.owner), one)
    } else if (one.do === 'remove') {
      const slots = [...naive.texts.keys()]
      const gone = new Set(slots.length > 0 ? one.picks.map((pick) => slots[pick % slots.length] as number) : [])
      index.remove(gone)
      for (const slot of gone) naive.texts.delete(slot)
    } else if (one.do === 'flip') {
      index.setOnline(one.owner, one.online)
      if (one.online) naive.online.add(one.owner)
      else naive.online.delete(one.owner)
    } else ask(index, naive, one.terms, one.weights, one.count)
  }
}

function ask(index: TextIndex, naive: NaiveIndex, terms: string[], weights: number[], count: number): void {
  for (const term of terms) expect(index.idf(term)).toBe(naive.idf(term))
  const query = new Map<string, QueryTerm>(
    terms.map((term, at) => [
      term,
      {
        ...{ value: index.idf(term) * (weights[at] as number), idealFrequency: 3 },
        ...{ optional: false, title: at % 3 },
      },
    ]),
  )
  for (const among of ['all', 'online'] as const) {
    const every = naive.search(query, among)
    const least = every[NEIGHBOURS - 1]?.score ?? 0
    const expected = every.filter(({ score }) => score >= least)
    const hits = index.search(query, among).hits.sort((x, y) => y.score - x.score || x.slot - y.slot)
    expect(hits).toEqual(expected)
  }
  const people = index.topPeople(query, count).map(({ owner, score }) => ({ owner, score }))
  const byScore = (x: { owner: number; score: number }, y: { owner: number; score: number }) =>
    y.score - x.score || x.owner - y.owner
  expect(people.sort(byScore)).toEqual(naive.topPeople(query, count).sort(byScore))
}

describe('searching looks at few texts and answers as if it had looked at all', () => {
  test('[X1] whatever was added, removed, and whoever came and went', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => play(steps)))
  })

  test('[X1] also where lists are long, most is left unread, and people come in parts', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 40 }), (steps) => play(steps, 60)),
      { numRuns: 25 },
    )
  })

  test('[X1] in a house of forty helpers, where most of what a search could read is left unread', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const chance = chanceOf(seed)
        const index = new TextIndex()
        const naive = new NaiveIndex()
        const words = (most: number) =>
          Array.from({ length: Math.floor(chance() * (most + 1)) }, () => `w${Math.floor(chance() ** 2 * 40)}`)
        for (let i = 0; i < 800; i++) {
          const text = { title: words(1), body: [...new Set(words(9))], tags: [] }
          const owner = Math.floor(chance() * 40)
          naive.texts.set(index.add(text, owner), { fields: text, owner })
        }
        for (let owner = 0; owner < 40; owner += 2) {
          index.setOnline(owner, true)
          naive.online.add(owner)
        }
        for (let i = 0; i < 4; i++) {
          const weights = Array.from({ length: 14 }, () => 0.5 + chance())
          ask(index, naive, [...new Set(words(14))], weights, 3)
        }
      }),
      { numRuns: 20 },
    )
  }, 30_000)
})
