import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { say, type TestApp, testApp } from '../../test/app.ts'
import { scratchFolder } from '../../test/database.ts'
import { testCertificate } from '../../test/https.ts'

/** The server with a certificate of its own, and no proxy before it. */

let world: TestApp
let ca: string
let origin: string

beforeAll(async () => {
  const certificate = await testCertificate()
  ca = certificate.ca
  const [TLS_CERT, TLS_KEY] = ['cert.pem', 'key.pem'].map((name) => join(scratchFolder(), name)) as [string, string]
  writeFileSync(TLS_CERT, ca)
  writeFileSync(TLS_KEY, certificate.key)
  world = await testApp({ TLS_CERT, TLS_KEY, BINOME_SECRET: 'x'.repeat(64) })
  origin = `https://127.0.0.1:${new URL(world.app.url).port}`
})
afterAll(() => world.stop())

async function post(path: string, body: object, headers: { [name: string]: string }) {
  const sent = request(`${origin}${path}`, {
    method: 'POST',
    ca,
    headers: { 'content-type': 'application/json', ...headers },
  })
  sent.end(JSON.stringify(body))
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { answer, body: JSON.parse(await text(answer)) as { code?: string } }
}

function line(cookie: string) {
  const transports = ['websocket']
  return io(origin, { path: '/live', transports, reconnection: false, ca, extraHeaders: { cookie, origin } })
}

test('signs in by a cookie that never leaves on a line without TLS, and carries the live line by it', async () => {
  expect(world.app.url).toMatch(/^https:/)
  const first = { code: world.app.setupCode, organizationName: 'House', language: 'fr' }
  const who = { name: 'Ada', email: 'ada@x.example', password: 'a long enough password' }
  const foreign = await post('/api/setup', { ...first, ...who }, { origin: origin.replace('https', 'http') })
  expect(foreign.body).toMatchObject({ code: 'WRONG_ORIGIN' })
  const { answer } = await post('/api/setup', { ...first, ...who }, { origin })
  const cookies = [answer]
  cookies.push((await post('/api/auth/sign-in/email', { email: who.email, password: who.password }, { origin })).answer)
  for (const { statusCode, headers } of cookies) {
    expect(statusCode).toBe(200)
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Secure-binome\.[^;]+;.* HttpOnly; Secure; SameSite=Lax$/),
    ])
    expect(headers['strict-transport-security']).toBeDefined()
  }

  const tab = line(cookies[1]?.headers['set-cookie']?.[0]?.split(';')[0] ?? '')
  const heard: unknown[] = []
  tab.on('down', (message: unknown) => heard.push(message))
  await once(tab as unknown as NodeJS.EventEmitter, 'connect')
  expect(await say(tab, { type: 'hello' })).toMatchObject({ ok: true })
  expect(heard).toContainEqual(expect.objectContaining({ type: 'snapshot' }))
  tab.disconnect()

  const nobody = line('')
  const [error] = await once(nobody as unknown as NodeJS.EventEmitter, 'connect_error')
  expect(error).toMatchObject({ message: 'NOT_SIGNED_IN' })
})
