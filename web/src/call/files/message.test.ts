import { FileMessage } from '@binome/contract/passing.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHUNK, readChunk, writeChunk } from './chunk.ts'
import { ofItsKind } from './message.fixture.ts'
import { readFileMessage } from './message.ts'

const id = fc.constantFrom('0190b6f0-0000-7000-8000-00000000000a', '0190b6f0-0000-7000-8000', 'X', '')
const place = fc.constantFrom<unknown>(0, 1, 2 ** 30, 2 ** 30 + 1, -1, 1.5, '1', null)
const text = fc.constantFrom<unknown>('', 'a', 'x'.repeat(127), 'x'.repeat(255), 'x'.repeat(256), 3)
const hash = fc.constantFrom<unknown>('a'.repeat(64), 'A'.repeat(64), 'a'.repeat(63), 1)
const anything = fc.record(
  {
    kind: fc.constantFrom('offer', 'lack', 'want', 'ack', 'end', 'done', 'wrong', 'stop', 'x'),
    id,
    name: text,
    size: place,
    type: text,
    from: place,
    received: place,
    written: place,
    sha256: hash,
    because: fc.constantFrom<unknown>('hash', 'disk', 'x'),
  },
  { requiredKeys: ['kind', 'id'] },
)

test('what the page reads by hand is what the contract says', () => {
  let read = 0
  fc.assert(
    fc.property(anything, fc.boolean(), (all, right) => {
      const said = right ? ofItsKind(all) : all
      const parsed = FileMessage.safeParse(said)
      const mine = readFileMessage(JSON.stringify(said))
      if (mine) read += 1
      expect(mine).toEqual(parsed.success ? parsed.data : null)
    }),
    { numRuns: 3000 },
  )
  expect(read).toBeGreaterThan(20)
})

describe('a chunk', () => {
  const key = '0190b6f0-1234-7abc-8def-00000000000a'

  test('carries its id, its place and its bytes, also beyond 4 GiB', () => {
    for (const at of [0, 1, 2 ** 30, 2 ** 40 + 7]) {
      expect(readChunk(writeChunk(key, at, new Uint8Array([1, 2, 3])))).toEqual({
        id: key,
        at,
        bytes: new Uint8Array([1, 2, 3]),
      })
    }
  })

  test('of nothing, or of too much, is none', () => {
    expect(readChunk(writeChunk(key, 0, new Uint8Array(0)))).toBeNull()
    expect(readChunk(writeChunk(key, 0, new Uint8Array(CHUNK + 1)))).toBeNull()
    expect(readChunk('text')).toBeNull()
    expect(readChunk(new ArrayBuffer(3))).toBeNull()
  })
})
