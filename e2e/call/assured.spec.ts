import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { becomes, hears, received, seesThePattern } from './look.ts'
import { newRoom, reopen, waitArmed } from './pair.ts'

const assurance = (page: Page) => page.evaluate(() => bench.call.getSnapshot().assurance)
const ready = (page: Page) => expect.poll(async () => (await assurance(page)).state, { timeout: 20_000 }).toBe('ready')

test('[N1] [N5] [N7] both have the same words, over another link too, which a hello costs and not the meeting; who takes a place is refused or told', async ({
  pair,
}) => {
  const { seeker, helper } = pair
  const room = newRoom()
  await waitArmed(pair, room)
  await helper.evaluate(() => bench.accept())
  await Promise.all([ready(seeker), ready(helper)])
  const first = await assurance(seeker)
  expect(await assurance(helper)).toEqual(first)
  expect(first.words?.places).toHaveLength(4)

  // Another link between the same pages.
  await seeker.evaluate(() => bench.say({ kind: 'hello', from: bench.tab, reply: false, dropped: null }))
  await expect.poll(() => helper.evaluate(() => bench.phases)).toContain('lost')
  await Promise.all([becomes(helper, 'connected'), becomes(seeker, 'connected')])
  await seesThePattern(helper)
  await Promise.all([hears(helper), hears(seeker)])
  await Promise.all([ready(seeker), ready(helper)])
  expect([await assurance(seeker), await assurance(helper)]).toEqual([first, first])

  // Another certificate on the link that is there, as a server would try it: nothing of it is taken.
  const before = await received(helper)
  await seeker.evaluate(() => {
    const offer = bench.offers.at(-1)
    if (!offer) throw new Error('no offer was made')
    const sdp = offer.sdp
      .replaceAll(/^a=fingerprint:sha-256 .*$/gm, `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}\r`)
      .replaceAll(/^a=ice-ufrag:.*$/gm, 'a=ice-ufrag:else\r')
    bench.say({ ...offer, sdp })
  })
  await expect.poll(() => helper.evaluate(() => bench.heard.filter((one) => one.kind === 'offer').length)).toBe(2)
  await expect.poll(async () => (await received(helper)).audioPackets).toBeGreaterThan(before.audioPackets + 25)
  expect(await assurance(helper)).toEqual(first)

  // A page read anew has another certificate.
  await reopen(seeker, 'seeker', room)
  await seeker.evaluate(() => bench.call.join())
  await expect.poll(async () => (await assurance(helper)).changed, { timeout: 20_000 }).toBe(true)
  await Promise.all([ready(seeker), ready(helper)])
  expect((await assurance(helper)).words).not.toEqual(first.words)
  expect((await assurance(seeker)).words).toEqual((await assurance(helper)).words)
})
