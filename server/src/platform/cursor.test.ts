import { PageQuery } from '@binome/contract/terms.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCursor, decodePlace, encodeCursor, encodePlace } from './cursor.ts'
import { Refusal } from './refusal.ts'

const id = '01980000-0000-7000-8000-000000000001'

test('a place comes back as it was, and through the contract, however long a name stands in it', () => {
  for (const name of ['x', '\u{1F9F5}'.repeat(120), 'Ж'.repeat(120), 'œ'.repeat(240), '"\\'.repeat(60)]) {
    const { cursor } = PageQuery.parse({ cursor: encodeCursor(['0', name, id]) })
    expect(decodeCursor(cursor, 3)).toEqual(['0', name, id])
  }
  const at = new Date('2026-03-27T09:00:00.123Z')
  expect(decodePlace(encodePlace(at, id))).toEqual({ at, id })
})

test('no cursor is the beginning; one that is not ours is refused, whatever it is', () => {
  expect(decodeCursor(undefined, 2)).toBeNull()
  expect(decodePlace(undefined)).toBeNull()
  const refused = (cursor: string): boolean => {
    try {
      decodePlace(cursor)
      return false
    } catch (error) {
      return error instanceof Refusal && error.code === 'BAD_INPUT'
    }
  }
  fc.assert(fc.property(fc.string(), refused))
  const part = fc.oneof(fc.string(), fc.constantFrom(id, '+275760-09-13T00:00:00.000Z', '-271821-04-20T00:00:00.000Z'))
  fc.assert(fc.property(fc.array(part), (parts) => refused(encodeCursor(parts))))
  expect(refused(encodeCursor(['2026-03-27T09:00:00.123Z', 'a\0b']))).toBe(true)
})
