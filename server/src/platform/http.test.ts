import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { request as requestHttps } from 'node:https'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testCertificate } from '../../test/https.ts'
import { systemClock } from './clock.ts'
import { readConfig } from './config.ts'
import { createHttp, type Http } from './http.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { Refusal } from './refusal.ts'

let http: Http
let url: string
let web: string
let ready: boolean

const parts = (env: { [name: string]: string }) => ({
  config: readConfig({ PORT: '0', ...env }),
  clock: systemClock,
  log: createLog('silent'),
  metrics: createMetrics({ process: false }),
  ready: async () => ready,
  statusOf: (code: string) => (code === 'WRONG_ORIGIN' ? 403 : 409),
  webFolder: web,
})

beforeEach(async () => {
  ready = true
  web = mkdtempSync(join(tmpdir(), 'binome-web-'))
  mkdirSync(join(web, 'assets'))
  writeFileSync(join(web, 'index.html'), '<meta name="csp-nonce" content="__NONCE__">')
  writeFileSync(join(web, 'assets', 'app-1a2b.js'), '1')
  writeFileSync(join(web, 'sw.js'), '2')
  writeFileSync(join(web, 'manifest.webmanifest'), '{}')
  http = await createHttp(parts({}))
  http.fastify.post('/api/echo', async (request) => {
    const { body } = request
    if (body instanceof FormData) return { form: [...body.keys()] }
    return body instanceof File ? { file: body.size, type: body.type } : { body }
  })
  http.fastify.post('/api/no', async () => {
    throw new Refusal('OFFER_TAKEN', { n: 1 })
  })
  http.fastify.get('/api/broken', async () => {
    throw new Error('private words')
  })
  url = await http.listen()
})
afterEach(async () => {
  await http.stop()
  rmSync(web, { recursive: true })
})

test('a connection that was opened ahead and never used holds nobody up at the end', async () => {
  const { port } = new URL(url)
  const silent = connect(Number(port), 'localhost')
  const ended = once(silent, 'close')
  await once(silent, 'connect')
  await (await fetch(`${url}/healthz`)).text()
  await http.stop()
  await ended
})

test('a line that was upgraded and stays open is cut when patience is over', async () => {
  const impatient = await createHttp({ ...parts({}), patienceMs: 50 })
  impatient.fastify.server.on('upgrade', (_, socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'))
  const { port } = new URL(await impatient.listen())
  const line = connect(Number(port), 'localhost')
  line.write('GET /live HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n')
  await once(line, 'data')
  const ended = once(line, 'close')
  await impatient.stop()
  await ended
})

const post = (
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  type = 'application/json',
  origin: string | null = url,
) => fetch(`${url}${path}`, { method: 'POST', body, headers: { 'content-type': type, ...(origin && { origin }) } })

describe('http', () => {
  test('what changes something must come from a page of ours', async () => {
    const { port } = new URL(url)
    for (const origin of [`http://localhost:${port}`, `http://127.0.0.1:${port}`, `http://[::1]:${port}`]) {
      expect((await post('/api/echo', '1', 'application/json', origin)).status).toBe(200)
    }
    const foreign = [
      null,
      'null',
      'http://evil.example',
      `https://localhost:${port}`,
      'http://localhost:1',
      `http://localhost.evil:${port}`,
    ]
    for (const origin of foreign) {
      const answer = await post('/api/echo', '1', 'application/json', origin)
      expect([origin, answer.status]).toEqual([origin, 403])
      expect(await answer.json()).toMatchObject({ code: 'WRONG_ORIGIN', data: {} })
    }
  })

  test('with PUBLIC_URL only that origin is ours', async () => {
    const other = await createHttp(parts({ PUBLIC_URL: 'https://help.example.org', BINOME_SECRET: 'x'.repeat(40) }))
    expect(other.allowedOrigin('https://help.example.org')).toBe(true)
    expect(other.allowedOrigin('http://localhost:3000')).toBe(false)
    const { headers } = await other.fastify.inject('/healthz')
    expect(headers['strict-transport-security']).toBeDefined()
    await other.stop()
  })

  test('the app carries the nonce of its own policy, new each time, and no other script or style', async () => {
    const nonces = new Set<string>()
    for (const path of ['/', '/people/42', '/index.html']) {
      const answer = await fetch(`${url}${path}`)
      const policy = answer.headers.get('content-security-policy') ?? ''
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
      expect(await answer.text()).toBe(`<meta name="csp-nonce" content="${nonce}">`)
      expect(policy).not.toContain('unsafe')
      expect(policy).toContain("script-src 'self';")
      expect(answer.headers.get('permissions-policy')).toContain('display-capture=(self)')
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })

  test('files named by their content are kept, the others asked for; what is not there is not the app', async () => {
    const control = async (path: string) => (await fetch(`${url}${path}`)).headers.get('cache-control')
    expect(await control('/assets/app-1a2b.js')).toBe('public, max-age=31536000, immutable')
    expect(await control('/sw.js')).toBe('no-cache')
    expect(await control('/')).toBe('no-store')
    const type = async (path: string) => (await fetch(`${url}${path}`)).headers.get('content-type')
    expect(await type('/manifest.webmanifest')).toMatch(/^application\/manifest\+json/)
    expect(await type('/sw.js')).toMatch(/javascript/)
    for (const path of ['/assets/gone.js', '/api/gone', '/gone.png', '/..%2f..%2fetc/passwd.txt']) {
      expect([path, (await fetch(`${url}${path}`)).status]).toEqual([path, 404])
    }
  })

  test('bodies arrive whole, bounded and typed', async () => {
    expect(await (await post('/api/echo', '{"a":[1]}')).json()).toEqual({ body: { a: [1] } })
    expect(await (await post('/api/echo', 'é', 'text/csv')).json()).toEqual({ body: 'é' })
    expect(await (await post('/api/echo', new Uint8Array(3), 'image/png')).json()).toEqual({
      file: 3,
      type: 'image/png',
    })
    const form = new FormData()
    form.set('picture', new Blob(['x']), 'x.png')
    const answer = await fetch(`${url}/api/echo`, { method: 'POST', body: form, headers: { origin: url } })
    expect(await answer.json()).toEqual({ form: ['picture'] })
  })

  test.each([
    ['broken JSON', '{"a":', 'application/json', 400, 'BAD_INPUT'],
    ['a poisoned prototype', '{"__proto__":{"a":1}}', 'application/json', 400, 'BAD_INPUT'],
    ['a broken form', 'x', 'multipart/form-data; boundary=b', 409, 'BAD_INPUT'],
    ['an unknown type', 'x', 'application/x-www-form-urlencoded', 415, 'BAD_INPUT'],
    ['too much text', 'x'.repeat(2 * 1024 * 1024 + 1), 'text/plain', 413, 'TOO_LARGE'],
    ['too much picture', 'x'.repeat(11 * 1024 * 1024), 'image/png', 413, 'TOO_LARGE'],
  ])('%s is refused by its code', async (_, body, type, status, code) => {
    const answer = await post('/api/echo', body, type)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ code })
  })

  test('a body without a length is bounded too', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request(`${url}/api/echo`, {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      })
      call.on('response', (answer) => resolve(answer.resume().statusCode))
      call.on('error', reject)
      for (let n = 0; n < 3; n += 1) call.write('x'.repeat(1024 * 1024))
      call.end()
    })
    expect(status).toBe(413)
  })

  test('a refusal is its code and data; a failure says nothing of itself', async () => {
    const no = await post('/api/no', '1')
    expect([no.status, await no.json()]).toEqual([409, { code: 'OFFER_TAKEN', data: { n: 1 }, message: 'OFFER_TAKEN' }])
    const broken = await fetch(`${url}/api/broken`)
    const text = await broken.text()
    expect(broken.status).toBe(500)
    expect(text).not.toContain('private')
    expect(JSON.parse(text).data.requestId).toBe(broken.headers.get('x-request-id'))
  })

  test('health, readiness and figures', async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    ready = false
    expect((await fetch(`${url}/readyz`)).status).toBe(503)
    expect(await (await fetch(`${url}/metrics`)).text()).toContain(
      'binome_http_seconds_count{route="/readyz",status="503"} 1',
    )
  })

  test('a taken port and a wrong certificate are clear errors', async () => {
    const taken = createServer()
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => resolve((taken.address() as { port: number }).port))
    })
    const second = await createHttp(parts({ PORT: String(port) }))
    await expect(second.listen()).rejects.toMatchObject({ code: 'PORT_TAKEN', exitCode: 20 })
    await second.stop()
    taken.close()
    const tls = parts({ TLS_CERT: join(web, 'sw.js'), TLS_KEY: join(web, 'sw.js'), BINOME_SECRET: 'x'.repeat(64) })
    await expect(createHttp(tls)).rejects.toMatchObject({ code: 'TLS_UNREADABLE' })
  })
})

describe('behind a proxy, or with a certificate of its own', () => {
  /** Whose address a request is taken to come from that says to have come this way. */
  async function takenFor(env: { [name: string]: string }, way: string): Promise<string> {
    const one = await createHttp(parts(env))
    one.fastify.get('/api/from', async ({ ip }) => ip)
    const at = await one.listen()
    try {
      return await (await fetch(`${at}/api/from`, { headers: { 'x-forwarded-for': way } })).text()
    } finally {
      await one.stop()
    }
  }

  test('who came is told by as many proxies as are trusted, and by nobody else', async () => {
    const way = '198.51.100.1, 203.0.113.7'
    const trusted = { BINOME_SECRET: 'x'.repeat(64) }
    expect(await takenFor({}, way)).toBe('127.0.0.1')
    expect(await takenFor({ ...trusted, TRUST_PROXY: '1' }, way)).toBe('203.0.113.7')
    expect(await takenFor({ ...trusted, TRUST_PROXY: '2' }, way)).toBe('198.51.100.1')
    expect(await takenFor({ ...trusted, TRUST_PROXY: '192.0.2.0/24' }, way)).toBe('127.0.0.1')
  })

  test('TLS_CERT and TLS_KEY serve https, and say that it stays so', async () => {
    const { ca, key } = await testCertificate()
    const [TLS_CERT, TLS_KEY] = [join(web, 'cert.pem'), join(web, 'key.pem')]
    writeFileSync(TLS_CERT, ca)
    writeFileSync(TLS_KEY, key)
    const one = await createHttp(parts({ TLS_CERT, TLS_KEY, BINOME_SECRET: 'x'.repeat(64) }))
    const at = new URL('/healthz', await one.listen())
    expect(at.protocol).toBe('https:')
    const [answer] = (await once(
      requestHttps({ host: '127.0.0.1', port: at.port, path: at.pathname, ca }).end(),
      'response',
    )) as [IncomingMessage]
    answer.resume()
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d+$/)
    await one.stop()
  })
})
