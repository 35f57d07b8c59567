import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { hears, snapshot } from './look.ts'
import { newRoom, waitArmed } from './pair.ts'

test('an end leaves nothing: no track, light, timer, worker, window or link', async ({ pair }) => {
  await waitArmed(pair, newRoom())
  await pair.helper.evaluate(() => bench.accept())
  await hears(pair.seeker)
  await pair.seeker.evaluate(() => bench.call.microphone.level())
  expect((await pair.seeker.evaluate(() => bench.living())).tracks).toBeGreaterThan(1)
  const nothing = { links: 0, tracks: 0, workers: 0, audioContexts: 0, windows: 0, timers: 0 }
  await pair.seeker.evaluate(() => bench.call.end())
  await expect.poll(() => pair.seeker.evaluate(() => bench.living())).toEqual(nothing)
  await expect.poll(async () => (await snapshot(pair.helper)).them.left).toBe(true)
  await pair.helper.evaluate(() => bench.call.end())
  await expect.poll(() => pair.helper.evaluate(() => bench.living())).toEqual(nothing)
})

test('a withdrawn ask puts everything out and lets the offer go', async ({ pair }) => {
  await waitArmed(pair, newRoom())
  await pair.seeker.evaluate(() => bench.call.withdraw())
  expect((await snapshot(pair.seeker)).phase).toBe('idle')
  await expect
    .poll(() => pair.seeker.evaluate(() => bench.living()))
    .toEqual({ links: 0, tracks: 0, workers: 1, audioContexts: 0, windows: 0, timers: 0 })
})
