import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import webpush from 'web-push'
import { handClock } from '../src/platform/clock.ts'
import { type Browser, type PushService, pushService } from './push-service.ts'

/** The push service of tests takes nothing that a real one, or the browser behind it, would not. */

const clock = handClock(new Date('2026-03-27T09:00:00Z'))
const [house, stranger] = [webpush.generateVAPIDKeys(), webpush.generateVAPIDKeys()]
let service: PushService
let browser: Browser
beforeEach(async () => {
  service = await pushService(clock)
  browser = service.subscribe(house.publicKey)
})
afterEach(() => service.close())

const right = () => ({
  signer: house,
  key: house.publicKey,
  audience: new URL(browser.endpoint).origin,
  hours: 12,
  reader: browser.keys,
  encoding: 'aes128gcm',
})

/** How a message is answered that differs so from a right one. */
async function answered(over: Partial<ReturnType<typeof right>>): Promise<number> {
  const { signer, key, audience, hours, reader, encoding } = { ...right(), ...over }
  const expires = Math.floor(clock.now().getTime() / 1000) + hours * 3600
  const { cipherText } = webpush.encrypt(reader.p256dh, reader.auth, '{"title":"!"}', 'aes128gcm')
  const { Authorization } = webpush.getVapidHeaders(
    audience,
    'mailto:a@example.org',
    signer.publicKey,
    signer.privateKey,
    'aes128gcm',
    expires,
  )
  const { status } = await service.outside.fetch({
    ...{ url: browser.endpoint, method: 'POST', body: cipherText, maxBytes: 1024, timeoutMs: 10_000 },
    headers: {
      authorization: Authorization.replace(signer.publicKey, key),
      ...{ 'content-encoding': encoding, 'content-length': String(cipherText.length), ttl: '60' },
    },
  })
  return status
}

test('a right message is taken and read', async () => {
  expect(await answered({})).toBe(201)
  expect(browser.got).toMatchObject([{ words: { title: '!' }, ttl: 60, subject: 'mailto:a@example.org' }])
})

describe('not taken is', () => {
  const wrong: [string, () => Partial<ReturnType<typeof right>>][] = [
    ['another key than the browser subscribed for', () => ({ signer: stranger, key: stranger.publicKey })],
    ['a token signed by another key than it names', () => ({ signer: stranger })],
    ['a token for another push service', () => ({ audience: 'https://push.example.org' })],
    ['a token that is over', () => ({ hours: -1 })],
    ['a token of more than a day', () => ({ hours: 25 })],
    ['what is encrypted for another browser', () => ({ reader: service.subscribe(house.publicKey).keys })],
    ['another encryption', () => ({ encoding: 'aesgcm' })],
  ]
  test.each(wrong)('%s', async (_, over) => {
    expect(await answered(over())).toBe(400)
    expect(browser.got).toEqual([])
  })
})
