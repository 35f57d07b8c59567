import { describe, expect, test } from 'vitest'
import { emailOfKey, readPast } from './history-rules.ts'
import { mayReadThanks, maySeeHiddenLines, mayStopAdministering } from './policy.ts'
import { distinctLabels, freshnessOf, marksOf, plainText, searchWords } from './rules.ts'
import { uuidOf } from './uuid.ts'

const now = new Date('2026-03-27T09:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

describe('what is searched', () => {
  test('has no accents, ligatures or capitals', () => {
    expect(plainText('Maëlle ŒUVRE Çà Æsop')).toBe('maelle oeuvre ca aesop')
  })

  test('is words, each once, and not too many', () => {
    expect(searchWords("  L'ERP, l'export — ERP ")).toEqual(['l', 'erp', 'export'])
    expect(searchWords(undefined)).toEqual([])
    expect(searchWords('%_\\\u0000')).toEqual([])
    expect(searchWords('a b c d e f g h i j')).toHaveLength(8)
  })
})

test.each([
  [null, null],
  [0, 'this_month'],
  [31, 'this_month'],
  [32, 'this_quarter'],
  [92, 'this_quarter'],
  [93, 'this_year'],
  [365, 'this_year'],
  [366, 'older'],
])('know-how of %s days is %s', (days, band) => {
  expect(freshnessOf(days === null ? null : daysAgo(days), now)).toBe(band)
})

describe('marks', () => {
  test('are of twelve months, one a month, people freed before claims, oldest first', () => {
    const months = [
      { month: '2026-03', freed: 2 },
      { month: '2025-04', freed: 1 },
      { month: '2025-03', freed: 9 },
    ]
    const claims = [
      new Date('2026-03-01T00:00:00Z'),
      new Date('2025-12-31T23:59:59Z'),
      new Date('2020-01-01T00:00:00Z'),
    ]
    expect(marksOf(months, claims, now)).toEqual([
      { month: '2025-04', kind: 'solved', count: 1 },
      { month: '2025-12', kind: 'claimed', count: 1 },
      { month: '2026-03', kind: 'solved', count: 2 },
    ])
  })
})

test('labels that differ by accents, capitals or spaces are one', () => {
  expect(distinctLabels([' Clé  API', 'cle api', '', '  ', 'Clef'])).toEqual(['Clé API', 'Clef'])
})

describe('who may', () => {
  const me = { personId: 'a', role: 'admin' as const }
  test('see a hidden line: nobody but whose it is, no administrator either', () => {
    expect([maySeeHiddenLines(me, 'a'), maySeeHiddenLines(me, 'b')]).toEqual([true, false])
  })
  test('read thanks: the two of the pair', () => {
    expect(mayReadThanks(me, { fromId: 'a', toId: 'b' })).toBe(true)
    expect(mayReadThanks(me, { fromId: 'b', toId: 'c' })).toBe(false)
  })
  test('stop administering: not the last one', () => {
    expect([
      mayStopAdministering('a', ['a']),
      mayStopAdministering('a', ['a', 'b']),
      mayStopAdministering('c', ['a']),
    ]).toEqual([false, true, true])
  })
})

describe('an export of an old help desk', () => {
  const ask = (over: object) => ({
    ...{ key: '1', at: daysAgo(3).toISOString(), seekerKey: 's', text: ' stuck ', skills: [], answers: [] },
    ...over,
  })
  const answer = (days: number) => ({
    ...{ helperKey: 'h', at: daysAgo(days).toISOString(), thanked: false },
    ...{ outcome: 'solved' as const, kind: 'solution' as const },
  })

  test('is put in the order of its times, answers too', () => {
    const past = readPast(
      [ask({ key: 'late', at: daysAgo(1).toISOString() }), ask({ answers: [answer(1), answer(2)] })],
      now,
    )
    if (!('entries' in past)) throw new Error('refused')
    expect(past.entries.map((entry) => entry.key)).toEqual(['1', 'late'])
    expect(past.entries[0]?.answers.map((of) => of.at)).toEqual([daysAgo(2), daysAgo(1)])
    expect(past.entries[0]?.text).toBe('stuck')
  })

  test.each([
    ['a key twice', [ask({}), ask({})], 'asks.1.key', 'twice'],
    ['an ask to come', [ask({ at: daysAgo(-1).toISOString() })], 'asks.0.at', 'to_come'],
    ['an answer before its ask', [ask({ answers: [answer(4)] })], 'asks.0.answers.0.at', 'before_its_ask'],
    ['nothing said', [ask({ text: ' \n ' })], 'asks.0.text', 'empty'],
  ])('is refused for %s', (_, asks, path, code) => {
    expect(readPast(asks, now)).toEqual({ issues: [{ path, code }] })
  })

  test('names people by e-mail or by any other key', () => {
    expect(emailOfKey('Ada@House.example')).toBe('ada@house.example')
    for (const key of ['user-7', '@', 'a@b', 'a b@c.example']) expect(emailOfKey(key)).toBeNull()
  })

  test('its ids are always the same, and never those of another house', () => {
    const house = '00000000-0000-7000-8000-000000000001'
    const id = uuidOf(house, 'ask', '1')
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(uuidOf(house, 'ask', '1')).toBe(id)
    expect(uuidOf(house, 'session', '1')).not.toBe(id)
    expect(uuidOf(house.replace('1', '2'), 'ask', '1')).not.toBe(id)
  })
})
