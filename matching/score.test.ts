import { expect, test } from 'vitest'
import { CLAIM_FULL, metFit } from './score.ts'

test('[M3] words met here and there are a sign from a quarter of the ask on, a fainter one than any claim', () => {
  expect(metFit(0.24)).toBe(0)
  expect(metFit(0.25)).toBeGreaterThan(0)
  expect(metFit(1)).toBeLessThan(CLAIM_FULL)
})
