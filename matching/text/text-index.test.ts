import { describe, expect, test } from 'vitest'
import { type QueryTerm, TextIndex } from './text-index.ts'
import { idf, NEIGHBOURS, weigh } from './weight.ts'

function search(index: TextIndex, ...terms: string[]): ReturnType<TextIndex['search']> {
  const one = (term: string): QueryTerm => ({ value: index.idf(term), idealFrequency: 3, optional: false })
  return index.search(new Map(terms.map((term) => [term, one(term)])))
}

function three(): TextIndex {
  const index = new TextIndex()
  index.add({ title: ['printer', 'jam'], body: ['tray'], tags: [] })
  index.add({ title: ['printer'], body: ['ink', 'ink', 'cost'], tags: [] })
  index.add({ title: ['vpn'], body: [], tags: ['network', 'network'] })
  return index
}

describe('golden numbers, worked by hand', () => {
  test('idf: ln(1 + (N − n + ½) / (n + ½))', () => {
    expect(idf(3, 2)).toBeCloseTo(Math.log(1.6), 12)
    expect(idf(3, 1)).toBeCloseTo(0.980829253, 9)
    expect(idf(0, 0)).toBeCloseTo(Math.log(2), 12)
  })

  test('fields are summed before saturation, only the body is normalised', () => {
    expect(weigh(3, 0, 99, 1)).toBeCloseTo((3 * 2.2) / 4.2, 12) // title once: length does not matter
    expect(weigh(0, 2, 3, 4 / 3)).toBeCloseTo(0.709677419, 9) // ½·2 ÷ 1.75, saturated
    expect(weigh(0, 1, 0, 0)).toBeCloseTo((0.5 * 2.2) / 1.7, 12) // no body anywhere
  })

  test('scores of three texts', () => {
    const at = (term: string) => new Map(search(three(), term).hits.map(({ slot, score }) => [slot, score]))
    expect(at('printer').get(0)).toBeCloseTo(0.738577132, 8)
    expect(at('printer').get(1)).toBeCloseTo(0.738577132, 8)
    expect(at('ink').get(1)).toBeCloseTo(0.696072373, 8)
    expect(at('network').get(2)).toBeCloseTo(1.348640223, 8) // a tag counts once
    expect(at('unheard')).toEqual(new Map())
  })

  test('the ideal is what a text with the same title would score, unknown words included', () => {
    const index = three()
    expect(search(index, 'printer').ideal).toBeCloseTo(0.738577132, 8)
    expect(search(index, 'printer', 'unheard').ideal).toBeGreaterThan(2)
    expect(search(index).hits).toEqual([])
  })
})

describe('growing and shrinking', () => {
  test('[M6] removing leaves nothing, and a slot is used again', () => {
    const index = three()
    const slot = index.add({ title: ['scanner'], body: ['tray'], tags: ['paper'] })
    index.remove(new Set([slot]))
    expect([...index.describe(String)]).toEqual([...three().describe(String)])
    expect(index.add({ title: ['scanner'], body: [], tags: [] })).toBe(slot)
    expect(index.size()).toEqual({ documents: 4, terms: 8 })
  })

  test('what is held is told in bytes, grows with it, and is taken again by what comes after something went', () => {
    const index = new TextIndex()
    const add = (n: number) => index.add({ title: [`w${n}`], body: [`v${n}`, 'same'], tags: [] })
    const before = index.bytes()
    const slots = Array.from({ length: 1_000 }, (_, n) => add(n))
    const full = index.bytes()
    expect(full).toBeGreaterThan(before + 1_000 * 20)
    for (let round = 0; round < 3; round++) {
      index.remove(new Set(slots))
      for (let n = 0; n < 1_000; n++) slots[n] = add(n)
    }
    expect(index.bytes()).toBe(full)
  })

  test('of thousands only the best come back, and those that tie with the last', () => {
    const index = new TextIndex()
    for (let i = 0; i < 2_000; i++) {
      index.add({
        title: i % 100 === 0 ? ['vpn'] : [],
        body: Array.from({ length: 1 + (i % 7) }, () => 'vpn'),
        tags: [],
      })
    }
    const all = search(index, 'vpn').hits
    const least = Math.min(...all.map(({ score }) => score))
    expect(all.length).toBeGreaterThanOrEqual(NEIGHBOURS)
    expect(all.filter(({ score }) => score > least).length).toBeLessThan(NEIGHBOURS)
    expect(all.filter(({ slot }) => slot % 100 === 0)).toHaveLength(20)
  })
})

test('[X1] every word is found by whoever said it, at each size that lists grow through', () => {
  const index = new TextIndex()
  const slots: number[] = []
  for (let n = 0; n < 3_000; n++) slots.push(index.add({ title: [], body: [`once${n}`], tags: [] }))
  for (let n = 0; n < 3_000; n += 1) {
    const { hits } = search(index, `once${n}`)
    expect(hits.map(({ slot }) => slot)).toEqual([slots[n]])
  }
})
