import { Refusal } from './refusal.ts'

/** Where a page of a list ended, opaque to the client: the sort key of its last row. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** @throws Refusal BAD_INPUT when it is not one of ours */
export function decodeCursor(cursor: string | undefined, length: number): string[] | null {
  if (cursor === undefined) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string')) return parts
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Refusal('BAD_INPUT', { issues: [{ path: 'cursor', code: 'invalid' }] })
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The place of a row in a list sorted by time, then id. */
export function encodePlace(at: Date, id: string): string {
  return encodeCursor([at.toISOString(), id])
}

/** @throws Refusal BAD_INPUT when it is not one of ours */
export function decodePlace(cursor: string | undefined): { at: Date; id: string } | null {
  const [time, id] = decodeCursor(cursor, 2) ?? []
  if (time === undefined || id === undefined) return null
  const at = new Date(time)
  if (Number.isNaN(at.getTime()) || !uuid.test(id)) {
    throw new Refusal('BAD_INPUT', { issues: [{ path: 'cursor', code: 'invalid' }] })
  }
  return { at, id }
}
