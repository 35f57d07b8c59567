import { expect, test } from 'vitest'
import { initialsOf, toneOf } from './face.ts'

test('initials keep their accents and take the first two words', () => {
  expect(['Élodie Marchetti', 'Maëlle Le Goff', 'inès', ''].map(initialsOf)).toEqual(['ÉM', 'ML', 'I', ''])
})

test('a tone is stable and one of four', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `person-${index}`)
  expect(new Set(ids.map(toneOf))).toEqual(new Set([0, 1, 2, 3]))
  expect(toneOf('person-1')).toBe(toneOf('person-1'))
})
