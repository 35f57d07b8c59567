import { describe, expect, test } from 'vitest'
import { countOf, NO_CLAIMS, offersFor, withOffer, withoutLabel, withoutSkill } from './claims.ts'
import { byMonth, pairAction } from './pairs.ts'
import { PHOTO_BYTES, photoProblem } from './photo.ts'

const skill = (id: string, labelFr: string, labelEn = labelFr) => ({ id, labelFr, labelEn })
const sheets = skill('1', 'Tableur', 'Spreadsheets')
const customs = skill('2', 'Douane', 'Customs')
const other = { id: 'o', kind: 'member' as const, name: 'Karim', team: null, site: '', photo: null }

describe('what I say I know', () => {
  test('stands once, however it is spelt', () => {
    let claims = withOffer(NO_CLAIMS, { kind: 'skill', skill: sheets })
    claims = withOffer(claims, { kind: 'skill', skill: sheets })
    claims = withOffer(claims, { kind: 'label', label: ' TABLEUR ' })
    claims = withOffer(claims, { kind: 'label', label: 'Soudure  TIG' })
    claims = withOffer(claims, { kind: 'label', label: 'soudure tig' })
    claims = withOffer(claims, { kind: 'label', label: '  ' })
    expect(claims).toEqual({ skills: [sheets], labels: ['Soudure  TIG'] })
    expect(countOf(withoutLabel(withoutSkill(claims, '1'), 'Soudure  TIG'))).toBe(0)
  })

  test('new words are at most ten at once', () => {
    const many = Array.from({ length: 12 }, (_, index) => `sujet ${index}`)
    const claims = many.reduce((all, label) => withOffer(all, { kind: 'label', label }), NO_CLAIMS)
    expect(claims.labels).toHaveLength(10)
  })

  test('offers what the house knows first, then the words as they are', () => {
    const claims = withOffer(NO_CLAIMS, { kind: 'skill', skill: customs })
    expect(offersFor('tab', [sheets, customs], claims)).toEqual([
      { kind: 'skill', skill: sheets },
      { kind: 'label', label: 'tab' },
    ])
  })

  test('offers no second skill of the same name, nor a single letter', () => {
    expect(offersFor('spreadsheets', [sheets], NO_CLAIMS)).toEqual([{ kind: 'skill', skill: sheets }])
    expect(offersFor('t', [], NO_CLAIMS)).toEqual([])
  })
})

test('a photo of a kind or a size the server refuses does not leave', () => {
  expect(photoProblem({ type: 'image/svg+xml', size: 10 })).toBe('PICTURE_UNREADABLE')
  expect(photoProblem({ type: 'image/png', size: PHOTO_BYTES + 1 })).toBe('TOO_LARGE')
  expect(photoProblem({ type: 'image/webp', size: PHOTO_BYTES })).toBeNull()
})

describe('what one may do with a session of the past', () => {
  const now = new Date('2026-11-23T10:00:00Z')
  const row = (role: 'seeker' | 'helper', outcome: 'solved' | 'not_solved' | 'unknown' | null, at: string) =>
    pairAction({ role, outcome, at, other }, now).do

  test('close it while nobody has said what came of it', () => {
    expect(row('helper', null, '2026-11-22T10:00:00Z')).toBe('close')
  })

  test('reopen one’s own ask within seven days, then ask the same person again', () => {
    expect(row('seeker', 'solved', '2026-11-17T10:00:00Z')).toBe('reopen')
    expect(row('seeker', 'solved', '2026-11-16T09:00:00Z')).toBe('ask')
    expect(row('seeker', 'not_solved', '2026-11-22T10:00:00Z')).toBe('ask')
    expect(row('helper', 'solved', '2026-11-22T10:00:00Z')).toBe('nothing')
  })

  test('nobody who has left is asked', () => {
    const gone = { ...other, kind: 'erased' as const }
    expect(pairAction({ role: 'seeker', outcome: 'unknown', at: '2026-01-01T00:00:00Z', other: gone }, now).do).toBe(
      'nothing',
    )
  })
})

test('sessions stand under their month', () => {
  const row = (id: string, at: string) => ({
    id,
    askId: id,
    role: 'seeker' as const,
    other,
    text: '',
    at,
    minutes: 1,
    outcome: null,
    doneAlone: null,
    steps: 0,
  })
  const rows = [row('a', '2026-11-20T10:00:00Z'), row('b', '2026-11-02T10:00:00Z'), row('c', '2026-09-30T10:00:00Z')]
  expect(byMonth(rows).map(({ month, rows: of }) => [month, of.length])).toEqual([
    ['2026-11', 2],
    ['2026-09', 1],
  ])
})
