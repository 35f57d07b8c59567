import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Arena } from './arena.ts'
import { Dictionary } from './dictionary.ts'
import { Postings, type Strength } from './postings.ts'
import { type Fields, TextIndex } from './text-index.ts'

const word = fc.integer({ min: 0, max: 30 }).map((n) => `w${n}`)
const fields: fc.Arbitrary<Fields> = fc.record({
  title: fc.array(word, { maxLength: 3 }),
  body: fc.array(word, { maxLength: 20 }),
  tags: fc.array(word, { maxLength: 2 }),
})

test('[X4] what was removed leaves no trace: the index is as if it had never been told', () => {
  const texts = fc.array(fc.record({ fields, stays: fc.boolean(), owner: fc.nat({ max: 3 }) }), { maxLength: 40 })
  fc.assert(
    fc.property(texts, (told) => {
      const index = new TextIndex()
      const never = new TextIndex()
      const names = new Map<number, string>()
      index.setOnline(1, true)
      const slots = told.map(({ fields, owner }) => index.add(fields, owner))
      index.setOnline(2, true)
      index.remove(new Set(slots.filter((_, at) => told[at]?.stays === false)))
      slots.forEach((slot, at) => {
        if (told[at]?.stays) names.set(slot, `text ${at}`)
      })
      const neverNames = new Map<number, string>()
      told.forEach(({ fields, stays, owner }, at) => {
        if (stays) neverNames.set(never.add(fields, owner), `text ${at}`)
      })
      const trace = [...index.describe((slot) => names.get(slot) ?? '?')]
      expect(trace).toEqual([...never.describe((slot) => neverNames.get(slot) ?? '?')])
      expect(index.size()).toEqual(never.size())
    }),
  )
})

test('[X4] a list holds what was added and not removed, whatever its length', () => {
  const step = fc.record({ count: fc.integer({ min: 1, max: 1_500 }), keep: fc.integer({ min: 1, max: 5 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 4 }), (steps) => {
      const postings = new Postings()
      let held = new Set<number>()
      let next = 0
      for (const { count, keep } of steps) {
        for (let i = 0; i < count; i++) {
          const fixed = Uint16Array.of(next % 3 === 0 ? 3 : 0)
          postings.add({ size: 1, terms: Uint32Array.of(7), fixed, bodies: Uint16Array.of(1) }, next)
          held.add(next++)
        }
        postings.remove(7, (text) => text % keep !== 0)
        held = new Set([...held].filter((text) => text % keep === 0))
        expect(read(postings, 7)).toEqual([...held].sort((x, y) => x - y))
      }
    }),
    { numRuns: 40 },
  )
})

function read(postings: Postings, term: number): number[] {
  const texts: number[] = []
  for (const strength of [0, 1] satisfies Strength[]) {
    postings.open(term, strength)
    for (let size = postings.next(strength); size > 0; size = postings.next(strength)) {
      texts.push(...postings.texts.subarray(0, size))
    }
  }
  return texts.sort((x, y) => x - y)
}

test('[X4] memory given back is wiped, and taken again', () => {
  const arena = new Arena()
  const address = arena.take(40)
  const bytes = () => arena.pageOf(address).subarray(arena.offsetOf(address), arena.offsetOf(address) + 40)
  bytes().fill(7)
  arena.give(address, 40)
  expect([...bytes()]).toEqual(Array(40).fill(0))
  const size = arena.bytes()
  expect(arena.take(40)).toBe(address)
  expect(arena.bytes()).toBe(size)
})

test('a dictionary knows each word by one number until it is released', () => {
  const op = fc.record({ word: fc.string({ maxLength: 3 }), release: fc.boolean() })
  fc.assert(
    fc.property(fc.array(op, { maxLength: 400 }), (ops) => {
      const dictionary = new Dictionary()
      const known = new Map<string, number>()
      for (const { word, release } of ops) {
        const id = known.get(word)
        expect(dictionary.find(word)).toBe(id ?? -1)
        if (id !== undefined && release) {
          dictionary.release(id)
          known.delete(word)
        } else {
          const ids = new Uint32Array(2)
          // Twice at once: the same number both times
          dictionary.intern([word, word], ids)
          expect(ids[1]).toBe(ids[0])
          known.set(word, ids[0] as number)
        }
      }
      expect(dictionary.size).toBe(known.size)
      expect(new Set(known.values()).size).toBe(known.size)
      for (const [word, id] of known) expect(dictionary.termOf(id)).toBe(word)
    }),
  )
})
