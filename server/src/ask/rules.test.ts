import { describe, expect, test } from 'vitest'
import { languageOf, reopenUntil } from './rules.ts'

describe('the language of an ask', () => {
  test.each([
    ['Mon RECHERCHEX renvoie #N/A sur les codes importés de l’ERP', 'fr'],
    ['ma macro plante depuis ce matin', 'fr'],
    ['My VLOOKUP returns #N/A on the codes imported from the ERP', 'en'],
    ['How do I post the accruals?', 'en'],
  ] as const)('%s → %s', (text, language) => {
    expect(languageOf(text, language === 'fr' ? 'en' : 'fr')).toBe(language)
  })

  test('without a word that tells, it is the language of the person', () => {
    expect(languageOf('ORA-00942', 'en')).toBe('en')
    expect(languageOf('ORA-00942', 'fr')).toBe('fr')
  })
})

test('an ask may be reopened for seven days', () => {
  expect(reopenUntil(new Date('2026-03-27T10:00:00Z')).toISOString()).toBe('2026-04-03T10:00:00.000Z')
})
