import { expect, test } from 'vitest'
import { daysAgo, NOW, solved } from '../office.fixture.ts'
import { Past } from '../past/past.ts'
import { DAY } from '../score.ts'
import { RECENCY, recency } from './activity.ts'
import { backed } from './forms.ts'

test('a longer window speaks where the shorter one has little to say', () => {
  const often = Float64Array.of(0.9, 0.1)
  const one = backed(Float64Array.of(0, 1), often, 10)
  expect(one[0]).toBeCloseTo(9 / 11, 9)
  expect(one[1]).toBeCloseTo(2 / 11, 9)
  const many = backed(Float64Array.of(0, 990), often, 10)
  expect(many[1]).toBeCloseTo(991 / 1000, 9)
  expect(backed(new Float64Array(2), often, 10)).toEqual(often)
})

test('who helped last counts most while all are awake; after a long pause, who helped most', () => {
  const past = new Past()
  for (let i = 0; i < 40; i++) past.add(solved(`a${i}`, 'amina', 'Imprimante', { at: daysAgo(60 - i) }))
  for (let i = 0; i < 15; i++) past.add(solved(`b${i}`, 'bruno', 'Tableur', { at: daysAgo(1 - i / 100) }))
  const people = ['amina', 'bruno'].map((name) => past.person(name))
  const of = (name: string, now: number) => [...(recency(past, people, now)[RECENCY.indexOf(name)] ?? [])]
  for (const name of ['days1', 'days4', 'helps8']) {
    const [amina, bruno] = of(name, NOW.getTime()) as [number, number]
    expect(bruno, name).toBeGreaterThan(amina)
    const [later, afterwards] = of(name, NOW.getTime() + 720 * DAY) as [number, number]
    expect(later, name).toBeGreaterThan(afterwards)
  }
})
