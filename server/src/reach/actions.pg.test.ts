import { createECDH, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type PushService, pushService } from '../../test/push-service.ts'
import { createOrganization } from '../people/actions.ts'
import { systemClock } from '../platform/clock.ts'
import { tokenOf } from './token.ts'

let service: PushService
let app: TestApp
let organizationId: string
beforeAll(async () => {
  service = await pushService(systemClock)
  app = await testApp({}, { outside: service.outside })
  ;({ id: organizationId } = await createOrganization(app.app.core.house, { name: 'House', language: 'fr' }))
})
afterAll(async () => {
  await app.stop()
  await service.close()
})

const member = (name: string) => app.member(organizationId, name)
const someKeys = () => ({
  p256dh: createECDH('prime256v1').generateKeys('base64url', 'uncompressed'),
  auth: randomBytes(16).toString('base64url'),
})

test('a person who never said anything has every channel but sound; what they turn off stays off', async () => {
  const { client } = await member('Ines')
  const { channels, devices, mail } = await client.api.reach.mine()
  expect(Object.entries(channels).filter(([, on]) => !on)).toEqual([['sound', false]])
  expect([devices, mail]).toEqual([[], 'no_server'])
  await client.api.reach.change({ mailDigest: false })
  const after = await client.api.reach.change({ sound: true })
  expect(after.channels).toMatchObject({ mailDigest: false, sound: true, push: true })
})

describe('[V5] a browser of mine', () => {
  test('is one however often it is told, can be tried, and taken away', async () => {
    const { client } = await member('Karim')
    const { pushKey } = await client.api.reach.mine()
    const browser = service.subscribe(pushKey)
    const { endpoint, keys } = browser
    const first = await client.api.reach.addDevice({ endpoint, keys })
    const second = await client.api.reach.addDevice({ endpoint, keys })
    expect(second.id).toBe(first.id)
    expect(first).toMatchObject({ here: true, reachedAt: null })
    expect(await client.api.reach.tryDevice({ deviceId: first.id })).toEqual({ taken: true })
    expect(browser.got[0]?.words).toMatchObject({ kind: 'test', lang: 'fr' })
    const { devices } = await client.api.reach.mine()
    expect(devices).toMatchObject([{ id: first.id, reachedAt: expect.any(String) }])
    await client.api.reach.removeDevice({ deviceId: first.id })
    expect((await client.api.reach.mine()).devices).toEqual([])
    expect(await client.call(['reach', 'tryDevice'], { deviceId: first.id })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('that is gone says so and is forgotten', async () => {
    const { client } = await member('Lea')
    const browser = service.subscribe((await client.api.reach.mine()).pushKey)
    const { endpoint, keys } = browser
    const { id } = await client.api.reach.addDevice({ endpoint, keys })
    service.answer(browser, { status: 410 })
    expect(await client.api.reach.tryDevice({ deviceId: id })).toEqual({ taken: false })
    expect((await client.api.reach.mine()).devices).toEqual([])
  })

  test('is whose sign-in it is: signing out takes it along, another person there takes it over', async () => {
    const one = await member('Paul')
    const two = await member('Rose')
    const endpoint = 'https://push.example.org/shared'
    await one.client.api.reach.addDevice({ endpoint, keys: someKeys() })
    await two.client.api.reach.addDevice({ endpoint, keys: someKeys() })
    expect((await one.client.api.reach.mine()).devices).toEqual([])
    await fetch(`${app.app.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie: two.client.cookie, origin: app.app.url, 'content-type': 'application/json' },
      body: '{}',
    })
    const left = await app.fresh.db
      .selectFrom('pushSubscription')
      .select('id')
      .where('endpoint', '=', endpoint)
      .execute()
    expect(left).toEqual([])
  })

  test('is at an address of the world, with keys that encrypt', async () => {
    const { client } = await member('Tom')
    for (const endpoint of ['http://push.example.org/x', 'https://10.0.0.1/x', 'https://localhost/x', 'file:///x']) {
      expect(await client.call(['reach', 'addDevice'], { endpoint, keys: someKeys() })).toMatchObject({
        code: 'BAD_INPUT',
      })
    }
    const endpoint = 'https://push.example.org/tom'
    for (const keys of [
      { p256dh: randomBytes(65).toString('base64url'), auth: randomBytes(16).toString('base64url') },
      { ...someKeys(), auth: 'short' },
    ]) {
      expect(await client.call(['reach', 'addDevice'], { endpoint, keys })).toMatchObject({ code: 'BAD_INPUT' })
    }
  })

  test('[V6] nothing of it is logged', () => {
    expect(app.logged()).not.toMatch(/push\.example\.org|127\.0\.0\.1:\d+\/push/)
  })
})

describe('[V9] the foot of a letter', () => {
  const linkOf = (personId: string, kind: 'parked' | 'digest') =>
    tokenOf({ organizationId, personId, kind }, app.app.core.house.config.secret)
  const oneClick = (token: string, body: RequestInit = {}) =>
    fetch(`${app.app.url}/letters/${token}`, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      ...body,
    })

  test('ends those letters in one click from a mail program, signed out, and only those', async () => {
    const { id, client } = await member('Ada')
    const answer = await oneClick(linkOf(id, 'parked'))
    expect(answer.status).toBe(200)
    expect((await client.api.reach.mine()).channels).toMatchObject({ mailParked: false, mailDigest: true })
    expect((await oneClick(linkOf(id, 'parked'))).status).toBe(200)
  })

  test('also as a form of several parts; a look at the page changes nothing', async () => {
    const { id, client } = await member('Bea')
    await fetch(`${app.app.url}/letters/${linkOf(id, 'digest')}`)
    expect((await client.api.reach.mine()).channels.mailDigest).toBe(true)
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    expect((await oneClick(linkOf(id, 'digest'), { body: form, headers: {} })).status).toBe(200)
    expect((await client.api.reach.mine()).channels.mailDigest).toBe(false)
  })

  test('its page says which letters, and can be undone there', async () => {
    const { id } = await member('Cleo')
    const { client } = await member('Nobody of these')
    const token = linkOf(id, 'digest')
    expect(await client.api.reach.letters({ token })).toEqual({
      kind: 'digest',
      on: true,
      organizationName: 'House',
      language: 'fr',
    })
    expect(await client.api.reach.setLetters({ token, on: false })).toMatchObject({ on: false })
    expect(await client.api.reach.setLetters({ token, on: true })).toMatchObject({ on: true })
  })

  test('a link we did not make opens nothing, and no other address may be called from anywhere', async () => {
    expect((await oneClick('x'.repeat(66))).status).toBe(404)
    const other = await fetch(`${app.app.url}/api/me/reach`, { method: 'PATCH', body: '{}' })
    expect(other.status).toBe(403)
  })
})
