import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HASH_BEGIN, hashOn } from '../hash.ts'
import { MatchIndex } from '../index.ts'
import { Recent } from './recent.ts'
import { wordsRemembered } from './sentences.ts'

function hashOf(text: string): number {
  let hash = HASH_BEGIN
  for (let i = 0; i < text.length; i++) hash = hashOn(hash, text.charCodeAt(i))
  return hash
}

function readingOf(run: string) {
  return { run, next: null }
}

test('what was worked out lately is found where it stands in a text, and never taken for something else', () => {
  const pieces = fc.array(fc.string({ maxLength: 4 }), { maxLength: 60 })
  fc.assert(
    fc.property(pieces, fc.constantFrom(4, 8, 16), fc.boolean(), (steps, room, collide) => {
      const recent = new Recent(room)
      // All the same hash: then only the signs tell them apart
      const hashIn = (piece: string) => (collide ? 7 : hashOf(piece))
      for (const piece of steps) {
        const text = `<${piece}>`
        const hash = hashIn(piece)
        recent.fetch(new Uint32Array([hash]), 1)
        const known = recent.get(text, 1, 1 + piece.length, hash)
        expect(known?.run ?? piece).toBe(piece)
        if (known === undefined) recent.set(hash, readingOf(piece))
        expect(recent.get(piece, 0, piece.length, hash)?.run).toBe(piece)
        expect(recent.size).toBeLessThanOrEqual(room)
      }
      recent.clear()
      expect(recent.size).toBe(0)
      for (const piece of steps) expect(recent.get(piece, 0, piece.length, hashIn(piece))).toBeUndefined()
    }),
  )
})

test('thousands are kept, but for a few that share their place with four others', () => {
  const recent = new Recent(1 << 13)
  const pieces = Array.from({ length: 2_000 }, (_, n) => `w${n}`)
  for (const piece of pieces) recent.set(hashOf(piece), readingOf(piece))
  const known = pieces.filter((piece) => recent.get(piece, 0, piece.length, hashOf(piece)) !== undefined)
  expect(known.length).toBeGreaterThan(0.98 * pieces.length)
  expect(recent.size).toBe(known.length)
})

test('what is asked for stays, what nobody asks for gives way', () => {
  const recent = new Recent(4)
  for (const piece of ['asked', 'b', 'c', 'd', 'e']) {
    recent.set(7, readingOf(piece))
    expect(recent.get('asked', 0, 5, 7)?.run).toBe('asked')
  }
  expect(recent.get('b', 0, 1, 7)).toBeUndefined()
})

test.each(['removePerson', 'removeSolved'] as const)('[X4] %s: the words read lately are forgotten too', (how) => {
  const index = new MatchIndex()
  const who = { helperId: 'h', seekerId: 's', askId: 'a', sessionId: 'x', language: 'fr' as const }
  const what = { text: 'imprimante bloquée', skills: [], outcome: 'solved' as const, thanked: true, minutes: 5 }
  index.addSolved({ ...who, ...what, at: new Date(0) })
  expect(wordsRemembered()).toBeGreaterThan(0)
  index[how](how === 'removePerson' ? 'h' : 'x')
  expect(wordsRemembered()).toBe(0)
})
