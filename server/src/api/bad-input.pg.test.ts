import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTab, type TestApp, testApp } from '../../test/app.ts'
import type { TestClient } from '../../test/client.ts'
import { createOrganization } from '../people/actions.ts'

/** Bad input gets a clear typed error; nothing is stored, and nothing of it is logged. */

let world: TestApp
let seeker: TestClient
let helper: TestClient
let admin: TestClient

beforeAll(async () => {
  world = await testApp()
  const { id } = await createOrganization(world.app.core.house, { name: 'House', language: 'fr' })
  seeker = (await world.member(id, 'seeker')).client
  helper = (await world.member(id, 'helper', { available: true })).client
  admin = (await world.member(id, 'admin', { role: 'admin' })).client
  await world.app.core.settled()
})
afterAll(() => world.stop())

/** Counts every row a client could have made. */
async function rows() {
  const { rows } = await sql<{ n: number }>`
    SELECT (SELECT count(*) FROM ask) + (SELECT count(*) FROM picture) + (SELECT count(*) FROM message)
         + (SELECT count(*) FROM team) + (SELECT count(*) FROM person) + (SELECT count(*) FROM invite)
         + (SELECT count(*) FROM evidence) + (SELECT count(*) FROM timer) AS n`.execute(world.fresh.db)
  return Number(rows[0]?.n)
}

async function raw(path: string, init: RequestInit) {
  const answer = await fetch(`${world.app.url}${path}`, {
    ...init,
    headers: { cookie: seeker.cookie, origin: world.app.url, ...init.headers },
  })
  return { status: answer.status, body: (await answer.json()) as { code: string; data: Record<string, unknown> } }
}

const secret = 'hunter2-never-in-a-log'

/** The place of a list as the server would write it. */
const place = (...parts: string[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')

describe('malformed', () => {
  const json = { 'content-type': 'application/json' }
  test.each<[string, string, RequestInit, number, string]>([
    ['not JSON', '/api/asks', { method: 'POST', body: `{"text": "${secret}`, headers: json }, 400, 'BAD_INPUT'],
    ['no text', '/api/asks', { method: 'POST', body: '{}', headers: json }, 400, 'BAD_INPUT'],
    ['only spaces', '/api/asks', { method: 'POST', body: '{"text":"   "}', headers: json }, 400, 'BAD_INPUT'],
    [
      'a wrong type',
      '/api/asks',
      { method: 'POST', body: `{"text":{"${secret}":1}}`, headers: json },
      400,
      'BAD_INPUT',
    ],
    [
      'too long',
      '/api/asks',
      { method: 'POST', body: JSON.stringify({ text: secret.repeat(500) }), headers: json },
      400,
      'BAD_INPUT',
    ],
    [
      'a NUL',
      '/api/asks',
      { method: 'POST', body: JSON.stringify({ text: `a\u0000${secret}` }), headers: json },
      400,
      'BAD_INPUT',
    ],
    ['half a character', '/api/asks', { method: 'POST', body: '{"text":"a\\ud800"}', headers: json }, 400, 'BAD_INPUT'],
    [
      'a prototype',
      '/api/asks',
      { method: 'POST', body: '{"__proto__":{"admin":true},"text":""}', headers: json },
      400,
      'BAD_INPUT',
    ],
    [
      'a nesting without end',
      '/api/asks',
      {
        method: 'POST',
        body: `{"text":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
        headers: { ...json, 'idempotency-key': 'deep' },
      },
      400,
      'BAD_INPUT',
    ],
    [
      'a helper nobody knows',
      '/api/asks',
      { method: 'POST', body: `{"text":"x","forPersonId":"${randomUUID()}"}`, headers: json },
      404,
      'NOT_FOUND',
    ],
    [
      'a day of no year',
      '/api/me',
      { method: 'PATCH', body: '{"joinedOn":"0000-01-01"}', headers: json },
      400,
      'BAD_INPUT',
    ],
    ['an address that is none', '/api/asks/%E0%A4%A', { method: 'GET' }, 400, 'BAD_INPUT'],
    ['a NUL in a place', `/api/teams?cursor=${place('a\0b', randomUUID())}`, { method: 'GET' }, 400, 'BAD_INPUT'],
    [
      'a place before all time',
      `/api/asks?cursor=${place('-271821-04-20T00:00:00.000Z', randomUUID())}`,
      { method: 'GET' },
      400,
      'BAD_INPUT',
    ],
    ['a photo of nobody', `/photos/${'-'.repeat(36)}`, { method: 'GET' }, 404, 'NOT_FOUND'],
    [
      'a NUL at the door',
      '/api/auth/reset-password',
      { method: 'POST', body: '{"newPassword":"long enough!","token":"a\\u0000"}', headers: json },
      400,
      'BAD_INPUT',
    ],
    [
      'no end at the door',
      '/api/auth/sign-in/email',
      { method: 'POST', body: `{"email":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, headers: json },
      400,
      'BAD_INPUT',
    ],
    ['no such id', '/api/asks/not-an-id', { method: 'GET' }, 400, 'BAD_INPUT'],
    ['a foreign cursor', '/api/asks?cursor=xyz', { method: 'GET' }, 400, 'BAD_INPUT'],
    ['too large a page', '/api/people?limit=100000', { method: 'GET' }, 400, 'BAD_INPUT'],
    ['no such verb', '/api/nothing', { method: 'GET' }, 404, 'NOT_FOUND'],
    [
      'a huge body',
      '/api/asks',
      { method: 'POST', body: JSON.stringify({ text: 'x'.repeat(3_000_000) }), headers: json },
      413,
      'TOO_LARGE',
    ],
  ])('%s is refused, and leaves nothing', async (_, path, init, status, code) => {
    const before = await rows()
    const answer = await raw(path, init)
    expect(answer).toMatchObject({ status, body: { code } })
    expect(await rows()).toBe(before)
    expect(JSON.stringify(answer.body)).not.toContain(secret)
    expect(world.logged()).not.toContain(secret)
  })

  test('a key used for another request is refused', async () => {
    const open = (text: string) =>
      raw('/api/asks', {
        method: 'POST',
        body: JSON.stringify({ text }),
        headers: { ...json, 'idempotency-key': 'one' },
      })
    const first = await open('first')
    const again = await open('first')
    expect(again).toEqual(first)
    expect(await open('second')).toMatchObject({ status: 409, body: { code: 'KEY_REUSED' } })
    await seeker.call(['asks', 'cancel'], { askId: (first.body as unknown as { id: string }).id })
    await world.app.core.settled()
  })
})

describe('hostile pictures', () => {
  const png = () =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const cases: [string, () => Promise<Buffer> | Buffer, string, string][] = [
    ['an SVG', () => svg, 'x.svg', 'image/svg+xml'],
    ['an SVG that says it is a PNG', () => svg, 'x.png', 'image/png'],
    [
      'HTML that says it is a PNG',
      () => Buffer.from('<html><script>1</script>'),
      '<img src=x onerror=1>.png',
      'image/png',
    ],
    ['a PNG cut short', async () => (await png()).subarray(0, 40), 'x.png', 'image/png'],
    ['a GIF', () => Buffer.from('R0lGODlhAQABAAAAACw=', 'base64'), 'x.gif', 'image/gif'],
    ['nothing', () => Buffer.alloc(0), 'x.png', 'image/png'],
  ]
  test.each(cases)('%s is refused, and nothing is stored', async (_, bytes, name, type) => {
    const before = await rows()
    const file = new File([new Uint8Array(await bytes())], name, { type })
    const answer = await seeker.call(['pictures', 'add'], { file })
    expect(answer).toMatchObject({ ok: false, code: expect.stringMatching(/^(PICTURE_UNREADABLE|BAD_INPUT)$/) })
    expect(await rows()).toBe(before)
  })

  test('a PNG with a script behind its last byte is refused', async () => {
    const hostile = Buffer.concat([await png(), Buffer.from(`<script>${secret}</script>`)])
    const file = new File([new Uint8Array(hostile)], 'x.png', { type: 'image/png' })
    expect(await seeker.call(['pictures', 'add'], { file })).toEqual({ ok: false, code: 'PICTURE_UNREADABLE' })
  })

  test('more than 10 MB is refused', async () => {
    const file = new File([new Uint8Array(11 * 1024 * 1024)], 'x.png', { type: 'image/png' })
    expect(await seeker.call(['pictures', 'add'], { file })).toEqual({ ok: false, code: 'TOO_LARGE' })
  })
})

describe('hostile words', () => {
  test('script in a name, an ask and a chat is kept as words, and served as data only', async () => {
    const script = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    await seeker.api.me.saveProfile({ name: script })
    const ask = await seeker.api.asks.open({ text: `[x](javascript:alert(1)) ${script}` })
    expect(ask.text).toContain(script)
    const answer = await fetch(`${world.app.url}/api/asks/${ask.id}`, { headers: { cookie: seeker.cookie } })
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(world.logged()).not.toContain('onerror')
    await seeker.api.asks.cancel({ askId: ask.id })
    await world.app.core.settled()
  })

  test('a CSV that begins a formula or breaks its quotes is refused by line, and no team is made', async () => {
    const before = await rows()
    const answer = await admin.call(['admin', 'importPeople'], { csv: 'name,email,team\n"A,a@a.example,One\n' })
    expect(answer).toEqual({ ok: false, code: 'CSV_UNREADABLE' })
    expect(await rows()).toBe(before)
  })
})

describe('impossible transitions', () => {
  test('each is refused with its state, and changes nothing', async () => {
    const helperTab = await openTab(helper)
    const ask = await seeker.api.asks.open({ text: 'transition' })
    await world.app.core.settled()
    expect(await seeker.call(['asks', 'open'], { text: 'another' })).toEqual({ ok: false, code: 'ASK_OPEN' })
    expect(await seeker.call(['asks', 'resume'], { askId: ask.id })).toEqual({ ok: false, code: 'ASK_STATE' })
    const { rows: offers } = await sql<{ id: string }>`SELECT id FROM offer WHERE ask_id = ${ask.id}`.execute(
      world.fresh.db,
    )
    const offerId = offers[0]?.id ?? ''
    await seeker.api.asks.cancel({ askId: ask.id })
    await world.app.core.settled()
    const before = await rows()
    expect(await helper.call(['offers', 'accept'], { offerId })).toEqual({ ok: false, code: 'OFFER_GONE' })
    expect(await helper.call(['offers', 'decline'], { offerId })).toEqual({ ok: false, code: 'OFFER_GONE' })
    for (const verb of ['widen', 'park', 'resume', 'cancel']) {
      expect(await seeker.call(['asks', verb], { askId: ask.id }), verb).toEqual({ ok: false, code: 'ASK_STATE' })
    }
    expect(await rows()).toBe(before)
    helperTab.disconnect()
  })

  test('a message the socket does not know is refused, and the line stays open', async () => {
    const socket = await openTab(seeker)
    const ack = await new Promise((resolve) => socket.emit('up', { type: 'become_admin', secret }, resolve))
    expect(ack).toMatchObject({ ok: false, code: 'BAD_INPUT' })
    expect(socket.connected).toBe(true)
    expect(world.logged()).not.toContain(secret)
    socket.disconnect()
  })
})
