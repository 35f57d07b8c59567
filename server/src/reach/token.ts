import { createHmac, timingSafeEqual } from 'node:crypto'

/** The link in a letter that ends such letters, for whoever holds the letter, signed in or not [V8]. */

/** Letters that were not asked for one by one, each with a switch of its own. */
export const letterKinds = ['parked', 'digest', 'notices'] as const
export type LetterKind = (typeof letterKinds)[number]

export interface LetterToken {
  organizationId: string
  personId: string
  kind: LetterKind
}

const ID_BYTES = 16
const MAC_BYTES = 16

/** 66 characters: both ids, the kind, and 128 bits of HMAC over them. It does not end: a letter may be old. */
export function tokenOf({ organizationId, personId, kind }: LetterToken, secret: string): string {
  const said = Buffer.concat([bytesOf(organizationId), bytesOf(personId), Buffer.from([letterKinds.indexOf(kind)])])
  return Buffer.concat([said, macOf(said, secret)]).toString('base64url')
}

/** Whose letters of which kind; null when we did not sign it. */
export function readToken(token: string, secret: string): LetterToken | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 2 * ID_BYTES + 1 + MAC_BYTES) return null
  const said = bytes.subarray(0, 2 * ID_BYTES + 1)
  if (!timingSafeEqual(bytes.subarray(said.length), macOf(said, secret))) return null
  const kind = letterKinds[said[2 * ID_BYTES] ?? -1]
  if (kind === undefined) return null
  return {
    organizationId: idOf(said.subarray(0, ID_BYTES)),
    personId: idOf(said.subarray(ID_BYTES, 2 * ID_BYTES)),
    kind,
  }
}

function macOf(said: Buffer, secret: string): Buffer {
  return createHmac('sha256', secret).update('binome letter').update(said).digest().subarray(0, MAC_BYTES)
}

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')

function idOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
