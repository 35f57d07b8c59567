import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SnapshotRefused } from './snapshot.ts'
import { type Fields, type QueryTerm, TextIndex } from './text-index.ts'

const word = fc.oneof(
  fc.constantFrom('vpn', 'imprim', 'ora-00942', 'café', '日本', '\u0001skill'),
  fc.string({ minLength: 1 }),
)
const text: fc.Arbitrary<Fields> = fc.record({
  title: fc.array(word, { maxLength: 4 }),
  body: fc.array(word, { maxLength: 40 }),
  tags: fc.array(word, { maxLength: 3 }),
})
const history = fc.record({
  texts: fc.array(fc.record({ text, owner: fc.nat({ max: 5 }) }), { maxLength: 25 }),
  gone: fc.array(fc.nat({ max: 24 }), { maxLength: 8 }),
  query: fc.array(word, { minLength: 1, maxLength: 6 }),
})

function indexOf(texts: readonly { text: Fields; owner: number }[], gone: readonly number[]): TextIndex {
  const index = new TextIndex()
  const slots = texts.map(({ text, owner }) => index.add(text, owner))
  index.remove(new Set(gone.filter((at) => at < slots.length).map((at) => slots[at] as number)))
  return index
}

function answers(index: TextIndex, words: readonly string[]) {
  const query = new Map<string, QueryTerm>(
    words.map((term) => [term, { value: index.idf(term), idealFrequency: 3, optional: false }]),
  )
  for (let owner = 0; owner < 6; owner += 2) index.setOnline(owner, true)
  const { hits, ideal } = index.search(query)
  const online = index.search(query, 'online').hits
  const bySlot = (x: { slot: number }, y: { slot: number }) => x.slot - y.slot
  return { hits: hits.sort(bySlot), online: online.sort(bySlot), ideal, size: index.size() }
}

function isRefused(snapshot: Uint8Array): boolean {
  try {
    TextIndex.load(snapshot)
    return false
  } catch (refusal) {
    return refusal instanceof SnapshotRefused
  }
}

describe('a snapshot', () => {
  test('[X2] gives back an index that holds, answers and goes on the same', () => {
    fc.assert(
      fc.property(history, text, ({ texts, gone, query }, next) => {
        const index = indexOf(texts, gone)
        const loaded = TextIndex.load(index.snapshot())
        expect([...loaded.describe(String)]).toEqual([...index.describe(String)])
        expect(loaded.snapshot()).toEqual(index.snapshot())
        expect(answers(loaded, query)).toEqual(answers(index, query))
        expect(loaded.add(next, 1)).toBe(index.add(next, 1))
        expect([...loaded.describe(String)]).toEqual([...index.describe(String)])
      }),
    )
  })

  test('[X3] is refused when a single bit of it is another, or an end is missing', () => {
    const snapshot = indexOf([{ text: { title: ['vpn'], body: ['café', 'café'], tags: [] }, owner: 1 }], []).snapshot()
    for (let bit = 0; bit < snapshot.length * 8; bit++) {
      const damaged = snapshot.slice()
      damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7))
      if (!isRefused(damaged)) throw new Error(`bit ${bit} was not missed`)
    }
    for (let length = 0; length < snapshot.length; length++) {
      if (!isRefused(snapshot.slice(0, length))) throw new Error(`an end from ${length} on was not missed`)
    }
    expect(isRefused(snapshot)).toBe(false)
  })

  test('[X2] [X4] of more than a page, with much taken out: nothing of that is in it, and the rest is found', () => {
    const index = new TextIndex()
    const others = Array.from({ length: 40 }, (_, i) => `word${i}`)
    const slots = Array.from({ length: 3_000 }, (_, n) =>
      index.add({ title: [`title${n}`], body: [...others.slice(n % 20), `secret${n % 7}`], tags: [] }, n % 50),
    )
    index.remove(new Set(slots.filter((_, n) => n % 7 === 3)))
    const snapshot = index.snapshot()
    expect(Buffer.from(snapshot).includes('secret3')).toBe(false)
    expect(Buffer.from(snapshot).includes('secret4')).toBe(true)
    const loaded = TextIndex.load(snapshot)
    for (const one of [index, loaded]) {
      one.remove(new Set(slots.filter((_, n) => n % 7 === 5)))
      for (let n = 0; n < 800; n++) one.add({ title: [`title${n}`], body: ['secret3', ...others], tags: [] }, n % 50)
    }
    expect(Buffer.compare(loaded.snapshot(), index.snapshot())).toBe(0)
    const words = ['secret3', 'word39', 'title7', 'title2999', 'secret5']
    expect(answers(loaded, words)).toEqual(answers(index, words))
  })

  test('[X2] is read wherever its bytes begin', () => {
    const index = indexOf([{ text: { title: ['vpn'], body: ['café', 'café'], tags: [] }, owner: 1 }], [])
    const snapshot = index.snapshot()
    for (const shift of [1, 2, 3, 4]) {
      const shifted = new Uint8Array(snapshot.length + shift)
      shifted.set(snapshot, shift)
      expect(TextIndex.load(shifted.subarray(shift)).snapshot()).toEqual(snapshot)
    }
  })

  test('[X3] of another version says so', () => {
    const snapshot = new TextIndex().snapshot().slice()
    snapshot[4] = 99
    expect(() => TextIndex.load(snapshot)).toThrow(expect.objectContaining({ code: 'SNAPSHOT_OF_OTHER_VERSION' }))
  })
})
