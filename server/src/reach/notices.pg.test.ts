import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestCore, testCore } from '../../test/core.ts'
import { type PushService, pushService } from '../../test/push-service.ts'
import { withBrowser } from '../../test/reached.ts'
import { setAvailability } from '../availability/actions.ts'
import type { Letter } from '../platform/mail.ts'
import { type Occasion, reachBy } from './notices.ts'
import { saveSwitches } from './store.ts'

let service: PushService
let world: TestCore
let letters: Map<string, Letter>
let personId: string
beforeEach(async () => {
  letters = new Map()
  world = await testCore({
    people: 1,
    outside: async (clock) => {
      service = await pushService(clock)
      return service.outside
    },
    mail: async () => ({ send: async (letter, id = '') => void letters.set(id, letter), stop: () => undefined }),
  })
  ;[personId = ''] = world.people
  await sql`UPDATE person SET email = 'ines@test.example'`.execute(world.fresh.db)
  await world.core.matches.of(world.organizationId)
  world.line.setTabs(personId, 0)
})
afterEach(async () => {
  await world.stop()
  await service.close()
})

const aboutId = '00000000-0000-7000-8000-00000000abcd'
async function tell(more: Partial<Occasion> = {}) {
  const { house } = world.core
  const words = (language: string) =>
    language === 'fr'
      ? { title: 'Karim a répondu', text: 'Essayez <b>RECHERCHEX</b>.' }
      : { title: 'Karim answered', text: '' }
  await house.transaction((tx) =>
    reachBy(house, tx, world.organizationId, { kind: 'answer', personId, aboutId, path: '/asks/1', words, ...more }),
  )
  await world.pass(0)
}
const sent = () => [...letters.values()]
const left = async () => (await sql`SELECT 1 FROM notice`.execute(world.fresh.db)).rows.length

test('[V2] an active tab shows it by itself', async () => {
  const { browser } = await withBrowser(world, service, personId)
  world.line.setTabs(personId, 1)
  await tell()
  expect([browser.requests, sent().length, await left()]).toEqual([0, 0, 0])
})

test('[V2] no tab: a notification, and no letter', async () => {
  const { browser } = await withBrowser(world, service, personId)
  await tell()
  expect(browser.got[0]?.words).toMatchObject({ kind: 'notice', title: 'Karim a répondu', url: '/asks/1', lang: 'fr' })
  expect([sent().length, await left()]).toEqual([0, 0])
})

test('[V2] no browser takes it: a letter, that says how such letters end', async () => {
  const { browser } = await withBrowser(world, service, personId)
  service.answer(browser, { status: 410 })
  await tell()
  await world.pass(1)
  expect(browser.requests).toBe(1)
  expect(sent()).toMatchObject([{ to: 'ines@test.example', subject: 'Karim a répondu' }])
  const [letter] = sent()
  expect(letter?.text).toContain('http://localhost:3000/asks/1')
  expect(letter?.html).toContain('Essayez &lt;b&gt;RECHERCHEX&lt;/b&gt;.')
  expect(letter?.unsubscribe).toMatch(/^http:\/\/localhost:3000\/letters\/[\w-]{66}$/)
  expect(await left()).toBe(0)
})

test('[V4] a push service that takes nothing is given up after a day, then it is a letter [V2]', async () => {
  const { browser } = await withBrowser(world, service, personId)
  service.answer(browser, ...Array.from({ length: 500 }, () => ({ status: 503 })))
  await tell()
  for (let hours = 0; hours < 23; hours += 0.5) await world.pass(1800)
  expect(sent()).toEqual([])
  for (let hours = 0; hours < 2; hours += 0.5) await world.pass(1800)
  expect([sent().length, browser.got.length, await left()]).toEqual([1, 0, 0])
})

test('[V3] letters turned off: nothing is written', async () => {
  await saveSwitches(world.fresh.db, world.organizationId, personId, { mailNotices: false })
  await tell()
  expect([sent().length, await left()]).toEqual([0, 0])
})

test('[V1] in quiet hours it waits for their end', async () => {
  const quietUntil = new Date(world.clock.now().getTime() + 3600_000).toISOString()
  await setAvailability(world.core.house, world.caller(personId), { available: true, until: null, quietUntil })
  await world.core.settled()
  await tell()
  for (let minutes = 0; minutes < 59; minutes += 1) await world.pass(60)
  expect(sent()).toEqual([])
  await world.pass(60)
  expect(sent()).toHaveLength(1)
})

test('[V1] quiet that begins while its notification is tried again: nothing leaves before its end, by no channel', async () => {
  const { browser } = await withBrowser(world, service, personId)
  service.answer(browser, { status: 503 })
  await tell()
  const quietUntil = new Date(world.clock.now().getTime() + 3600_000).toISOString()
  await setAvailability(world.core.house, world.caller(personId), { available: true, until: null, quietUntil })
  await world.core.settled()
  for (let minutes = 0; minutes < 59; minutes += 1) await world.pass(60)
  expect([browser.requests, sent().length]).toEqual([1, 0])
  await world.pass(60)
  await world.pass(1)
  expect([browser.got.length, sent().length, await left()]).toEqual([1, 0, 0])
})

test('a later word about a thing is never followed by the one before, though that one is still tried', async () => {
  const { browser } = await withBrowser(world, service, personId)
  service.answer(browser, { status: 503 })
  await tell()
  await tell({ words: () => ({ title: 'Karim a corrigé', text: 'Autre chose.' }) })
  await world.pass(60)
  expect(browser.got.map(({ words }) => words.title)).toEqual(['Karim a corrigé'])
  expect(await left()).toBe(0)
})

test('the last word about a thing that was not told yet is the one that is told', async () => {
  const quietUntil = new Date(world.clock.now().getTime() + 600_000).toISOString()
  await setAvailability(world.core.house, world.caller(personId), { available: true, until: null, quietUntil })
  await world.core.settled()
  await tell()
  await tell({ words: () => ({ title: 'Karim a corrigé', text: 'Autre chose.' }) })
  await world.pass(600)
  expect(sent().map(({ subject }) => subject)).toEqual(['Karim a corrigé'])
})

test('an entry for the calendar goes by letter, and the word of it by notification; a late reminder by nothing', async () => {
  const { browser } = await withBrowser(world, service, personId)
  await tell({ kind: 'moment', calendar: { method: 'REQUEST', ics: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } })
  expect(sent()).toMatchObject([{ calendar: { method: 'REQUEST' } }])
  expect(browser.got).toHaveLength(1)
  await tell({ until: world.clock.now() })
  expect([sent().length, browser.got.length, await left()]).toEqual([1, 1, 0])
})

test('an entry that is called off before it could leave does not leave, and a reminder takes none away', async () => {
  const entry = (method: 'REQUEST' | 'CANCEL') => ({ method, ics: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' })
  const quietUntil = new Date(world.clock.now().getTime() + 600_000).toISOString()
  await setAvailability(world.core.house, world.caller(personId), { available: true, until: null, quietUntil })
  await world.core.settled()
  const other = '00000000-0000-7000-8000-00000000dcba'
  await tell({ kind: 'moment', calendar: entry('REQUEST') })
  await tell({ kind: 'moment', calendar: entry('CANCEL') })
  await tell({ kind: 'moment', aboutId: other, calendar: entry('REQUEST') })
  await tell({ kind: 'moment', aboutId: other })
  await world.pass(600)
  const methods = sent().map(({ calendar }) => calendar?.method)
  expect(methods.toSorted()).toEqual(['CANCEL', 'REQUEST', undefined])
  expect(await left()).toBe(0)
})

test('what is not committed is not told; somebody who left is not told either', async () => {
  const { house } = world.core
  const words = () => ({ title: 'x', text: 'y' })
  const occasion = { kind: 'answer', personId, aboutId, path: '/', words } as const
  await expect(
    house.transaction(async (tx) => {
      await reachBy(house, tx, world.organizationId, occasion)
      throw new Error('undone')
    }),
  ).rejects.toThrow('undone')
  await world.pass(1)
  await sql`UPDATE membership SET ended_at = ${world.clock.now()}`.execute(world.fresh.db)
  await tell()
  expect([sent().length, await left()]).toEqual([0, 0])
})
