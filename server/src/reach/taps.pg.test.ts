import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accept, ask, tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { type Browser, type PushService, pushService } from '../../test/push-service.ts'
import { withBrowser } from '../../test/reached.ts'
import { cancelAsk } from '../ask/actions.ts'
import { saveAsking, setAvailability } from '../availability/actions.ts'
import { ANY_TIME } from '../availability/rules.ts'
import { declineOffer, postponeOffer, seeOffer } from '../offer/actions.ts'
import { tapsFor } from '../offer/view.ts'
import { createMetrics } from '../platform/metrics.ts'
import { createDeliveries } from './deliveries.ts'
import { createHand } from './push.ts'
import { notePush, saveSwitches } from './store.ts'
import { tapMessage } from './taps.ts'

let service: PushService
let world: TestCore
let seeker: string
let helper: string
beforeEach(async () => {
  world = await testCore({
    people: 2,
    outside: async (clock) => {
      service = await pushService(clock)
      return service.outside
    },
  })
  ;[seeker = '', helper = ''] = world.people
  await world.core.matches.of(world.organizationId)
})
afterEach(async () => {
  await world.stop()
  await service.close()
})

const closeTabs = async (personId: string) => {
  world.line.setTabs(personId, 0)
  await world.core.reach(world.organizationId, personId, false)
}
const theTap = async (askId: string) => {
  const [one] = await tapped(world, askId)
  if (!one) throw new Error('nobody was tapped')
  return one
}
const lapsesAt = async () => (await tapsFor(world.fresh.db, world.organizationId, helper))[0]?.lapsesAt
const inS = (seconds: number) => new Date(world.clock.now().getTime() + seconds * 1000).toISOString()
const seen = (offerId: string) =>
  seeOffer(world.core.house, world.core.matches, { organizationId: world.organizationId, personId: helper }, offerId)
const takeBack = (askId: string) => cancelAsk(world.core.house, world.caller(seeker), { askId, solvedAlone: false })
const timersLeft = async () =>
  (
    await sql<{ kind: string }>`SELECT kind FROM timer WHERE kind LIKE 'push%' OR kind = 'reach_tap'`.execute(
      world.fresh.db,
    )
  ).rows

describe('[V3] through what a tap can arrive', () => {
  test('nobody without a tab and without a browser that can be woken is tapped', async () => {
    await closeTabs(helper)
    const { id } = await ask(world, seeker)
    expect(await tapped(world, id)).toEqual([])
  })

  test('a browser that can be woken is enough, until notifications are turned off', async () => {
    const { browser } = await withBrowser(world, service, helper)
    await closeTabs(helper)
    const { id } = await ask(world, seeker)
    expect(await tapped(world, id)).toHaveLength(1)
    await takeBack(id)
    await world.core.settled()
    await saveSwitches(world.fresh.db, world.organizationId, helper, { push: false })
    await world.core.reach(world.organizationId, helper, false)
    const before = browser.requests
    expect(await tapped(world, (await ask(world, seeker)).id)).toEqual([])
    expect(browser.requests).toBe(before)
  })

  test('without the tab a notification alone brings it, also while a page of ours is looked at', async () => {
    const { browser } = await withBrowser(world, service, helper)
    await saveSwitches(world.fresh.db, world.organizationId, helper, { tab: false })
    await world.core.matches.of(world.organizationId).then((match) => match.refresh(helper))
    await ask(world, seeker)
    await world.pass(0)
    expect(browser.got[0]?.words).toMatchObject({ kind: 'tap', evenLooked: true })
  })

  test('[V5] a sign-in that ended takes its browser along', async () => {
    const { sessionId } = await withBrowser(world, service, helper)
    await sql`DELETE FROM auth_session WHERE id = ${sessionId}`.execute(world.fresh.db)
    await closeTabs(helper)
    expect(await tapped(world, (await ask(world, seeker)).id)).toEqual([])
  })
})

describe('[V2] one channel, then the next', () => {
  test('no tab: the notification is there at once, encrypted for this browser, with the life of the tap', async () => {
    const { browser } = await withBrowser(world, service, helper)
    await closeTabs(helper)
    const { id } = await ask(world, seeker, 'Mon RECHERCHEX renvoie #N/A')
    await world.pass(0)
    const { offerId } = await theTap(id)
    expect(browser.got).toEqual([
      {
        ttl: 180,
        topic: offerId.replaceAll('-', ''),
        urgency: 'high',
        subject: 'mailto:binome@localhost',
        words: {
          kind: 'tap',
          tag: `ask-${id}`,
          title: expect.stringContaining('vous cherche'),
          body: 'Mon RECHERCHEX renvoie #N/A',
          lang: 'fr',
          url: `/tap/${offerId}`,
          sound: false,
        },
      },
    ])
    // [V7]
    expect(await lapsesAt()).toBe(inS(180))
    expect(world.line.sent(helper).at(-1)).toMatchObject({ part: 'tap', tap: { lapsesAt: inS(180) } })
    await world.pass(120)
    expect(await tapped(world, id)).toHaveLength(1)
    expect(browser.requests).toBe(1)
    expect(await timersLeft()).toEqual([])
  })

  test('a tab that shows it is enough', async () => {
    const { browser } = await withBrowser(world, service, helper)
    const { id } = await ask(world, seeker)
    await world.pass(0)
    await seen((await theTap(id)).offerId)
    await world.pass(60)
    expect(browser.requests).toBe(0)
    expect(await timersLeft()).toEqual([])
  })

  test('a tab that has not shown it in 20 s is not, and the seeker hears nothing of it', async () => {
    const { browser } = await withBrowser(world, service, helper)
    await ask(world, seeker)
    await world.pass(19)
    expect(browser.requests).toBe(0)
    const before = world.line.sent(seeker).length
    await world.pass(1)
    expect(browser.requests).toBe(1)
    expect(await lapsesAt()).toBe(inS(180))
    expect(world.line.sent(seeker)).toHaveLength(before)
  })

  test('several browsers get it, each once, told twice or not', async () => {
    const first = await withBrowser(world, service, helper)
    const second = await withBrowser(world, service, helper)
    await closeTabs(helper)
    const { id } = await ask(world, seeker)
    await world.pass(0)
    const { offerId, helperId } = await theTap(id)
    const fact = {
      askId: id,
      seekerId: seeker,
      offers: [{ offerId, helperId, fit: 0, idle: true }],
      organizationId: world.organizationId,
    }
    await world.core.reaching.followTaps({ kind: 'wave.sent', ...fact })
    await world.pass(1)
    expect([first.browser.requests, second.browser.requests]).toEqual([1, 1])
  })
})

test('[V1] quiet that begins after the tap was sent ends its way', async () => {
  const { browser } = await withBrowser(world, service, helper)
  await ask(world, seeker)
  await world.pass(1)
  const quietUntil = new Date(world.clock.now().getTime() + 3600_000).toISOString()
  await setAvailability(world.core.house, world.caller(helper), { available: true, until: null, quietUntil })
  await world.core.settled()
  await world.pass(60)
  expect(browser.requests).toBe(0)
})

test('[V1] hours of quiet that begin while it is tried again end its way, though no fact tells of them', async () => {
  const { browser } = await withBrowser(world, service, helper)
  service.answer(browser, ...Array.from({ length: 50 }, () => ({ status: 503 })))
  // It is Friday, 10:00 in Paris.
  const quiet = [{ day: 5, from: '10:01', to: '12:00' }]
  await saveAsking(world.core.house, world.caller(helper), { ...ANY_TIME, quiet, timeZone: 'Europe/Paris' })
  await world.core.settled()
  await closeTabs(helper)
  await ask(world, seeker)
  for (let s = 0; s < 59; s += 1) await world.pass(1)
  // 2 + 4 + 8 + 16 = 30 s; the next is in quiet.
  expect(browser.requests).toBe(5)
  for (let s = 0; s < 120; s += 5) await world.pass(5)
  expect(browser.requests).toBe(5)
  expect(await timersLeft()).toEqual([])
})

test('[V6] words stay at home when their owner says so', async () => {
  const { browser } = await withBrowser(world, service, helper)
  await saveSwitches(world.fresh.db, world.organizationId, helper, { pushWords: false, sound: true })
  await closeTabs(helper)
  await ask(world, seeker, 'Une chose que personne ne doit lire')
  await world.pass(0)
  expect(browser.got[0]?.words).toMatchObject({ body: expect.not.stringContaining('personne'), sound: true })
})

describe('[V4] handed in until it is taken', () => {
  test('what cannot be taken now is tried again with growing waits, then once', async () => {
    const { browser } = await withBrowser(world, service, helper)
    const other = await withBrowser(world, service, helper)
    service.answer(browser, { status: 503 }, { status: 429, retryAfter: 30 })
    await closeTabs(helper)
    await ask(world, seeker)
    await world.pass(0)
    expect([browser.requests, other.browser.requests]).toEqual([1, 1])
    await world.pass(1)
    expect(browser.requests).toBe(1)
    await world.pass(1)
    expect(browser.requests).toBe(2)
    await world.pass(29)
    expect(browser.requests).toBe(2)
    await world.pass(1)
    expect(browser.got).toHaveLength(1)
    expect(browser.got[0]?.ttl).toBe(148)
    await world.pass(100)
    expect([browser.requests, other.browser.requests]).toEqual([3, 1])
  })

  test('no longer than the tap lives', async () => {
    const { browser } = await withBrowser(world, service, helper)
    service.answer(browser, ...Array.from({ length: 50 }, () => ({ status: 500 })))
    await closeTabs(helper)
    await ask(world, seeker)
    for (let s = 0; s < 300; s += 5) await world.pass(5)
    // 2 + 4 + 8 + 16 + 32 + 64 = 126 s; the next would be later than 180.
    expect(browser.requests).toBe(7)
    expect(await timersLeft()).toEqual([])
  })

  test('[V5] a browser that is gone is forgotten, and nobody is tapped there again', async () => {
    const { browser } = await withBrowser(world, service, helper)
    service.answer(browser, { status: 410 })
    await closeTabs(helper)
    const { id } = await ask(world, seeker)
    await world.pass(0)
    expect(browser.requests).toBe(1)
    const left = await sql`SELECT 1 FROM push_subscription`.execute(world.fresh.db)
    expect(left.rows).toEqual([])
    await takeBack(id)
    await world.core.settled()
    expect(await tapped(world, (await ask(world, seeker)).id)).toEqual([])
  })

  test('a process that died before handing it in: the next one does, once', async () => {
    const { browser, deviceId } = await withBrowser(world, service, helper)
    const { house } = world.core
    const { id } = await ask(world, seeker)
    const { offerId } = await theTap(id)
    // What a process leaves that died between its commit and its request: the note, the lease, and nothing handed in.
    const dead = createDeliveries(
      { ...house, metrics: createMetrics({ process: false }) },
      () => new Promise(() => undefined),
      {
        read: () => new Promise(() => undefined),
        isQuiet: async () => false,
        ended: async () => undefined,
      },
    )
    const to = { organizationId: world.organizationId, subjectId: offerId, personId: helper, deviceIds: [deviceId] }
    await house.transaction(async (tx) => {
      await notePush(tx, world.organizationId, offerId, house.clock.now())
      dead.begin(tx, 'push_tap', to)
    })
    await world.pass(29)
    expect(browser.requests).toBe(0)
    await world.pass(1)
    expect(browser.got).toHaveLength(1)
    await world.pass(50)
    expect(browser.requests).toBe(1)
  })
})

describe('taking back', () => {
  test('answered in time elsewhere: what comes later has the same topic and takes its place', async () => {
    const { browser } = await withBrowser(world, service, helper)
    await closeTabs(helper)
    const { id } = await ask(world, seeker)
    await world.pass(0)
    await takeBack(id)
    await world.core.settled()
    expect(browser.got.map(({ words, topic }) => [words.kind, words.tag, topic])).toEqual([
      ['tap', `ask-${id}`, browser.got[0]?.topic],
      ['gone', `ask-${id}`, browser.got[0]?.topic],
    ])
  })

  test('a tap taken back before it could be handed in is never handed in', async () => {
    const { browser } = await withBrowser(world, service, helper)
    service.answer(browser, { status: 503 })
    await closeTabs(helper)
    const { id } = await ask(world, seeker)
    await world.pass(0)
    await takeBack(id)
    await world.core.settled()
    await world.pass(60)
    expect(browser.got.map(({ words }) => words.kind)).toEqual(['gone'])
  })

  test('said no to, or yes: the other devices know', async () => {
    const { browser } = await withBrowser(world, service, helper)
    await closeTabs(helper)
    const first = await ask(world, seeker)
    await world.pass(0)
    const one = await theTap(first.id)
    await declineOffer(world.core.house, world.caller(helper), { offerId: one.offerId, offTopic: false })
    await world.core.settled()
    expect(browser.got.at(-1)?.words.kind).toBe('gone')
    await takeBack(first.id)
    const { id } = await ask(world, seeker)
    await world.pass(0)
    await accept(world, await theTap(id))
    expect(browser.got.map(({ words }) => words.kind)).toEqual(['tap', 'gone', 'tap', 'gone'])
  })

  test('one that only lapsed stays: a late Yes may still win', async () => {
    const { browser } = await withBrowser(world, service, helper)
    await closeTabs(helper)
    await ask(world, seeker)
    await world.pass(0)
    await world.pass(200)
    expect(browser.got.map(({ words }) => words.kind)).toEqual(['tap'])
  })
})

describe('later', () => {
  const kinds = (browser: Browser) => browser.got.map(({ words }) => words.kind)
  async function putOff(askId: string) {
    const until = new Date(world.clock.now().getTime() + 900_000)
    const { offerId } = await theTap(askId)
    await postponeOffer(world.core.house, world.caller(helper), { offerId, until })
    await world.core.settled()
  }

  test('[V4] said of a notification: it leaves the other devices, and comes again as one', async () => {
    const { browser } = await withBrowser(world, service, helper)
    await closeTabs(helper)
    const { id } = await ask(world, seeker)
    await world.pass(0)
    await putOff(id)
    expect(kinds(browser)).toEqual(['tap', 'gone'])
    await world.pass(900)
    await world.pass(0)
    expect(kinds(browser)).toEqual(['tap', 'gone', 'tap'])
    expect([browser.got.at(-1)?.ttl, await lapsesAt()]).toEqual([180, inS(180)])
  })

  test('[V2] what comes again is in the open tab first, as it was', async () => {
    const { browser } = await withBrowser(world, service, helper)
    const { id } = await ask(world, seeker)
    await putOff(id)
    await world.pass(900)
    await world.pass(19)
    expect(browser.requests).toBe(0)
    await world.pass(1)
    expect(kinds(browser)).toEqual(['tap'])
  })
})

test('a message that is over before it leaves is not sent', async () => {
  const { browser } = await withBrowser(world, service, helper)
  await closeTabs(helper)
  const { id } = await ask(world, seeker)
  await world.pass(0)
  const { offerId } = await theTap(id)
  const message = await tapMessage(world.core.house, world.organizationId, offerId)
  if (message === null) throw new Error('the tap is open')
  const hand = createHand(world.core.house)
  const { rows } = await sql<{ endpoint: string; p256dh: string; auth: string; id: string }>`
    SELECT id, endpoint, p256dh, auth FROM push_subscription`.execute(world.fresh.db)
  const device = { ...rows[0], browser: '', system: '' } as never
  expect(await hand(device, { ...message, until: world.clock.now() })).toEqual({ as: 'refused' })
  expect(browser.requests).toBe(1)
})
