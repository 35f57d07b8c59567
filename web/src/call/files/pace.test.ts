import { describe, expect, test } from 'vitest'
import { CHUNK } from './chunk.ts'
import { Pace } from './pace.ts'

/** A link with a queue: so many bytes a millisecond, of which others take a share; a way there and back. */
function drive(pace: Pace, link: { rate: (ms: number) => number; way: number }, until: number) {
  let [now, sent, queue, clearedAt] = [0, 0, 0, 0]
  const acks: { at: number; upTo: number }[] = []
  const queued: number[] = []
  for (; now < until; now += 1) {
    while (acks[0] && acks[0].at <= now) pace.handleAck(acks.shift()?.upTo ?? 0, now)
    while (pace.mayPass(CHUNK)) {
      sent += CHUNK
      clearedAt = Math.max(now, clearedAt) + CHUNK / link.rate(now)
      pace.handleSent(sent, CHUNK, now)
      acks.push({ at: clearedAt + 2 * link.way, upTo: sent })
    }
    queue = Math.max(0, clearedAt - now)
    queued.push(queue)
  }
  return { sent, queued }
}

const worst = (queued: number[], from: number, to: number) =>
  queued.slice(from, to).toSorted((a, b) => a - b)[Math.floor((to - from) * 0.95)] ?? 0

describe('[X7] a file yields', () => {
  test('on a link of 1.5 Mbit/s its own queue stays short, and most of the link is used', () => {
    const { sent, queued } = drive(new Pace(), { rate: () => 187.5, way: 40 }, 30_000)
    // One chunk alone takes 87 ms there.
    expect(worst(queued, 10_000, 30_000)).toBeLessThan(200)
    expect(sent).toBeGreaterThan(0.7 * 187.5 * 30_000)
  })

  test('when others take most of it, it gives way within two seconds', () => {
    const { queued } = drive(new Pace(), { rate: (ms) => (ms < 10_000 ? 1250 : 125), way: 20 }, 25_000)
    expect(worst(queued, 14_000, 25_000)).toBeLessThan(300)
  })

  test('a wide link is filled', () => {
    const { sent } = drive(new Pace(), { rate: () => 60_000, way: 1 }, 5_000)
    expect(sent).toBeGreaterThan(0.5 * 60_000 * 5_000)
  })

  test('on a poor connection one message goes at a time; afterwards it begins small', () => {
    const pace = new Pace()
    pace.slow(true)
    pace.handleSent(CHUNK, CHUNK, 0)
    expect(pace.mayPass(1)).toBe(false)
    pace.handleAck(CHUNK, 100)
    expect(pace.mayPass(CHUNK)).toBe(true)
    pace.slow(false)
    expect(pace.window).toBeLessThanOrEqual(2 * CHUNK)
  })

  test('one chunk always passes when nothing is under way: it never stands still', () => {
    const pace = new Pace()
    for (let i = 1; i < 400; i += 1) {
      expect(pace.mayPass(CHUNK)).toBe(true)
      pace.handleSent(i * CHUNK, CHUNK, i * 5000)
      pace.handleAck(i * CHUNK, i * 5000 + (i % 2 ? 20 : 4000))
    }
  })
})
