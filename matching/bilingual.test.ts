import { expect, test } from 'vitest'
import { bilingual, hitAt5 } from './bilingual.fixture.ts'

test.each(['fr', 'en'] as const)(
  '[M17] asks in %s find evidence in the other language on topics the taxonomy names',
  (asked) => {
    expect(hitAt5(bilingual(true, asked))).toBeGreaterThanOrEqual(0.9)
  },
)

test.each(['fr', 'en'] as const)('[M17] without a name in both languages they hardly do (asks in %s)', (asked) => {
  // 5 of 24 people are right by chance in 38 % of the asks: no law, but whoever makes it better should notice
  expect(hitAt5(bilingual(false, asked))).toBeLessThan(0.7)
})
