import type { Mark, MarkMessage, Point, Pointer, WordsMessage } from '@binome/contract/signal.ts'

/**
 * What came over a data channel, or null when it is not what the contract says: the other side is not believed.
 * Written by hand beside the schemas of `contract/signal.ts` so that the browser need not load a validator
 * (62 kB) before a first picture; `message.test.ts` holds the two together.
 */
export function readPointer(data: unknown): Pointer | null {
  const said = object(data)
  if (!said || !keysAre(said, 'n', 'stage', 'at')) return null
  const { n, stage, at } = said
  if (!isInteger(n, 0, Number.MAX_SAFE_INTEGER) || !isName(stage, 8)) return null
  if (at !== null && !isPoint(at)) return null
  return { n, stage, at }
}

export function readMarkMessage(data: unknown): MarkMessage | null {
  const said = object(data)
  switch (said?.kind) {
    case 'clear':
      return keysAre(said, 'kind') ? { kind: 'clear' } : null
    case 'lift':
    case 'keep':
    case 'erase':
      return keysAre(said, 'kind', 'id') && isName(said.id, 1) ? { kind: said.kind, id: said.id } : null
    case 'grow':
      if (!keysAre(said, 'kind', 'id', 'points') || !isName(said.id, 1) || !arePoints(said.points, 500)) return null
      return { kind: 'grow', id: said.id, points: said.points }
    case 'draw': {
      const mark = readMark(said.mark)
      return mark && keysAre(said, 'kind', 'mark') ? { kind: 'draw', mark } : null
    }
    default:
      return null
  }
}

export function readWordsMessage(data: unknown): WordsMessage | null {
  const said = object(data)
  const isHex = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
  if (said?.kind === 'reveal')
    return keysAre(said, 'kind', 'nonce') && isHex(said.nonce) ? { kind: 'reveal', nonce: said.nonce } : null
  if (said?.kind !== 'commit' || !keysAre(said, 'kind', 'commitment', 'list')) return null
  const { commitment, list } = said
  return isHex(commitment) && (list === 'fr' || list === 'en') ? { kind: 'commit', commitment, list } : null
}

const TOOLS: readonly unknown[] = ['pen', 'arrow', 'box', 'spotlight', 'text', 'step'] satisfies Mark['tool'][]

function readMark(value: unknown): Mark | null {
  if (!isObject(value) || !keysAre(value, 'id', 'stage', 'tool', 'points', 'step', 'words')) return null
  const { id, stage, tool, points, step, words } = value
  if (!isName(id, 1) || !isName(stage, 8) || !TOOLS.includes(tool) || !arePoints(points, 2000)) return null
  if (step !== null && !isInteger(step, 1, 99)) return null
  if (typeof words !== 'string' || words.length > 200) return null
  return { id, stage, tool: tool as Mark['tool'], points, step, words }
}

/** JSON of an object, of at most 128 kB. */
function object(data: unknown): Record<string, unknown> | null {
  if (typeof data !== 'string' || data.length > 131_072) return null
  try {
    const value: unknown = JSON.parse(data)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function keysAre(value: Record<string, unknown>, ...keys: string[]): boolean {
  return Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key))
}

function isInteger(value: unknown, least: number, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
}

function isName(value: unknown, least: number): value is string {
  return typeof value === 'string' && value.length >= least && /^[A-Za-z0-9_-]{1,64}$/.test(value)
}

function isPoint(value: unknown): value is Point {
  const near = (one: unknown) => typeof one === 'number' && one >= -0.25 && one <= 1.25
  return Array.isArray(value) && value.length === 2 && value.every(near)
}

function arePoints(value: unknown, most: number): value is Point[] {
  return Array.isArray(value) && value.length >= 1 && value.length <= most && value.every(isPoint)
}
