import { createECDH, hkdfSync } from 'node:crypto'
import type { Config } from '../platform/config.ts'

/** Who we are to push services: VAPID (RFC 8292). */
export interface Vapid {
  /** Where whoever runs a push service can complain. */
  subject: string
  /** Uncompressed point, base64url: browsers subscribe with it. */
  publicKey: string
  privateKey: string
}

/** Order of P-256 (SP 800-186, 3.2.1.3). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * The key of this house: as the environment says, else made of the house's secret, so that nothing is kept, no process
 * of the house has another, and nobody who reads the database can wake anybody. A new secret signs everybody out, and
 * browsers subscribe anew when they sign in.
 */
export function vapidOf(config: Pick<Config, 'secret' | 'publicUrl' | 'mailFrom' | 'vapidPrivateKey'>): Vapid {
  const privateKey = config.vapidPrivateKey ? Buffer.from(config.vapidPrivateKey, 'base64url') : derived(config.secret)
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(privateKey)
  return {
    subject: subjectOf(config),
    publicKey: pair.getPublicKey('base64url', 'uncompressed'),
    privateKey: privateKey.toString('base64url'),
  }
}

/** By extra random bits, so that every key is as likely (FIPS 186-5, A.2.1). */
function derived(secret: string): Buffer {
  const bits = Buffer.from(hkdfSync('sha256', secret, '', 'binome web push key', 48))
  const scalar = (BigInt(`0x${bits.toString('hex')}`) % (order - 1n)) + 1n
  return Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex')
}

/** Apple's push service refuses an address of localhost: our own page is better known. */
function subjectOf({ publicUrl, mailFrom }: Pick<Config, 'publicUrl' | 'mailFrom'>): string {
  if (publicUrl?.startsWith('https:')) return publicUrl
  return `mailto:${/<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom}`
}
