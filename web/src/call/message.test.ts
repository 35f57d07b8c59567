import { Mark, MarkMessage, Pointer, WordsMessage } from '@binome/contract/signal.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkMessage, readPointer, readWordsMessage } from './message.ts'

const name = fc.stringMatching(/^[A-Za-z0-9_-]{6,66}$/)
const near = fc.oneof(
  fc.double({ min: -0.3, max: 1.3 }),
  fc.constantFrom(-0.25, 1.25, -0.251, 1.251, Number.NaN, '0', null),
)
const points = fc.array(fc.oneof(fc.tuple(near, near), fc.tuple(near)), { maxLength: 4 })
const step = fc.constantFrom(null, 0, 1, 99, 100, 1.5, '1')
const words = fc.oneof(fc.string({ maxLength: 210 }), fc.constantFrom(null, 'a'.repeat(200), 'a'.repeat(201)))
const mark = fc.record(
  {
    id: name,
    stage: name,
    tool: fc.constantFrom('pen', 'arrow', 'box', 'spotlight', 'text', 'step', 'rubber'),
    points,
    step,
    words,
  },
  { noNullPrototype: true },
)
const message = fc.oneof(
  fc.record({ kind: fc.constantFrom('draw', 'drew'), mark }),
  fc.record({ kind: fc.constantFrom('grow', 'lift', 'keep', 'erase', 'clear'), id: name, points }),
  fc.record({ kind: fc.constantFrom('lift', 'keep', 'erase'), id: name }),
  fc.constantFrom({ kind: 'clear' }, { kind: 'clear', id: 'x' }, [], null, 3, 'clear'),
)

describe('what comes over a channel is believed exactly when the contract says so', () => {
  test('marks', () => {
    fc.assert(
      fc.property(message, (value) => {
        const said = JSON.stringify(value)
        const contract = MarkMessage.safeParse(JSON.parse(said))
        expect(readMarkMessage(said)).toEqual(contract.success ? contract.data : null)
      }),
      { numRuns: 2000 },
    )
  })

  test('the words', () => {
    const hex = fc.oneof(fc.stringMatching(/^[0-9a-f]{63,65}$/), fc.stringMatching(/^[0-9A-F]{64}$/), fc.constant(7))
    const list = fc.constantFrom('fr', 'en', 'de', null)
    const said = fc.oneof(
      fc.record({ kind: fc.constantFrom('commit', 'reveal'), commitment: hex, list }),
      fc.record({ kind: fc.constantFrom('commit', 'reveal'), nonce: hex }),
      fc.record({ kind: fc.constant('reveal'), nonce: hex, list }),
    )
    let believed = 0
    fc.assert(
      fc.property(said, (value) => {
        const contract = WordsMessage.safeParse(value)
        if (contract.success) believed++
        expect(readWordsMessage(JSON.stringify(value))).toEqual(contract.success ? contract.data : null)
      }),
      { numRuns: 1000 },
    )
    expect(believed).toBeGreaterThan(10)
  })

  test('the pointer', () => {
    const pointer = fc.record({
      n: fc.constantFrom(0, 1, -1, 1.5, Number.MAX_SAFE_INTEGER, 2 ** 53, '1'),
      stage: name,
      at: fc.oneof(fc.tuple(near, near), fc.constant(null)),
    })
    fc.assert(
      fc.property(pointer, (value) => {
        const said = JSON.stringify(value)
        const contract = Pointer.safeParse(JSON.parse(said))
        expect(readPointer(said)).toEqual(contract.success ? contract.data : null)
      }),
      { numRuns: 1000 },
    )
  })

  test('bounds of a mark are those of the contract', () => {
    const whole = { id: 'm', stage: 'tab-12345678', tool: 'pen', step: null, words: '' }
    for (const count of [0, 1, 2000, 2001]) {
      const drawn = { kind: 'draw', mark: { ...whole, points: Array.from({ length: count }, () => [0.5, 0.5]) } }
      expect(readMarkMessage(JSON.stringify(drawn)) !== null).toBe(Mark.safeParse(drawn.mark).success)
    }
  })

  test.each(['', '{', 'null', '"x"', ' '.repeat(200_000), new ArrayBuffer(4), undefined])('nonsense %#', (nonsense) => {
    expect(readMarkMessage(nonsense)).toBeNull()
    expect(readPointer(nonsense)).toBeNull()
  })
})
