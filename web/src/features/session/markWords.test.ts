import { describe, expect, it } from 'vitest'
import type { Described } from '../../call/describe.ts'
import { en } from '../../locales/en.ts'
import { fr } from '../../locales/fr.ts'
import { logMark, markKeys, readMark } from './markWords.ts'

const mark: Described = {
  id: 'm',
  did: 'numbered',
  step: 2,
  words: 'Ici, CNUM(A4) « et "là" »',
  region: 'top_right',
  at: { x: 80, y: 10 },
}
const word = (catalogue: object, key: string): unknown =>
  key.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], catalogue)

describe('a mark as text', () => {
  it('comes back from the log as it went', () => {
    expect(readMark(logMark(mark))).toEqual({
      did: 'numbered',
      step: 2,
      words: mark.words,
      region: 'top_right',
    })
  })

  it('reads nothing from what is not a mark', () => {
    for (const text of [
      'Bonjour',
      '{}',
      'null',
      '{"did":7,"words":"","region":"top_left"}',
      '{"did":"drew","region":"top_left"}',
      '[1]',
    ]) {
      expect(readMark(text)).toBeNull()
    }
    expect(readMark('{"did":"drew","words":"","region":"toString"}')).toBeNull()
  })

  it('takes a deed of a newer tab for a drawing', () => {
    expect(readMark('{"did":"shot","step":null,"words":"","region":"top_left"}')).toEqual({
      did: 'drew',
      step: null,
      words: '',
      region: 'top_left',
    })
  })

  it('[H6] has words for every deed and place, of both hands, in both languages', () => {
    for (const did of ['drew', 'circled', 'pointed', 'boxed', 'lit', 'wrote', 'numbered'] as const) {
      for (const words of ['', 'x']) {
        for (const mine of [true, false]) {
          for (const row of ['top', 'middle', 'bottom'] as const) {
            for (const column of ['left', 'centre', 'right'] as const) {
              const step = did === 'numbered' ? 1 : null
              const { key, where } = markKeys({ did, step, words, region: `${row}_${column}` }, mine)
              for (const catalogue of [fr, en]) {
                expect(word(catalogue, key), key).toBeTypeOf('string')
                expect(word(catalogue, where), where).toBeTypeOf('string')
              }
            }
          }
        }
      }
    }
  })
})
