import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Cap, capFor, linkChecked, linkLearned, ratesFor, storedLink, type WayOut } from './bitrate.ts'

test.each([
  [null, { start: 1500, cap: 3000, floor: null, known: false, wide: false }],
  [500, { start: 450, cap: 450, floor: 250, known: true, wide: false }],
  [1500, { start: 3000, cap: 1350, floor: 600, known: true, wide: false }],
  [4000, { start: 8000, cap: 3000, floor: 600, known: true, wide: true }],
  [100_000, { start: 10_000, cap: 3000, floor: 600, known: true, wide: true }],
  [1, { start: 135, cap: 135, floor: 75, known: true, wide: false }],
])('a link of %s kbit/s', (link, rates) => {
  expect(ratesFor(link)).toEqual(rates)
})

test('a known link is never capped above itself, nor begun so that a first picture waits in its queue for 0.3 s', () => {
  fc.assert(
    fc.property(fc.integer({ min: 150, max: 200_000 }), (link) => {
      const { start, cap } = ratesFor(link)
      const picture = 70 * 8
      expect(picture / link - picture / start).toBeLessThan(0.3)
      if (link < 1000) expect(start).toBeLessThanOrEqual(cap)
      expect(cap).toBeLessThan(link)
      expect(capFor(link)).toBeLessThanOrEqual(3000)
    }),
  )
})

test('a link that only says "at least the cap" does not sink session after session', () => {
  let link = 1000
  for (let session = 0; session < 12; session++) {
    const { cap } = ratesFor(link)
    // The estimate of a sender that is held back by its cap stops at the cap.
    link = linkLearned(link, { estimate: cap, narrow: false }, cap)
  }
  expect(ratesFor(link).cap).toBeGreaterThan(2700)
  expect(linkLearned(3000, { estimate: 480, narrow: true }, 2700)).toBe(480)
  // A page that stood still: the estimate sank with what was sent.
  expect(linkLearned(3000, { estimate: 480, narrow: false }, 2700)).toBe(3000)
})

describe('the cap while the screen flows', () => {
  const free = (estimate: number) => ({ estimate, narrow: false })
  const held = (estimate: number) => ({ estimate, narrow: true })
  const looks = (cap: Cap, times: number, wayOut: WayOut, crowded = false) => {
    for (let n = 0; n < times; n++) cap.look(wayOut, crowded)
    return cap.kbps
  }

  test('follows an estimate up step by step, and no further than is useful', () => {
    const cap = new Cap(450)
    expect(looks(cap, 1, free(2000))).toBe(563)
    expect(looks(cap, 20, free(2000))).toBe(1800)
    expect(looks(cap, 20, free(90_000))).toBe(3000)
  })

  test('does not sink with a page that stands still', () => {
    expect(looks(new Cap(1350), 60, free(147))).toBe(1350)
  })

  test('sinks when the picture is held back for a while, not for a moment', () => {
    const cap = new Cap(1350)
    expect(looks(cap, 2, held(500))).toBe(1350)
    expect(looks(cap, 1, held(500))).toBe(450)
  })

  test('yields to a queue that a floor keeps full, and does not climb right after', () => {
    const cap = new Cap(540)
    expect(looks(cap, 3, free(600), true)).toBe(324)
    expect(looks(cap, 6, free(600), true)).toBe(150)
    expect(looks(cap, 9, free(600))).toBe(150)
    expect(looks(cap, 30, free(600))).toBe(540)
  })

  test('never leaves its bounds, whatever is seen', () => {
    const look = fc.tuple(fc.record({ estimate: fc.integer({ min: 0, max: 1e6 }), narrow: fc.boolean() }), fc.boolean())
    fc.assert(
      fc.property(fc.integer({ min: 150, max: 3000 }), fc.array(look), (from, seen) => {
        const cap = new Cap(from)
        for (const [wayOut, crowded] of seen) {
          const before = cap.kbps
          expect(cap.look(wayOut, crowded)).toBe(cap.kbps !== before)
          expect(cap.kbps).toBeGreaterThanOrEqual(150)
          expect(cap.kbps).toBeLessThanOrEqual(3000)
        }
      }),
    )
  })
})

test.each([
  ['nothing', null, 1296, 1296],
  ['less than surely gets through', 700, 1296, 1296],
  ['more, as it may be', 1500, 1296, 1500],
  ['more than it can be', 3000, 352, 1584],
])('[U8] a check of a link that is remembered as %s', (_, before, atLeast, remembered) => {
  expect(linkChecked(before, atLeast)).toBe(remembered)
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
