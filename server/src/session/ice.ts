import { createHash, createHmac } from 'node:crypto'
import type { IceServers } from '@binome/contract/verbs/session.ts'

/** As long as one attempt may take, renewals apart: the browser asks anew at each link [S14]. */
const credentialSeconds = 600

interface IceSettings {
  stunUrls: readonly string[]
  turnUrls: readonly string[]
  turnSecret: string | null
  relayOnly: boolean
}

/**
 * What a browser connects through. TURN credentials are those of the TURN REST API
 * (draft-uberti-behave-turn-rest-00, section 2.2; coturn's `use-auth-secret`): username `<unix expiry>:<anything>`,
 * password base64(HMAC-SHA1(secret, username)). The anything is a keyed hash of the person, so that the TURN server's
 * log names nobody and its quota still counts per person, and `nonce`, so that no two attempts share one.
 */
export function iceServers(settings: IceSettings, personId: string, now: Date, nonce: string): IceServers {
  const expiry = Math.floor(now.getTime() / 1000) + credentialSeconds
  const servers: IceServers['iceServers'] = []
  if (settings.stunUrls.length > 0) servers.push({ urls: [...settings.stunUrls] })
  if (settings.turnUrls.length > 0 && settings.turnSecret !== null) {
    const person = createHmac('sha256', settings.turnSecret).update(personId).digest('hex').slice(0, 12)
    const username = `${expiry}:${person}-${nonce}`
    const credential = createHmac('sha1', settings.turnSecret).update(username).digest('base64')
    servers.push({ urls: [...settings.turnUrls], username, credential })
  }
  return { iceServers: servers, relayOnly: settings.relayOnly, expiresAt: new Date(expiry * 1000).toISOString() }
}

/** A short name for one attempt, from an id made for it. */
export function nonceOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 12)
}
