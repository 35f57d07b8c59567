import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capFor, linkLearned, ratesFor, storedLink } from './bitrate.ts'

test.each([
  [null, { start: 1500, cap: 3000, known: false }],
  [500, { start: 400, cap: 450, known: true }],
  [1500, { start: 1200, cap: 1350, known: true }],
  [100_000, { start: 2500, cap: 3000, known: true }],
  [1, { start: 120, cap: 135, known: true }],
])('a link of %s kbit/s', (link, rates) => {
  expect(ratesFor(link)).toEqual(rates)
})

test('a known link is never started nor capped above itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 150, max: 200_000 }), (link) => {
      const { start, cap } = ratesFor(link)
      expect(start).toBeLessThan(link)
      expect(cap).toBeLessThan(link)
      expect(start).toBeLessThanOrEqual(cap)
      expect(capFor(link)).toBeLessThanOrEqual(3000)
    }),
  )
})

test('a link that only says "at least the cap" does not sink session after session', () => {
  let link = 1000
  for (let session = 0; session < 12; session++) {
    const { cap } = ratesFor(link)
    // The estimate of a sender that is held back by its cap stops at the cap.
    link = linkLearned(link, cap, cap)
  }
  expect(ratesFor(link).cap).toBeGreaterThan(2700)
  expect(linkLearned(3000, 480, 2700)).toBe(480)
})

test('the memory lasts a week, and a browser without storage has none', () => {
  const kept = new Map<string, string>()
  let now = 1_000_000
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
  const memory = storedLink(storage, () => now)
  expect(memory.read()).toBeNull()
  memory.write(1499.6)
  expect(memory.read()).toBe(1500)
  now += 8 * 24 * 3600 * 1000
  expect(memory.read()).toBeNull()
  const refused = () => {
    throw new DOMException('no', 'SecurityError')
  }
  const none = storedLink({ getItem: refused, setItem: refused }, () => now)
  none.write(1000)
  expect(none.read()).toBeNull()
})
