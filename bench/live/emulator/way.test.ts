import { chanceOf } from '@binome/matching/chance.fixture.ts'
import { describe, expect, it } from 'vitest'
import { LINKS, type Link } from '../links.ts'
import { type Fate, Way } from './way.ts'

const wide: Link = { rate: null, delay: 0, jitter: 0, loss: 0, queue: 400 }
const arrivals = (fates: Fate[]) => fates.flatMap((fate) => (typeof fate === 'object' ? [fate.arrives] : []))
/** So many packets, one every so many ms. */
const send = (way: Way, packets: number, every: number, bytes = 1200): Fate[] =>
  Array.from({ length: packets }, (_, i) => way.put(bytes, i * every))

describe('one way of the emulated link', () => {
  it('is not there when nothing is asked of it', () => {
    expect(arrivals(send(new Way(wide, chanceOf(1)), 5, 10))).toEqual([0, 10, 20, 30, 40])
  })

  it('carries its rate and no more', () => {
    const way = new Way({ ...wide, rate: 1500 }, chanceOf(1))
    // 2,400 kbit/s offered for ten seconds.
    const came = arrivals(send(way, 2500, 4))
    const carried = (came.length * 1200 * 8) / (came.at(-1) ?? 0)
    expect(carried).toBeGreaterThan(1490)
    expect(carried).toBeLessThanOrEqual(1501)
    expect(way.counts.full + came.length).toBe(2500)
  })

  it('lets nothing wait longer than its queue', () => {
    const way = new Way({ ...wide, rate: 500 }, chanceOf(1))
    const waits = send(way, 2000, 4).flatMap((fate, i) => (typeof fate === 'object' ? [fate.arrives - i * 4] : []))
    const ownTime = (1200 * 8) / 500
    expect(Math.max(...waits)).toBeLessThan(400 + ownTime + 0.1)
    expect(Math.max(...waits)).toBeGreaterThan(380)
  })

  it('an idle link has no memory of what went over it', () => {
    const way = new Way({ ...wide, rate: 1500 }, chanceOf(1))
    send(way, 50, 0)
    expect(way.put(1500, 60_000)).toEqual({ arrives: 60_008 })
  })

  it('loses its share', () => {
    const way = new Way({ ...wide, loss: 0.08 }, chanceOf(3))
    send(way, 20_000, 1)
    expect(way.counts.lost / 20_000).toBeCloseTo(0.08, 2)
  })

  it('delays by its delay, give or take its jitter, and keeps the order', () => {
    const way = new Way({ ...wide, delay: 80, jitter: 15 }, chanceOf(5))
    // Far enough apart that none is held up by the one before.
    const waits = arrivals(send(way, 4000, 200)).map((at, i) => at - i * 200)
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length
    const spread = Math.sqrt(waits.reduce((sum, wait) => sum + (wait - mean) ** 2, 0) / waits.length)
    expect(mean).toBeCloseTo(80, -1)
    expect(spread).toBeGreaterThan(14)
    expect(spread).toBeLessThan(16)
    const close = arrivals(send(new Way({ ...wide, delay: 80, jitter: 15 }, chanceOf(5)), 4000, 1))
    expect(close).toEqual(close.toSorted((a, b) => a - b))
  })

  it('is silent while it is cut, and is there again after', () => {
    const way = new Way(LINKS.clean, chanceOf(1))
    way.cut = true
    expect(way.put(100, 0)).toBe('cut')
    way.cut = false
    expect(way.put(100, 10_000)).toEqual({ arrives: 10_000 })
  })

  it('is the same again from the same seed', () => {
    const run = (seed: number) => send(new Way(LINKS['1500bad'], chanceOf(seed)), 500, 3)
    expect(run(11)).toEqual(run(11))
    expect(run(11)).not.toEqual(run(12))
  })
})
