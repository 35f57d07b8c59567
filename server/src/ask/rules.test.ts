import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CURVE_MINIMUM, languageOf, reopenUntil, waitCurve } from './rules.ts'

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

describe('the wait curve', () => {
  test('under twelve similar asks there is none', () => {
    expect(waitCurve(new Array(CURVE_MINIMUM - 1).fill(60))).toBeNull()
  })

  test('half and nine of ten are read off the curve; those who found nobody count', () => {
    const waits = [...Array.from({ length: 9 }, (_, index) => (index + 1) * 10), null, null, null]
    const curve = waitCurve(waits)
    expect(curve?.halfSeconds).toBe(60)
    expect(curve?.nineOfTenSeconds).toBeNull()
    expect(curve?.points.at(-1)).toEqual({ seconds: 90, share: 0.75 })
  })

  test('it never falls, and stays between 0 and 1', () => {
    const waits = fc.array(fc.option(fc.integer({ min: 0, max: 3600 })), { minLength: CURVE_MINIMUM, maxLength: 60 })
    fc.assert(
      fc.property(waits, (given) => {
        const points = waitCurve(given)?.points ?? []
        for (const [index, point] of points.entries()) {
          const before = points[index - 1]
          expect(point.share).toBeGreaterThan(0)
          expect(point.share).toBeLessThanOrEqual(1)
          if (before) expect(point.seconds >= before.seconds && point.share > before.share).toBe(true)
        }
      }),
    )
  })
})

test('an ask may be reopened for seven days', () => {
  expect(reopenUntil(new Date('2026-03-27T10:00:00Z')).toISOString()).toBe('2026-04-03T10:00:00.000Z')
})
