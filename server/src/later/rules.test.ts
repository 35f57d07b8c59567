import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedAt, leftAt, MOST_TIMES, mayAsk, turnOf, type Wish, wished } from './rules.ts'

const now = new Date('2026-11-25T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('[G4] a wish is asked about, rests half an hour, and is asked about again, five times', () => {
  const wish = wished(now)
  expect(mayAsk(wish, now)).toBe(true)
  const asked = askedAt(wish, now)
  expect([mayAsk(asked, now), turnOf(asked)]).toEqual([false, later(10)])
  const rested = leftAt(asked, later(10))
  expect(rested && [mayAsk(rested, later(39)), mayAsk(rested, later(40))]).toEqual([false, true])
  const last = { ...asked, times: MOST_TIMES }
  expect(leftAt(last, later(10))).toBeNull()
})

test('[G1] after three days it is over', () => {
  const wish = wished(now)
  const end = later(3 * 24 * 60)
  expect(turnOf(wish)).toEqual(end)
  expect(mayAsk(wish, end)).toBe(false)
  expect(leftAt(askedAt(wish, end), end)).toBeNull()
})

test('[G4] whatever somebody answers and however often it is tried, five questions, half an hour apart', () => {
  const steps = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 200 }), left: fc.boolean() }), {
    maxLength: 80,
  })
  fc.assert(
    fc.property(steps, (all) => {
      let wish: Wish | null = wished(now)
      let at = now
      const asked: number[] = []
      for (const { minutes, left } of all) {
        at = new Date(at.getTime() + minutes * 60_000)
        if (wish === null) break
        if (mayAsk(wish, at)) {
          wish = askedAt(wish, at)
          asked.push(at.getTime())
        } else if (wish.asksUntil !== null && (left || wish.asksUntil <= at)) wish = leftAt(wish, at)
      }
      expect(asked.length).toBeLessThanOrEqual(MOST_TIMES)
      for (const [i, one] of asked.entries())
        if (i > 0) expect(one - (asked[i - 1] ?? 0)).toBeGreaterThanOrEqual(1_800_000)
    }),
  )
})
