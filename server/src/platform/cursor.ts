import { isUuid } from './id.ts'
import { Refusal } from './refusal.ts'
import { unstorable } from './storable.ts'

/** Where a page of a list ended, opaque to the client: the sort key of its last row. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** @throws Refusal BAD_INPUT when it is not one of ours */
export function decodeCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const texts = Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string')
    if (texts && unstorable(parts) === null) return parts
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Refusal('BAD_INPUT', { issues: [{ path: 'cursor', code: 'invalid' }] })
}

/** The place of a row in a list sorted by time, then id. */
export function encodePlace(at: Date, id: string): string {
  return encodeCursor([at.toISOString(), id])
}

/** @throws Refusal BAD_INPUT when it is not one of ours */
export function decodePlace(cursor: string | undefined): { at: Date; id: string } | null {
  const [time, id] = decodeCursor(cursor, 2) ?? []
  if (time === undefined || id === undefined) return null
  const at = new Date(time)
  // A year beyond four digits is a Date here, and none in PostgreSQL.
  if (!/^\d{4}-/.test(time) || Number.isNaN(at.getTime()) || !isUuid(id)) {
    throw new Refusal('BAD_INPUT', { issues: [{ path: 'cursor', code: 'invalid' }] })
  }
  return { at, id }
}
