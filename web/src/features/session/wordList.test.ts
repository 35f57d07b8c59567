import { expect, test } from 'vitest'
import { wordsAt } from './wordList.ts'

const all = Array.from({ length: 2048 }, (_, place) => place)

test.each(['fr', 'en'] as const)('each place of the %s list has a word of its own', async (list) => {
  const words = await wordsAt(list, all)
  expect(new Set(words).size).toBe(2048)
  expect(words.filter((word) => !/^\p{Ll}{3,8}$/u.test(word))).toEqual([])
  expect(new Set(words.map((word) => word.normalize('NFKD').replaceAll(/\p{M}/gu, '').slice(0, 4))).size).toBe(2048)
})

test('French words are written with their accents', async () => {
  expect(await wordsAt('fr', [18, 2047])).toEqual(['académie', 'zoologie'])
})
