import type { ComesTo } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Met, met } from '../../test/handing.ts'
import { type Browser, type PushService, pushService } from '../../test/push-service.ts'
import { withBrowser } from '../../test/reached.ts'
import * as third from '../../test/third.ts'
import { setAvailability } from '../availability/actions.ts'
import { candidates } from '../observer/actions.ts'
import { end } from '../session/actions.ts'
import { saveSwitches } from './store.ts'

const LINE = 'La macro est-elle la bonne voie ?'

let service: PushService
let two: Met
let expertId: string
let browser: Browser
beforeEach(async () => {
  two = await met({
    outside: async (clock) => {
      service = await pushService(clock)
      return service.outside
    },
  })
  const { core, caller } = two.world
  const [first] = await candidates(core.house, core.matches, caller(two.helperId), two.sessionId)
  expertId = first?.person.id ?? ''
  browser = (await withBrowser(two.world, service, expertId)).browser
})
afterEach(async () => {
  await two.world.stop()
  await service.close()
})

const closeTabs = async () => {
  two.world.line.setTabs(expertId, 0)
  await two.world.core.reach(two.world.organizationId, expertId, false)
}
async function invited(comesTo: ComesTo = 'advise', line = LINE) {
  const id = await third.proposed(two, { byId: two.helperId, personId: expertId, comesTo, line })
  await third.said(two, two.seekerId, id, 'agree')
  await two.world.pass(0)
  return id
}
const kinds = () => browser.got.map(({ words }) => words.kind)
const moves = async (what: 'come' | 'leave') => {
  await third.moves(two, expertId, what)
  await two.world.pass(0)
}
const nameOf = async (personId: string) => {
  const { rows } = await sql<{ name: string }>`SELECT name FROM person WHERE id = ${personId}`.execute(
    two.world.fresh.db,
  )
  return rows[0]?.name.split(' ')[0]
}
const timersLeft = async () => {
  const { rows } = await sql<{ kind: string }>`
    SELECT kind FROM timer WHERE kind LIKE 'push%' OR kind LIKE 'reach%' OR kind = 'observer'`.execute(
    two.world.fresh.db,
  )
  return rows
}

describe('[V10] an invitation goes the way of a tap', () => {
  test('no tab: the notification is there at once, with the life of the invitation, and leads to the session', async () => {
    await closeTabs()
    const id = await invited()
    expect(browser.got).toEqual([
      {
        ttl: 200,
        topic: id.replaceAll('-', ''),
        urgency: 'high',
        subject: 'mailto:binome@localhost',
        words: {
          kind: 'invitation',
          tag: `invited-${two.sessionId}`,
          title: `${await nameOf(two.seekerId)} et ${await nameOf(two.helperId)} vous demandent de les rejoindre`,
          body: LINE,
          lang: 'fr',
          url: `/look-on/${two.sessionId}`,
          sound: false,
        },
      },
    ])
    await moves('come')
    expect(await third.observing(two, expertId)).toMatchObject({ state: 'here' })
  })

  test('nothing before the other one of the two agreed', async () => {
    await closeTabs()
    const id = await third.proposed(two, { byId: two.helperId, personId: expertId, comesTo: 'advise', line: LINE })
    await two.world.pass(20)
    expect(browser.requests).toBe(0)
    await third.said(two, two.seekerId, id, 'refuse')
    await two.world.pass(60)
    expect(browser.requests).toBe(0)
  })

  test('a tab in use is enough; the notification is for when it is left', async () => {
    await invited()
    await two.world.pass(60)
    expect(browser.requests).toBe(0)
    two.world.line.setTabs(expertId, 0)
    await two.world.pass(20)
    expect(kinds()).toEqual(['invitation'])
    expect(browser.got[0]?.ttl).toBe(120)
    await two.world.pass(60)
    expect(browser.requests).toBe(1)
  })

  test('to look on too: its line may be empty, and it is never heard', async () => {
    await closeTabs()
    await saveSwitches(two.world.fresh.db, two.world.organizationId, expertId, { sound: true })
    await invited('look_on', '')
    expect(browser.got[0]?.words).toMatchObject({
      title: expect.stringContaining('vous invitent à observer'),
      body: expect.stringMatching(/./u),
      sound: false,
    })
  })

  test('to advise is heard by whoever wants to hear, and its words stay at home when they say so [V6]', async () => {
    await closeTabs()
    const { fresh, organizationId } = two.world
    await saveSwitches(fresh.db, organizationId, expertId, { sound: true, pushWords: false })
    await invited()
    expect(browser.got[0]?.words).toMatchObject({ body: expect.not.stringContaining('macro'), sound: true })
  })

  test('what cannot be taken now is tried again, no longer than it stands [V4]', async () => {
    service.answer(browser, ...Array.from({ length: 50 }, () => ({ status: 503 })))
    await closeTabs()
    await invited()
    for (let s = 0; s < 195; s += 5) await two.world.pass(5)
    // 2 + 4 + 8 + 16 + 32 + 64 = 126 s; the next would be later than 200.
    expect(browser.requests).toBe(7)
    // What takes its place is tried for an hour.
    for (let s = 0; s < 5000; s += 200) await two.world.pass(200)
    expect(await timersLeft()).toEqual([])
    expect(kinds()).toEqual([])
  })

  test('told twice, or heard again after a crash, it goes once', async () => {
    await closeTabs()
    const observerId = await invited()
    const { organizationId, core } = two.world
    const pair = { askId: two.askId, sessionId: two.sessionId, seekerId: two.seekerId, helperId: two.helperId }
    const fact = { ...pair, organizationId, personId: expertId, observerId, here: false, told: true, busy: true }
    await core.reaching.followInvitation({ kind: 'observer.changed', ...fact })
    await two.world.pass(0)
    expect(kinds()).toEqual(['invitation'])
  })
})

describe('[V1] nothing in quiet hours', () => {
  const goesQuiet = async () => {
    const { core, caller, clock } = two.world
    const quietUntil = new Date(clock.now().getTime() + 3_600_000).toISOString()
    await setAvailability(core.house, caller(expertId), { available: true, until: null, quietUntil })
    await core.settled()
  }

  test('an invitation to look on waits on their page, and nowhere else', async () => {
    await goesQuiet()
    await closeTabs()
    await invited('look_on', '')
    await two.world.pass(199)
    expect(browser.requests).toBe(0)
    expect(await third.observing(two, expertId)).toMatchObject({ state: 'invited' })
  })

  test('quiet that begins after they were asked ends its way', async () => {
    await invited()
    await goesQuiet()
    two.world.line.setTabs(expertId, 0)
    await two.world.pass(60)
    expect(browser.requests).toBe(0)
  })
})

test('[V3] who turned notifications off is not called', async () => {
  await closeTabs()
  const { fresh, core, organizationId } = two.world
  await saveSwitches(fresh.db, organizationId, expertId, { push: false })
  await core.reach(organizationId, expertId, false)
  await invited('look_on', '')
  await two.world.pass(60)
  expect(browser.requests).toBe(0)
})

describe('[V10] it leaves the devices it went to when it is over', () => {
  const ways: [string, (id: string) => Promise<unknown>][] = [
    ['they came', () => moves('come')],
    ['they said no', () => moves('leave')],
    ['one of the two took it back', (id) => third.said(two, two.helperId, id, 'remove')],
    ['the session ended', () => end(two.world.core.house, two.world.caller(two.seekerId), two.sessionId)],
    ['its time is over', () => two.world.pass(200)],
  ]
  test.each(ways)('%s', async (_, over) => {
    await closeTabs()
    const id = await invited()
    await over(id)
    await two.world.core.settled()
    await two.world.pass(0)
    expect(browser.got.map(({ words, topic }) => [words.kind, words.tag, topic])).toEqual([
      ['invitation', `invited-${two.sessionId}`, id.replaceAll('-', '')],
      ['gone', `invited-${two.sessionId}`, id.replaceAll('-', '')],
    ])
    await two.world.pass(400)
    expect(browser.requests).toBe(2)
    expect(await timersLeft()).toEqual([])
  })

  test('and where it never went, nothing is said of its end', async () => {
    await invited()
    await moves('leave')
    await two.world.pass(300)
    expect(browser.requests).toBe(0)
    expect(await timersLeft()).toEqual([])
  })
})

test('[S30] by which channel it went is told to neither of the two: the same words, for the same time', async () => {
  const { world, seekerId, helperId } = two
  const told: unknown[] = []
  const asked = async (said: () => Promise<void>) => {
    const before = [seekerId, helperId].map((id) => world.line.sent(id).length)
    const at = world.clock.now().getTime()
    await invited()
    await said()
    const views = [seekerId, helperId].map((id, n) =>
      world.line
        .sent(id)
        .slice(before[n])
        .map((event) => {
          if (event.part !== 'session') throw new Error(`${event.part} tells more than a session`)
          return event.session?.observers.map(({ state, until }) => [state, Date.parse(until) - at])
        }),
    )
    told.push(views.map((view) => view.at(-1)))
    await world.pass(200)
    expect(await third.listed(two)).toEqual([])
  }
  await asked(() => world.pass(60))
  expect(browser.requests).toBe(0)
  expertId = world.people.find((id) => ![seekerId, helperId, expertId].includes(id)) ?? ''
  browser = (await withBrowser(world, service, expertId)).browser
  await closeTabs()
  await asked(() => moves('leave'))
  expect(kinds()).toEqual(['invitation', 'gone'])
  expect(told).toEqual(Array(2).fill(Array(2).fill([['invited', 200_000]])))
})
