import { expect, test } from 'vitest'
import { daysAgo, NOW, solved } from '../office.fixture.ts'
import { Past } from '../past/past.ts'
import { analyse } from '../text/analyse.ts'
import { wordsOf } from './question.ts'
import { tellingOf, WORDS_NAMES, words } from './words.ts'

function past(): Past {
  const all = new Past()
  all.add(solved('s1', 'amina', 'Imprimante bloquée. Bourrage papier', { at: daysAgo(1) }))
  all.add(solved('s2', 'bruno', 'Tableur lent. Macro et imprimante', { at: daysAgo(200) }))
  all.add(solved('s3', 'chloe', 'Badge perdu. Accueil', { at: daysAgo(1) }))
  return all
}

test('whose asks used these words: most where they stood often, lately, and alone; nobody who never met them', () => {
  const known = past()
  const people = ['amina', 'bruno', 'chloe'].map((name) => known.person(name))
  const ask = analyse('Bourrage de l’imprimante', 'fr')
  const telling = tellingOf(known, wordsOf(known, ask, []))
  expect(telling.map(({ asks }) => asks)).toEqual([1, 2])
  expect(telling.reduce((sum, { value }) => sum + value * value, 0)).toBeCloseTo(1, 9)
  const { columns, met } = words(known, people, telling, NOW.getTime(), 'all')
  const of = (name: string) => [...(columns[WORDS_NAMES.indexOf(name)] as Float64Array)]
  for (const name of ['words', 'words 90 d', 'words, specialist', 'title words', 'rare words']) {
    const [amina, bruno, chloe] = of(name) as [number, number, number]
    expect(amina).toBeGreaterThan(bruno)
    expect(bruno).toBeGreaterThan(chloe)
  }
  expect(met[0]).toBeCloseTo(1, 9)
  expect(met[1]).toBeCloseTo((telling[1]?.value ?? 0) ** 2, 9)
  expect(met[2]).toBe(0)
})

test('a pasted log is looked at by the words that tell most', () => {
  const known = past()
  const long = Array.from({ length: 300 }, (_, i) => `mot${i}`).join(' ')
  known.add(solved('s4', 'chloe', long))
  expect(tellingOf(known, wordsOf(known, analyse(long, 'fr'), []))).toHaveLength(64)
})
