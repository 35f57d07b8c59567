import { expect, test } from 'vitest'
import { Affinities } from './affinities.ts'

const PEOPLE = ['amina', 'bruno', 'chloe']
const flat = new Float64Array(3)
const NOON = Date.UTC(2026, 0, 5, 12)
const words = (...terms: number[]) => terms.map((term) => ({ term, value: 1 / Math.sqrt(terms.length) }))
const teach = (affinities: Affinities, answerer: number, ...terms: number[]) =>
  affinities.learn(PEOPLE, flat, words(...terms), NOON, answerer, new Set())

test('who takes up a word is expected where it stands again, the others less', () => {
  const affinities = new Affinities()
  for (let i = 0; i < 200; i++) {
    teach(affinities, 0, 7)
    teach(affinities, 1, 8)
  }
  const [amina, bruno, chloe] = affinities.of(PEOPLE, words(7), NOON) as unknown as [number, number, number]
  expect(amina).toBeGreaterThan(0.5)
  expect(bruno).toBeLessThan(0)
  expect(chloe).toBeLessThan(0)
  expect(affinities.of(['dora'], words(7), NOON)[0]).toBe(0)
})

test('a word that brings the same people as another speaks for who never met it', () => {
  const affinities = new Affinities()
  for (let i = 0; i < 200; i++) {
    teach(affinities, 0, i % 2 === 0 ? 7 : 8)
    teach(affinities, 1, 9)
  }
  // Chloe comes, and is seen with one of the two alone
  for (let i = 0; i < 30; i++) teach(affinities, 2, 7)
  const chloeOn = (term: number) => affinities.of(PEOPLE, words(term), NOON)[2] as number
  expect(chloeOn(8)).toBeGreaterThan(chloeOn(9) + 0.1)
})

test('when somebody comes says something too', () => {
  const affinities = new Affinities()
  const at = (hour: number) => Date.UTC(2026, 0, 5, hour)
  for (let i = 0; i < 300; i++) affinities.learn(PEOPLE, flat, words(7), at(i % 2 === 0 ? 9 : 21), i % 2, new Set())
  const [amina] = affinities.of(PEOPLE, words(7), at(9))
  const [, bruno] = affinities.of(PEOPLE, words(7), at(21))
  expect(amina).toBeGreaterThan(affinities.of(PEOPLE, words(7), at(21))[0] as number)
  expect(bruno).toBeGreaterThan(affinities.of(PEOPLE, words(7), at(9))[1] as number)
})

test('it is believed by and by: golden numbers of the first answer and the thousandth', () => {
  const affinities = new Affinities()
  teach(affinities, 0, 7)
  const first = affinities.of(PEOPLE, words(7), NOON)[0] as number
  expect(first).toBeGreaterThan(0)
  expect(first).toBeLessThan(0.001)
  for (let i = 1; i < 1_000; i++) teach(affinities, 0, 7)
  expect(affinities.of(PEOPLE, words(7), NOON)[0]).toBeGreaterThan(1)
})

test('people out of question are neither expected nor pushed away', () => {
  const affinities = new Affinities()
  for (let i = 0; i < 50; i++) affinities.learn(PEOPLE, flat, words(7), NOON, 0, new Set([2]))
  const [amina, bruno, chloe] = affinities.of(PEOPLE, words(7), NOON)
  expect(amina).toBeGreaterThan(0)
  expect(bruno).toBeLessThan(0)
  expect(chloe).toBe(0)
})

test('[L6] nothing is left of somebody erased, and of nobody when all is forgotten', () => {
  const affinities = new Affinities()
  for (let i = 0; i < 50; i++) teach(affinities, 0, 7)
  affinities.forget('amina')
  expect(affinities.of(PEOPLE, words(7), NOON)[0]).toBe(0)
  expect(affinities.of(PEOPLE, words(7), NOON)[1]).not.toBe(0)
  affinities.clear()
  expect(affinities.of(PEOPLE, words(7), NOON)[1]).toBe(0)
})
