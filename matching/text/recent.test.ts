import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MatchIndex } from '../index.ts'
import { HASH_BEGIN, hashOn, Recent } from './recent.ts'
import { wordsRemembered } from './sentences.ts'

function hashOf(text: string): number {
  let hash = HASH_BEGIN
  for (let i = 0; i < text.length; i++) hash = hashOn(hash, text.charCodeAt(i))
  return hash
}

test('what was worked out lately is found where it stands in a text, and never taken for something else', () => {
  const pieces = fc.array(fc.tuple(fc.string({ maxLength: 4 }), fc.boolean()), { maxLength: 60 })
  fc.assert(
    fc.property(pieces, fc.integer({ min: 1, max: 8 }), fc.boolean(), (steps, room, collide) => {
      const recent = new Recent<string>(room)
      for (const [piece] of steps) {
        const text = `<${piece}>`
        // All the same hash: then only the units tell them apart
        const hash = collide ? 7 : hashOf(piece)
        const known = recent.get(text, 1, 1 + piece.length, hash)
        expect(known ?? piece).toBe(piece)
        if (known === undefined) recent.set(text, 1, 1 + piece.length, hash, piece)
        expect(recent.get(piece, 0, piece.length, hash)).toBe(piece)
        expect(recent.size).toBeLessThanOrEqual(2 * room)
      }
      recent.clear()
      expect(recent.size).toBe(0)
      for (const [piece] of steps) expect(recent.get(piece, 0, piece.length, hashOf(piece))).toBeUndefined()
    }),
  )
})

test('thousands are kept as well as a few', () => {
  const recent = new Recent<number>(5_000)
  for (let n = 0; n < 5_000; n++) recent.set(`w${n}`, 0, `w${n}`.length, hashOf(`w${n}`), n)
  for (let n = 0; n < 5_000; n++) expect(recent.get(`w${n}`, 0, `w${n}`.length, hashOf(`w${n}`))).toBe(n)
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
