import { createHash } from 'node:crypto'

/**
 * A uuid that is always the same for the same name within an organisation: version 8 (RFC 9562, 5.8), the first bits of
 * a SHA-256.
 */
export function uuidOf(organizationId: string, kind: 'person' | 'ask' | 'session', name: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([organizationId, kind, name]))
    .digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
