import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Clock } from '../src/platform/clock.ts'
import { createOutside, type Outside } from '../src/platform/outside.ts'
import { testHttps } from './https.ts'

/**
 * A push service of this machine (RFC 8030) and the browsers that subscribed there. It trusts nobody: the sender's token
 * is checked (RFC 8292), and what arrives is decrypted with the browser's own keys (RFC 8291, RFC 8188), by code that
 * shares nothing with the library that encrypts.
 */
export interface PushService {
  outside: Outside
  /** A new browser, subscribed for this application server key. */
  subscribe(applicationServerKey: string): Browser
  /** How the next requests for a browser are answered, one each; then 201 again. */
  answer(browser: Browser, ...answers: { status: number; retryAfter?: number }[]): void
  close(): Promise<void>
}

export interface Browser {
  endpoint: string
  keys: { p256dh: string; auth: string }
  /** What it was sent and could read, in order. */
  got: Delivered[]
  /** Every request for it, taken or not. */
  requests: number
}

export interface Delivered {
  words: { [field: string]: unknown }
  ttl: number
  topic: string | undefined
  urgency: string | undefined
  subject: string
}

const b64 = (text: string) => Buffer.from(text, 'base64url')

export async function pushService(clock: Clock): Promise<PushService> {
  const browsers = new Map<string, { browser: Browser; read: (body: Buffer) => string; key: string }>()
  const answers = new Map<string, { status: number; retryAfter?: number }[]>()
  const server = await testHttps((request, response) => {
    void bodyOf(request).then((body) => {
      const known = browsers.get(request.url ?? '')
      if (!known || request.method !== 'POST') return response.writeHead(404).end()
      const { browser, read, key } = known
      browser.requests += 1
      try {
        const subject = checkedToken(request, { audience: server.origin, key, now: clock.now() })
        if (request.headers['content-encoding'] !== 'aes128gcm') throw new Error('encoding')
        const next = answers.get(browser.endpoint)?.shift()
        if (next && next.status !== 201) {
          const headers = next.retryAfter === undefined ? {} : { 'retry-after': String(next.retryAfter) }
          return response.writeHead(next.status, headers).end()
        }
        browser.got.push({
          words: JSON.parse(read(body)) as { [field: string]: unknown },
          ttl: Number(request.headers.ttl),
          topic: request.headers.topic as string | undefined,
          urgency: request.headers.urgency as string | undefined,
          subject,
        })
        response.writeHead(201, { location: `${server.origin}/message/1` }).end()
      } catch (error) {
        response.writeHead(400).end(String(error))
      }
    })
  })
  const outside = createOutside({ neighbour: (address) => address === '127.0.0.1', ca: server.ca })
  return {
    outside,
    subscribe(applicationServerKey) {
      const pair = createECDH('prime256v1')
      pair.generateKeys()
      const auth = randomBytes(16)
      const path = `/push/${randomBytes(8).toString('hex')}`
      const browser: Browser = {
        endpoint: `${server.origin}${path}`,
        keys: { p256dh: pair.getPublicKey('base64url', 'uncompressed'), auth: auth.toString('base64url') },
        got: [],
        requests: 0,
      }
      browsers.set(path, { browser, key: applicationServerKey, read: (body) => decrypted(body, pair, auth) })
      return browser
    },
    answer: (browser, ...next) => void answers.set(browser.endpoint, next),
    async close() {
      outside.stop()
      await server.close()
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The sender's token: signed by the key the browser subscribed for, meant for us, not too long. Returns its subject. */
function checkedToken(request: IncomingMessage, want: { audience: string; key: string; now: Date }): string {
  const [, token, key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(request.headers.authorization ?? '') ?? []
  if (token === undefined || key !== want.key) throw new Error('key')
  const [head = '', body = '', signature = ''] = token.split('.')
  const point = b64(key)
  const publicKey = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  const signed = Buffer.from(`${head}.${body}`)
  if (JSON.parse(b64(head).toString()).alg !== 'ES256') throw new Error('alg')
  if (!verify('sha256', signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, b64(signature))) {
    throw new Error('signature')
  }
  const { aud, exp, sub } = JSON.parse(b64(body).toString()) as { aud: string; exp: number; sub: string }
  const left = exp - want.now.getTime() / 1000
  if (aud !== want.audience || left <= 0 || left > 24 * 3600) throw new Error('claims')
  return sub
}

/** RFC 8188, one record, with the key of RFC 8291, 3.4. */
function decrypted(body: Buffer, pair: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16)
  const idLength = body[20] ?? 0
  const senderKey = body.subarray(21, 21 + idLength)
  const sealed = body.subarray(21 + idLength)
  const shared = pair.computeSecret(senderKey)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), senderKey])
  const key = Buffer.from(hkdfSync('sha256', shared, auth, info, 32))
  const content = Buffer.from(hkdfSync('sha256', key, salt, 'Content-Encoding: aes128gcm\0', 16))
  const nonce = Buffer.from(hkdfSync('sha256', key, salt, 'Content-Encoding: nonce\0', 12))
  const open = createDecipheriv('aes-128-gcm', content, nonce)
  open.setAuthTag(sealed.subarray(-16))
  const plain = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()])
  const end = plain.lastIndexOf(2)
  if (end === -1 || plain.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('padding')
  return plain.subarray(0, end).toString()
}
