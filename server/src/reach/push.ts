import webpush from 'web-push'
import type { House } from '../house.ts'
import { OutsideError } from '../platform/outside.ts'
import { meaningOf } from './rules.ts'
import type { Device } from './store.ts'
import { type Vapid, vapidOf } from './vapid.ts'
import type { Said } from './words.ts'

/** Handing one message in at one push service (RFC 8030), encrypted for one browser (RFC 8291), signed by us (RFC 8292). */

/** What the service worker is told. `tag`: what replaces what on the screen. */
export interface PushWords {
  kind: 'tap' | 'invitation' | 'gone' | 'notice' | 'test'
  tag: string
  title: string
  body: string
  lang: 'fr' | 'en'
  url: string
  sound: boolean
  /** Shown also while a page of ours is looked at: its person wants no tap in there. */
  evenLooked?: true
}

export interface PushMessage {
  words: PushWords
  /** A later message of the same topic replaces one that has not arrived: at most 32 characters of base64url. */
  topic: string
  /** Of no use later than this. */
  until: Date
  urgency: 'normal' | 'high'
}

export type Handed = { as: 'taken' | 'gone' | 'refused' } | { as: 'again'; retryAfter: string | undefined }

/** Some push services refuse a token of more than 24 hours (RFC 8292, 2). */
const TOKEN_S = 12 * 3600
const TIMEOUT_MS = 10_000
const MAX_ANSWER = 16 * 1024

/** The topic of something with an id: its 32 hexadecimal digits. */
export const topicOf = (id: string) => id.replaceAll('-', '')

/** How long the taking back of a notification may take to arrive: shown yesterday's, nobody minds. */
const GONE_SECONDS = 3600

/** What takes the place of a notification that nobody has to answer any more, from then on: of the same topic and tag. */
export function goneInstead(
  from: Date,
  { topic, ...words }: Said & { topic: string } & Pick<PushWords, 'tag' | 'lang' | 'url'>,
): PushMessage {
  const until = new Date(from.getTime() + GONE_SECONDS * 1000)
  return { topic, until, urgency: 'normal', words: { kind: 'gone', ...words, sound: false } }
}

export type Hand = (device: Device, message: PushMessage) => Promise<Handed>

export function createHand(house: Pick<House, 'clock' | 'config' | 'outside' | 'log'>): Hand {
  const { clock, config, log, outside } = house
  const vapid: Vapid = vapidOf(config)
  return async (device, { words, topic, until, urgency }) => {
    const now = clock.now().getTime()
    const ttl = Math.floor((until.getTime() - now) / 1000)
    if (ttl <= 0) return { as: 'refused' }
    const { origin } = new URL(device.endpoint)
    try {
      const { cipherText } = webpush.encrypt(device.p256dh, device.auth, JSON.stringify(words), 'aes128gcm')
      const { Authorization } = webpush.getVapidHeaders(
        origin,
        vapid.subject,
        vapid.publicKey,
        vapid.privateKey,
        'aes128gcm',
        Math.floor(now / 1000) + TOKEN_S,
      )
      const answer = await outside.fetch({
        url: device.endpoint,
        method: 'POST',
        headers: {
          authorization: Authorization,
          'content-encoding': 'aes128gcm',
          'content-type': 'application/octet-stream',
          'content-length': String(cipherText.length),
          ttl: String(ttl),
          topic,
          urgency,
        },
        body: cipherText,
        maxBytes: MAX_ANSWER,
        timeoutMs: TIMEOUT_MS,
      })
      const as = meaningOf(answer.status)
      if (as !== 'taken') log.info({ device: device.id, status: answer.status }, 'a push service did not take it')
      return as === 'again' ? { as, retryAfter: answer.headers['retry-after'] } : { as }
    } catch (error) {
      const why = error instanceof OutsideError ? error.because : 'unencryptable'
      log.info({ device: device.id, why }, 'a push service was not reached')
      // An address that leads home, or keys that are none, never become better.
      if (why === 'bad_address' || why === 'private_address' || why === 'unencryptable') return { as: 'gone' }
      return { as: 'again', retryAfter: undefined }
    }
  }
}
