import { MOST_FILE_BYTES } from '@binome/contract/limits.ts'
import type { FileMessage } from '@binome/contract/passing.ts'

/**
 * What came over the channel `files`, or null when it is not what `contract/passing.ts` says. By hand, for the same
 * reason as `../message.ts`; `message.test.ts` holds the two together.
 */
export function readFileMessage(data: unknown): FileMessage | null {
  const said = object(data)
  if (!said || typeof said.id !== 'string' || !UUID.test(said.id)) return null
  const { kind, id } = said
  switch (kind) {
    case 'lack':
    case 'stop':
      return keysAre(said, 'kind', 'id') ? { kind, id } : null
    case 'want':
      return keysAre(said, 'kind', 'id', 'from') && isPlace(said.from) ? { kind, id, from: said.from } : null
    case 'ack': {
      const { received, written } = said
      if (!keysAre(said, 'kind', 'id', 'received', 'written') || !isPlace(received) || !isPlace(written)) return null
      return { kind, id, received, written }
    }
    case 'end':
    case 'done':
      return keysAre(said, 'kind', 'id', 'sha256') && isHash(said.sha256) ? { kind, id, sha256: said.sha256 } : null
    case 'wrong': {
      const { because } = said
      if (!keysAre(said, 'kind', 'id', 'because') || (because !== 'hash' && because !== 'disk')) return null
      return { kind, id, because }
    }
    case 'offer': {
      const { name, size, type } = said
      if (!keysAre(said, 'kind', 'id', 'name', 'size', 'type') || !isPlace(size)) return null
      if (!isText(name, 255) || name === '' || !isText(type, 127)) return null
      return { kind, id, name, size, type }
    }
    default:
      return null
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function object(data: unknown): Record<string, unknown> | null {
  if (typeof data !== 'string' || data.length > 4096) return null
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

const keysAre = (value: Record<string, unknown>, ...keys: string[]): boolean =>
  Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key))

const isPlace = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MOST_FILE_BYTES

const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most

const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
