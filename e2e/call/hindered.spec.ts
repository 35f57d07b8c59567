import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { flows, hears, received } from './look.ts'
import { newRoom, waitArmed } from './pair.ts'
import { openTurn } from './turn.ts'

const connection = (page: Page) => page.evaluate(() => bench.call.getSnapshot().connection)

test('through a relay only; when it stops, the connection is told lost, calls back and heals', async ({ pair }) => {
  test.setTimeout(120_000)
  const turn = await openTurn()
  try {
    const options = { iceServers: turn.iceServers, relayOnly: true }
    await waitArmed(pair, newRoom(), { voice: true, screen: true }, options)
    const { seeker, helper } = pair
    expect(await helper.evaluate(() => bench.accept())).toBeLessThan(8000)
    await flows(helper, 'audioPackets')
    await flows(seeker, 'audioPackets')
    for (const page of [seeker, helper]) {
      expect((await received(page)).relayed).toBe(true)
      // No address of anybody leaves but the relay's.
      const said = await page.evaluate(() =>
        bench.heard.flatMap((one) => (one.kind === 'candidate' ? [one.candidate] : [])),
      )
      expect(said.filter((one) => one !== '' && !one.includes('typ relay'))).toEqual([])
    }
    turn.pause()
    await expect.poll(() => connection(helper), { timeout: 30_000 }).toBe('lost')
    await expect.poll(() => helper.evaluate(() => bench.phases), { timeout: 30_000 }).toContain('reconnecting')
    turn.resume()
    await expect.poll(() => connection(helper), { timeout: 40_000, intervals: [100] }).toBe('healed')
    await expect.poll(() => connection(helper), { timeout: 20_000 }).toBe('good')
    await flows(helper, 'audioPackets')
  } finally {
    await turn.close()
  }
})

test('without a microphone one still hears, sees and points', async ({ pair }) => {
  await pair.helperBrowser.allowMicrophone(false)
  try {
    await waitArmed(pair, newRoom())
    await pair.helper.evaluate(() => bench.accept())
    await hears(pair.helper)
    await expect.poll(() => pair.helper.evaluate(() => bench.call.getSnapshot().me.microphone)).toBe('blocked')
    await expect.poll(() => connection(pair.helper)).toBe('mic_blocked')
    await expect.poll(() => pair.seeker.evaluate(() => bench.call.getSnapshot().them.state?.microphone)).toBe('blocked')
    const stage = await pair.seeker.evaluate(() => bench.tab)
    await pair.helper.evaluate((stage) => bench.call.pointer.point(stage, [0.5, 0.25]), stage)
    await expect.poll(() => pair.seeker.evaluate(() => bench.pointed.length)).toBeGreaterThan(0)
  } finally {
    await pair.helperBrowser.allowMicrophone(true)
  }
})
