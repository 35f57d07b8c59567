import { expect } from '@playwright/test'
import { test } from './fixtures.ts'
import { becomes, flows, hears, received, seesThePattern, snapshot } from './look.ts'
import { newRoom, type Pair, waitArmed } from './pair.ts'
import { openTurn, RELAY } from './turn.ts'

/** What befalls a call, and how it goes on: each told by what the pages then are, never by waiting a while. */

/** Of the voice packets are enough: what is told is the link. */
const bothHear = ({ seeker, helper }: Pair) =>
  Promise.all([flows(seeker, 'audioPackets'), flows(helper, 'audioPackets')])

test('another network, of one and of both at once: they look for another way while the call goes on, and one yields', async ({
  pair,
}) => {
  const { seeker, helper } = pair
  await waitArmed(pair, newRoom())
  await helper.evaluate(() => bench.accept())
  await seeker.evaluate(() => void dispatchEvent(new Event('online')))
  await expect.poll(() => helper.evaluate(() => bench.heard.filter((one) => one.kind === 'offer').length)).toBe(1)
  const [ufrags, settled] = await Promise.all([
    Promise.all([
      seeker.evaluate(() => bench.held.map(({ sdp }) => /ice-ufrag:(\S+)/.exec(sdp)?.[1])),
      helper.evaluate(() =>
        bench.heard.flatMap((one) => (one.kind === 'offer' ? [/ice-ufrag:(\S+)/.exec(one.sdp)?.[1]] : [])),
      ),
    ]),
    bothHear(pair),
  ])
  expect(settled).toHaveLength(2)
  expect(new Set(ufrags.flat()).size).toBe(2)
  for (const page of [seeker, helper]) expect(await page.evaluate(() => bench.phases)).not.toContain('lost')

  // Both at once: their offers cross.
  for (const page of [seeker, helper])
    await page.evaluate(() => {
      bench.heard.length = 0
    })
  await Promise.all([seeker, helper].map((page) => page.evaluate(() => void dispatchEvent(new Event('online')))))
  for (const page of [seeker, helper])
    await expect
      .poll(() => page.evaluate(() => bench.heard.some((one) => one.kind === 'answer' || one.kind === 'offer')))
      .toBe(true)
  await Promise.all([hears(helper), hears(seeker)])
  expect([(await snapshot(seeker)).phase, (await snapshot(helper)).phase]).toEqual(['connected', 'connected'])
})

test('[N5] [N8] who is added, a tab of their own too, takes a place, is told, and never makes a second link', async ({
  pair,
}) => {
  const { seeker, helper } = pair
  const room = newRoom()
  await waitArmed(pair, room)
  await helper.evaluate(() => bench.accept())
  await expect.poll(async () => (await snapshot(seeker)).assurance.state).toBe('ready')
  const added = await pair.helperBrowser.context.newPage()
  await added.goto(helper.url())
  await added.evaluate((room) => bench.open('helper', room), room)
  await added.evaluate(() => bench.acceptOnly())
  await becomes(helper, 'ended')
  expect((await snapshot(helper)).ended).toBe('elsewhere')
  await becomes(added, 'connected')
  await seesThePattern(added)
  expect((await snapshot(seeker)).assurance.changed).toBe(true)
  for (const page of [seeker, helper, added]) {
    expect(await page.evaluate(() => bench.mostUp())).toBe(1)
    expect((await page.evaluate(() => bench.living())).links).toBe(page === helper ? 0 : 1)
  }
})

test('a computer that sleeps is called back, whoever’s it is, and finds its way back by itself', async ({ pair }) => {
  test.setTimeout(120_000)
  const { seeker, helper } = pair
  await waitArmed(pair, newRoom())
  await helper.evaluate(() => bench.accept())
  for (const [browser, other] of [
    [pair.helperBrowser, seeker],
    [pair.seekerBrowser, helper],
  ] as const) {
    browser.pause()
    try {
      await expect.poll(async () => (await snapshot(other)).connection, { timeout: 30_000 }).toBe('lost')
      await becomes(other, 'reconnecting')
    } finally {
      browser.resume()
    }
    await Promise.all([becomes(seeker, 'connected'), becomes(helper, 'connected')])
    await bothHear(pair)
    await flows(helper, 'videoFrames')
  }
})

test('an offer held for half an hour was renewed all along, and meets them', async ({ pair }) => {
  const { seeker, helper } = pair
  await waitArmed(pair, newRoom())
  await seeker.evaluate(async () => {
    while (bench.held.length < 16) await bench.renew()
  })
  // The one before is still answerable for a moment; every older one is over.
  expect((await seeker.evaluate(() => bench.living())).links).toBe(2)
  expect(await helper.evaluate(() => bench.accept())).toBeLessThan(5000)
  const [answer] = await seeker.evaluate(() => bench.heard.filter((one) => one.kind === 'answer'))
  const newest = await seeker.evaluate(() => bench.held.at(-1))
  expect(answer).toMatchObject({ link: `${newest?.tab}.${newest?.generation}` })
  await bothHear(pair)
})

test('the same where no way leads straight from one to the other: each offer has a credential of its own, and the relay is found by itself', async ({
  pair,
}) => {
  const { seeker, helper } = pair
  const turn = await openTurn()
  try {
    // Not "relay only": what they do is try everything.
    const options = { iceServers: turn.serversFor('first'), shut: true }
    await waitArmed(pair, newRoom(), { voice: true, screen: true }, options)
    const renewals = Array.from({ length: 15 }, (_, one) => `renewal-${one + 1}`)
    await seeker.evaluate(
      async (all) => {
        for (const servers of all) await bench.renew(servers)
      },
      renewals.map((name) => turn.serversFor(name)),
    )
    expect(turn.names()).toEqual(['first', ...renewals])
    // Those before are given back: the last two are alive, and what tries the way out while waiting.
    await expect.poll(() => turn.allocations()).toBeLessThanOrEqual(6)
    expect(await helper.evaluate(() => bench.accept())).toBeLessThan(10_000)
    const [answer] = await seeker.evaluate(() => bench.heard.filter((one) => one.kind === 'answer'))
    const newest = await seeker.evaluate(() => bench.held.at(-1))
    expect(answer).toMatchObject({ link: `${newest?.tab}.${newest?.generation}` })
    await bothHear(pair)
    for (const page of [seeker, helper]) expect((await received(page)).relayed).toBe(true)
    expect(await seeker.evaluate(() => bench.offers.length)).toBe(0)
  } finally {
    await turn.close()
  }
})

test('[S14] through a relay only: TCP or TLS where UDP is shut, no address told, a dead relay replaced, closed at the end', async ({
  pair,
}) => {
  test.setTimeout(120_000)
  const { seeker, helper } = pair
  const [tls, tcp] = await Promise.all([openTurn({ speaks: 'tls' }), openTurn({ speaks: 'tcp' })])
  try {
    const options = { iceServers: tls.iceServers, relayOnly: true }
    await waitArmed(pair, newRoom(), { voice: true, screen: true }, options)
    await seeker.evaluate(() => bench.skip(120_000))
    await expect.poll(() => seeker.evaluate(() => bench.held.length)).toBe(2)
    expect(await helper.evaluate(() => bench.accept())).toBeLessThan(10_000)
    await bothHear(pair)
    for (const page of [seeker, helper]) expect(await received(page)).toMatchObject({ relayed: true, relay: 'tls' })

    // Everything that was said so as to meet: no candidate but the relay's, and no address beside it.
    const told = [
      ...(await seeker.evaluate(() => bench.held.map(({ sdp }) => sdp))),
      ...(
        await Promise.all(
          [seeker, helper].map((page) => page.evaluate(() => bench.heard.map((one) => JSON.stringify(one)))),
        )
      ).flat(),
    ].join('\n')
    expect(told).toContain(`${RELAY} `)
    expect(told.match(/typ (?!relay)\w+/g) ?? []).toEqual([])
    expect(told.match(/raddr (?!0\.0\.0\.0 rport 0\b)\S+ rport \S+/g) ?? []).toEqual([])
    // Chromium writes 127.0.0.1 into every `o=`, whoever it is.
    const addresses = new Set(
      told.replaceAll(/o=- \d+ \d+ IN IP4 127\.0\.0\.1/g, '').match(/\d+\.\d+\.\d+\.\d+|[\w-]+\.local/g),
    )
    expect([...addresses].filter((one) => one !== RELAY && one !== '0.0.0.0')).toEqual([])

    // The relay dies in mid-call; another one answers.
    for (const page of [seeker, helper])
      await page.evaluate((servers) => {
        bench.iceServers = servers
      }, tcp.iceServers)
    await tls.close()
    await expect.poll(async () => (await snapshot(helper)).connection, { timeout: 30_000 }).toBe('lost')
    await expect.poll(async () => (await received(helper)).relay, { timeout: 40_000 }).toBe('tcp')
    await bothHear(pair)

    expect(tcp.allocations()).toBeGreaterThanOrEqual(2)
    await Promise.all([seeker, helper].map((page) => page.evaluate(() => bench.call.end())))
    await expect.poll(() => tcp.allocations()).toBe(0)
    await Promise.all(
      [seeker, helper].map(async (page) => expect((await page.evaluate(() => bench.living())).links).toBe(0)),
    )
  } finally {
    await Promise.all([tls.close(), tcp.close()])
  }
})
