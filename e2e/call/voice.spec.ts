import { expect, type Page } from '@playwright/test'
import { test } from './fixtures.ts'
import { becomes, hears } from './look.ts'
import { newRoom, type Pair, reopen, waitArmed } from './pair.ts'
import { openTurn } from './turn.ts'

/** Devices and permission in mid-call. A browser without hardware is made to tell of it as one with hardware does. */

const voice = (page: Page) => page.evaluate(() => bench.call.voice.getSnapshot())

async function connected(pair: Pair) {
  await waitArmed(pair, newRoom(), { voice: true, screen: false })
  await pair.helper.evaluate(() => bench.acceptOnly())
  await hears(pair.helper)
  await hears(pair.seeker)
}

/** Another microphone than the one in use is chosen by hand; its name. */
async function chooseAnother(page: Page): Promise<string> {
  const { chosen, used } = await page.evaluate(async () => {
    const { microphone, getSnapshot } = bench.call.voice
    const using = microphone.place.using?.id
    const chosen = getSnapshot().microphones.find(({ id }) => id !== using && id !== 'default')
    await microphone.choose(chosen ?? null)
    return { chosen, used: microphone.track?.getSettings().deviceId }
  })
  expect(chosen?.id).toBeTruthy()
  expect(used).toBe(chosen?.id)
  return chosen?.label ?? ''
}

/** The device of the microphone in use is pulled out: its track ends, and no list names it any more. */
const unplug = (page: Page, label: string) =>
  page.evaluate((label) => {
    const { mediaDevices } = navigator
    const all = mediaDevices.enumerateDevices.bind(mediaDevices)
    mediaDevices.enumerateDevices = async () => (await all()).filter((device) => device.label !== label)
    const { track } = bench.call.microphone
    track?.stop()
    mediaDevices.dispatchEvent(new Event('devicechange'))
    track?.dispatchEvent(new Event('ended'))
  }, label)

const plugIn = (page: Page) =>
  page.evaluate(() => {
    Reflect.deleteProperty(navigator.mediaDevices, 'enumerateDevices')
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  })

test('[U1] another microphone takes over without a gap; unplugged, it leaves the voice to the system’s and takes it again', async ({
  pair,
}) => {
  await connected(pair)
  const { tracks } = await pair.seeker.evaluate(() => bench.living())
  const label = await chooseAnother(pair.seeker)
  await hears(pair.helper)
  expect((await pair.seeker.evaluate(() => bench.living())).tracks).toBe(tracks)
  await unplug(pair.seeker, label)
  await expect.poll(async () => (await voice(pair.seeker)).moved?.kind).toBe('fell')
  const fallen = await voice(pair.seeker)
  expect(fallen).toMatchObject({ state: 'open', microphone: { away: { label } } })
  expect(fallen.microphone.using?.label).not.toBe(label)
  await hears(pair.helper)
  // Nobody who is muted is heard by a device that comes back.
  await pair.seeker.evaluate(() => bench.call.microphone.mute(true))
  await plugIn(pair.seeker)
  await expect.poll(async () => (await voice(pair.seeker)).moved?.kind).toBe('back')
  expect(await voice(pair.seeker)).toMatchObject({ state: 'muted', microphone: { away: null, using: { label } } })
  expect(await pair.seeker.evaluate(() => bench.call.microphone.track?.enabled)).toBe(false)
  await pair.seeker.evaluate(() => bench.call.microphone.mute(false))
  await hears(pair.helper)
  expect((await pair.seeker.evaluate(() => bench.living())).tracks).toBe(tracks)
})

test('[U4] a permission that is taken away in mid-call is told to both; given back, the voice goes on', async ({
  pair,
}) => {
  await connected(pair)
  try {
    await pair.seekerBrowser.allowMicrophone(false)
    await expect.poll(async () => (await voice(pair.seeker)).state).toBe('blocked')
    await expect.poll(() => pair.helper.evaluate(() => bench.call.getSnapshot().them.state?.microphone)).toBe('blocked')
    await hears(pair.seeker)
  } finally {
    await pair.seekerBrowser.allowMicrophone(true)
  }
  await expect.poll(async () => (await voice(pair.seeker)).state).toBe('open')
  await hears(pair.helper)
})

test('the voice goes as RED over Opus with in-band FEC, in a held offer, and in the one that both come to with a hello when none is held', async ({
  pair,
}) => {
  /** Of a description's voice: its first codec, and what Opus is told. */
  const voiceOf = (sdp: string) => {
    const [line = ''] = sdp.split('\r\n').filter((one) => one.startsWith('m=audio'))
    const first = line.split(' ')[3] ?? ''
    const opus = /a=rtpmap:(\d+) opus/.exec(sdp)?.[1] ?? ''
    const told = (payload: string, what: 'rtpmap' | 'fmtp') =>
      new RegExp(`a=${what}:${payload} (.*)`).exec(sdp)?.[1] ?? ''
    return { first: told(first, 'rtpmap'), opus: told(opus, 'fmtp') }
  }
  const said = (page: Page, kind: 'offer' | 'answer') =>
    page.evaluate((kind) => bench.heard.flatMap((one) => (one.kind === kind ? [one.sdp] : [])), kind)
  const wanted = { first: 'red/48000/2', opus: expect.stringContaining('useinbandfec=1') }
  // Every packet carries the one before it once more (the counters name Opus, which is what is in it).
  const size = (page: Page) =>
    page.evaluate(async () => {
      const report = await bench.call.getStats()
      const out = [...(report?.values() ?? [])].find((stat) => stat.type === 'outbound-rtp' && stat.mid === '0')
      return out.bytesSent / out.packetsSent
    })
  await connected(pair)
  const [held] = await pair.seeker.evaluate(() => bench.held)
  expect(voiceOf(held?.sdp ?? '')).toMatchObject(wanted)
  for (const sdp of await said(pair.seeker, 'answer')) expect(voiceOf(sdp)).toMatchObject(wanted)
  for (const page of [pair.seeker, pair.helper]) expect(await size(page)).toBeGreaterThan(75)

  // Both reload: nothing is held any more, and the helper's greeting is what brings an offer.
  const room = newRoom()
  await Promise.all([reopen(pair.seeker, 'seeker', room), reopen(pair.helper, 'helper', room)])
  await Promise.all(
    [pair.helper, pair.seeker].map((page) => page.evaluate(() => bench.call.join({ microphone: true }))),
  )
  await Promise.all([becomes(pair.helper, 'connected'), becomes(pair.seeker, 'connected')])
  await Promise.all([hears(pair.helper), hears(pair.seeker)])
  const offers = await said(pair.helper, 'offer')
  expect(offers.length).toBeGreaterThan(0)
  for (const sdp of offers) expect(voiceOf(sdp)).toMatchObject(wanted)
})

test('[U8] a page finds its relay and the least that gets through it, and leaves nothing behind', async ({ pair }) => {
  const check = (iceServers: RTCIceServer[]) =>
    pair.helper.evaluate((iceServers) => bench.checkNetwork(iceServers), iceServers)
  const before = await pair.helper.evaluate(() => bench.living())
  const turn = await openTurn()
  try {
    expect((await check(turn.iceServers))?.path).toMatch(/direct|relay/)
    // Where too little got out for a figure there is none: asked again, there is.
    await expect.poll(async () => (await check(turn.iceServers))?.kbps ?? 0, { timeout: 30_000 }).toBeGreaterThan(100)
    turn.pause()
    expect(await check(turn.iceServers)).toEqual({ path: 'blocked', kbps: null })
  } finally {
    await turn.close()
  }
  expect(await check([])).toEqual({ path: 'near', kbps: null })
  expect(await pair.helper.evaluate(() => bench.living())).toEqual(before)
})
