import { createInstance } from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { en } from '../../locales/en.ts'
import { fr } from '../../locales/fr.ts'
import type { Expectation } from './estimate.ts'
import { expectationWords } from './estimateWords.ts'

const i18n = createInstance()
beforeAll(() => i18n.init({ lng: 'fr', resources: { fr: { translation: fr }, en: { translation: en } } }))
const words = (expected: Expectation, language: 'fr' | 'en' = 'en') =>
  expectationWords(i18n.getFixedT(language), language, expected)

const half = { seconds: 120, from: 60, to: 300 }
const nineOfTen = { seconds: 600, from: 300, to: null }

test('the sentence of a wait tells its bounds, whose hour it is, and nine of ten', () => {
  for (const language of ['fr', 'en'] as const) {
    const said = words({ say: 'begins', half, nineOfTen, thisHour: true }, language)
    for (const minutes of [1, 2, 5, 10]) expect(said).toMatch(new RegExp(`\\b${minutes}\\b`))
    expect(said).toMatch(language === 'fr' ? /à cette heure/iu : /at this hour/iu)
    expect(words({ say: 'begins', half, nineOfTen, thisHour: false }, language)).not.toBe(said)
  }
})

test('a bound that was never seen is said to be none, and where nothing is known nothing is promised', () => {
  expect(words({ say: 'goesOn', half: { ...half, to: null }, nineOfTen: null, thisHour: true })).toContain('or longer')
  for (const say of ['few', 'fewSoLong', 'underHalf'] as const) expect(words({ say })).not.toMatch(/\d/)
})
