import { expect, test } from 'vitest'
import { synonymsOf } from './synonyms.ts'

test('each word once, however they are separated', () => {
  expect(synonymsOf(' VLOOKUP, RECHERCHEV ;VLOOKUP,, recherche verticale')).toEqual([
    'VLOOKUP',
    'RECHERCHEV',
    'recherche verticale',
  ])
  expect(synonymsOf('')).toEqual([])
})

test('no more and no longer than the house takes', () => {
  const many = synonymsOf(Array.from({ length: 40 }, (_, index) => `mot ${index}`).join(','))
  expect(many).toHaveLength(30)
  expect(synonymsOf('x'.repeat(200))[0]).toHaveLength(80)
})
