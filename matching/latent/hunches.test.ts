import { expect, test } from 'vitest'
import { Hunches } from './hunches.ts'

const PEOPLE = ['amina', 'bruno', 'chloe']
const flat = new Float64Array(3)
const word = (term: number) => [{ term, value: 1 }]

function taught(): Hunches {
  const hunches = new Hunches()
  for (let i = 0; i < 20; i++) hunches.learn(PEOPLE, [flat, flat], word(7), 0, new Set())
  return hunches
}

test('who takes up a word is expected where it stands again, and nowhere else; the others are less', () => {
  const hunches = taught()
  for (const way of [0, 1] as const) {
    expect(hunches.of('amina', word(7))[way]).toBeGreaterThan(0.5)
    expect(hunches.of('bruno', word(7))[way]).toBeLessThan(0)
    expect(hunches.of('amina', word(8))[way]).toBe(0)
  }
})

test('the first answer of three equals moves by the step: golden numbers', () => {
  const hunches = new Hunches()
  hunches.learn(PEOPLE, [flat, flat], word(7), 0, new Set())
  expect(hunches.of('amina', word(7))[0]).toBeCloseTo(0.5, 3)
  expect(hunches.of('amina', word(7))[1]).toBeCloseTo(1.5, 3)
  expect(hunches.of('bruno', word(7))[0]).toBeCloseTo(-0.5, 3)
})

test('[L6] nothing is left of somebody erased, and of nobody when all is forgotten', () => {
  const hunches = taught()
  hunches.forget('amina')
  expect(hunches.of('amina', word(7))[0]).toBe(0)
  hunches.clear()
  expect(hunches.of('bruno', word(7))[0]).toBe(0)
})
