import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import { en } from '../../locales/en.ts'
import { fr } from '../../locales/fr.ts'
import { lastsUntil, opensWords } from './opens.ts'

const now = new Date(2026, 10, 27, 7, 0)
const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString()

test('an ask of this moment still searches half a day later, and no longer', () => {
  expect(lastsUntil(at(27, 18), now)).toBe(true)
  expect(lastsUntil(at(27, 19), now)).toBe(false)
})

test('when it opens is told by its hour today, and by its day else', async () => {
  const i18n = createInstance()
  await i18n.init({ lng: 'fr', resources: { fr: { translation: fr }, en: { translation: en } } })
  const words = (language: 'fr' | 'en', day: number, hour: number) =>
    opensWords(i18n.getFixedT(language), language, at(day, hour), now)
  expect(words('fr', 27, 9)).toBe('à 9\u00a0h')
  expect(words('fr', 30, 9)).toBe('lundi à 9\u00a0h')
  expect(words('en', 30, 9)).toBe('Monday at 9:00')
})
