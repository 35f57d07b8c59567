import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginningOf } from './ledger.ts'

test('[M4] the number of an id never orders two of them otherwise than the ids', () => {
  const unit = fc.constantFrom('', '\u0000', '0', '9', 'a', 'b', '}', '~', '\u007f', 'é', '漢', '\uffff')
  const id = fc.array(unit, { maxLength: 10 }).map((units) => units.join(''))
  fc.assert(
    fc.property(id, id, (one, other) => {
      const apart = beginningOf(one) - beginningOf(other)
      if (one === other) expect(apart).toBe(0)
      if (apart !== 0) expect(apart < 0).toBe(one < other)
    }),
  )
  expect(Number.isSafeInteger(beginningOf('\uffff'.repeat(9)))).toBe(true)
})
