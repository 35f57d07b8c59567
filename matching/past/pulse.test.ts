import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysAgo, solved } from '../office.fixture.ts'
import { Past } from './past.ts'
import { EVENT_HALF_LIVES } from './pulse.ts'

const HELPERS = ['amina', 'bruno', 'chloe']
const told = fc.array(fc.record({ helper: fc.constantFrom(...HELPERS), days: fc.integer({ min: 0, max: 40 }) }), {
  maxLength: 30,
})

test('[M4] the pulse is Σ ½^(helps since / h), however the helps were told and whatever went again', () => {
  fc.assert(
    fc.property(told, fc.nat(29), (helps, gone) => {
      const past = new Past()
      for (const [i, { helper, days }] of helps.entries()) {
        past.add(solved(`s${i}`, helper, 'Bonjour', { at: daysAgo(days) }))
        if (i % 7 === 0) past.pulse.of(0, 0)
      }
      const out = past.session(`s${gone}`)
      if (out !== undefined) past.remove([out])
      const { pulse } = past
      for (const helper of HELPERS) {
        const { number } = past.person(helper)
        for (const [h, halfLife] of EVENT_HALF_LIVES.entries()) {
          let sum = 0
          for (const [i, session] of past.log.toReversed().entries()) {
            if (session.helper.personId === helper) sum += 2 ** (-i / halfLife)
          }
          expect(pulse.of(h, number)).toBeCloseTo(sum, 9)
        }
      }
      const hours = pulse.hours.reduce((x, y) => x + y, 0)
      expect(hours).toBeCloseTo(past.log.length > 0 ? 1 : 0, 9)
    }),
  )
})

test('who has not helped for two thousand helps is not in it any more', () => {
  const past = new Past()
  past.add(solved('first', 'amina', 'Bonjour', { at: daysAgo(5_000) }))
  for (let i = 0; i < 2_048; i++) past.add(solved(`s${i}`, 'bruno', 'Bonsoir', { at: daysAgo(4_000 - i) }))
  const { number } = past.person('amina')
  expect([...past.pulse.active]).toEqual([past.person('bruno').number])
  expect(past.pulse.of(3, number)).toBe(0)
})
