import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { becomes, hears, seesThePattern, snapshot } from './look.ts'
import { newRoom, reopen, waitArmed } from './pair.ts'

/** How two pages meet, over a held offer or without one, and again after a reload. */

test('either page may be reloaded and comes back to the same session', async ({ pair }) => {
  const room = newRoom()
  await waitArmed(pair, room)
  await pair.helper.evaluate(() => bench.accept())
  await reopen(pair.helper, 'helper', room)
  await pair.helper.evaluate(() => bench.call.join({ microphone: true }))
  await becomes(pair.helper, 'connected')
  await seesThePattern(pair.helper)
  await hears(pair.helper)
  await hears(pair.seeker)
  expect(await pair.seeker.evaluate(() => bench.phases)).toContain('lost')

  await reopen(pair.seeker, 'seeker', room)
  await pair.seeker.evaluate(() => bench.call.join({ microphone: true }))
  await becomes(pair.seeker, 'connected')
  await hears(pair.helper)
  await pair.seeker.bringToFront()
  expect(await pair.seeker.evaluate(() => bench.call.share())).toBe('picked')
  await seesThePattern(pair.helper)
  expect((await snapshot(pair.helper)).together.ms).toBeGreaterThan(0)
})

test('a held offer that is not alive any more becomes a normal one', async ({ pair }) => {
  const room = newRoom()
  await waitArmed(pair, room)
  // An older generation than any that lives in the seeker's page.
  const stale = await pair.seeker.evaluate(() => ({ ...bench.held.at(-1), generation: 0 }))
  await pair.helper.evaluate((held) => bench.call.join({ held: held as never, microphone: true }), stale)
  await becomes(pair.helper, 'connected')
  await seesThePattern(pair.helper)
  expect(await pair.helper.evaluate(() => bench.heard.some((one) => one.kind === 'offer'))).toBe(true)
})

test('a held offer of a page that is gone becomes a normal one with the page that is there', async ({ pair }) => {
  const room = newRoom()
  await waitArmed(pair, room)
  await reopen(pair.seeker, 'seeker', room)
  await pair.helper.evaluate(() => bench.acceptOnly())
  await pair.seeker.evaluate(() => bench.call.join())
  await becomes(pair.helper, 'connected')
  await hears(pair.seeker)
})

test('an offer renewed as the network changes is the one that is answered; the one before still can be', async ({
  pair,
}) => {
  for (const answered of ['newest', 'before']) {
    const room = newRoom()
    await waitArmed(pair, room)
    await pair.seeker.evaluate(() => void dispatchEvent(new Event('online')))
    await pair.seeker.waitForFunction(() => bench.held.length === 2, undefined, { polling: 100 })
    const [before, newest] = await pair.seeker.evaluate(() => bench.held)
    expect(newest?.generation).toBe((before?.generation ?? 0) + 1)
    const held = answered === 'newest' ? newest : before
    await pair.helper.evaluate((held) => bench.call.join({ held: held ?? null, microphone: true }), held)
    await becomes(pair.helper, 'connected')
    await seesThePattern(pair.helper)
    expect(await pair.helper.evaluate(() => bench.heard.some((one) => one.kind === 'offer'))).toBe(false)
    // Every other prepared link is over.
    expect((await pair.seeker.evaluate(() => bench.living())).links).toBe(1)
    await Promise.all([pair.seeker.reload(), pair.helper.reload()])
  }
})
