import { availableParallelism } from 'node:os'
import { describe, expect, test } from 'vitest'
import { play } from './schedule.ts'
import { playIn } from './threads.ts'
import { takeTurns } from './turns.ts'

/**
 * [A2] to [A8], [A11], one tap at a time, the limits of the house, the timers of every open state: looked at after every
 * commit of so many schedules. `npm run bench:schedules` plays more; `-- --seed S` plays one again and tells its steps.
 */
const SCHEDULES = 5_000

/** Seeds that once broke a law, by what was wrong. */
const kept = [
  [3220, 'somebody was tapped who had begun to search while the plan was written [A5]'],
  [3168, 'a tap stayed open to somebody who had accepted another [A11]'],
  [
    1204,
    'an ask waited while somebody was free: a search heard of again after a crash, a plan repeated, a tab reopened',
  ],
  [1764, 'the same'],
  [2184, 'the same'],
  [3052, 'the same'],
  [236, 'somebody was tapped who rests: the end of their session was not heard yet [A5]'],
  [872, 'the same'],
  [1052, 'somebody was tapped who gave their week by a session whose end was not heard yet [A5]'],
  [28640, 'the same by a session that began weeks before: the server stood still, and ended it when it was back [A5]'],
  [392, 'a tap that was put off came again to somebody who waits with its ask [J3]'],
  [13532, 'an ask waited while somebody was free: its try was lost with a connection, and was the last [D8]'],
  [33544, 'the same'],
  [250472, 'the same: an ask was taken up and ended, and heard of the other way round [K8]'],
  [190160, 'a Yes was told of a session, where whoever asked was asking something else [A7]'],
  [909008, 'a line was left while the first searched on again: answered, and of no encounter [J6]'],
  [4556, 'an ask was taken up while its seeker began to ask something else: a key was taken [A2]'],
] as const

describe('schedules', () => {
  test.each(kept)('seed %i: %s', async (seed) => {
    const turns = takeTurns()
    try {
      expect((await play(seed, turns)).violations).toEqual([])
    } finally {
      turns.release()
    }
  })

  test('in one of eight the process dies at any step alike, from the first to the last', async () => {
    const turns = takeTurns()
    const places: number[] = []
    for (let seed = 4; seed < 18 * 40; seed += 18) {
      let steps = 0
      const deaths: number[] = []
      const trace = (line: string) => {
        if (line.includes(' →')) steps += 1
        else if (line.endsWith(' crash')) deaths.push(steps)
      }
      await play(seed, turns, { trace })
      places.push(...deaths.map((at) => at / steps))
    }
    turns.release()
    const shares = [0, 0.25, 0.5, 0.75].map((from) => places.filter((at) => from <= at && at < from + 0.25).length)
    expect(places.length).toBeGreaterThan(30)
    for (const count of shares) expect(count / places.length).toBeGreaterThan(0.1)
  })

  test(`${SCHEDULES} seeds break no law`, { timeout: 600_000 }, async () => {
    const width = Math.min(2, availableParallelism())
    const parts = await Promise.all(Array.from({ length: width }, (_, i) => playIn(i + 1, width, SCHEDULES)))
    const played = parts.reduce((sum, part) => sum + part.played, 0)
    expect(parts.flatMap((part) => part.failed)).toEqual([])
    expect(played).toBe(SCHEDULES)
  })
})
