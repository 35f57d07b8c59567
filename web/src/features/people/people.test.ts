import { describe, expect, test } from 'vitest'
import { byName } from '../../ui/format.ts'
import { askable } from './askable.ts'
import { claimedIn, freedIn, lastMonths, sitesOf } from './months.ts'
import { placeOf } from './place.ts'
import { skillLabel } from './skill.ts'

const now = new Date('2026-11-23T10:00:00Z')
const row = (available: boolean, quietUntil: string | null = null) => ({
  ...{ person: { id: 'p' }, beyond: false, available, quietUntil },
})

describe('asking from a row', () => {
  test('only whoever has declared to be available', () => {
    expect(askable(row(true), 'me', now)).toEqual({ state: 'yes' })
    expect(askable(row(false), 'me', now)).toEqual({ state: 'away' })
  })

  test('quiet wins over available, until it is past', () => {
    expect(askable(row(true, '2026-11-23T14:00:00Z'), 'me', now)).toEqual({
      state: 'quiet',
      until: new Date('2026-11-23T14:00:00Z'),
    })
    expect(askable(row(true, '2026-11-23T09:00:00Z'), 'me', now)).toEqual({ state: 'yes' })
  })

  test('nobody whom the rules of the house keep for others, available or not', () => {
    expect(askable({ ...row(true), beyond: true }, 'me', now)).toEqual({ state: 'beyond' })
    expect(askable({ ...row(false), beyond: true }, 'me', now)).toEqual({ state: 'beyond' })
  })

  test('never oneself', () => {
    expect(askable(row(true), 'p', now)).toEqual({ state: 'you' })
  })
})

describe('the table behind the evidence lines', () => {
  const marks = [
    { month: '2026-05', kind: 'solved' as const, count: 2 },
    { month: '2026-05', kind: 'claimed' as const, count: 1 },
    { month: '2026-01', kind: 'claimed' as const, count: 1 },
  ]

  test('has the twelve months of the line', () => {
    const months = lastMonths(now)
    expect(months).toHaveLength(12)
    expect(months[0]).toBe('2025-12')
    expect(months.at(-1)).toBe('2026-11')
    expect(lastMonths(new Date('2026-03-31T10:00:00Z'))[0]).toBe('2025-04')
  })

  test('counts whom was freed, and says when something was claimed last', () => {
    expect(freedIn(marks, '2026-05')).toBe(2)
    expect(freedIn(marks, '2026-06')).toBe(0)
    expect(claimedIn(marks)).toBe('2026-05')
    expect(claimedIn([])).toBeNull()
  })
})

test('a place says team and site, each once', () => {
  expect(placeOf({ team: 'Qualité', site: 'Lorient' })).toBe('Qualité, Lorient')
  expect(placeOf({ team: 'Essais, Lorient', site: 'Lorient' })).toBe('Essais, Lorient')
  expect(placeOf({ team: null, site: 'Leeds' })).toBe('Leeds')
  expect(placeOf({ team: 'Qualité', site: '' })).toBe('Qualité')
})

test('sites stand once, in order', () => {
  const teams = ['Lorient', 'Grenoble', '', 'Lorient', 'Évry'].map((site) => ({ site }))
  expect(sitesOf(teams, byName('fr'))).toEqual(['Évry', 'Grenoble', 'Lorient'])
})

test('a skill has a name in both languages', () => {
  const skill = { id: 's', labelFr: 'Tableur', labelEn: 'Spreadsheet' }
  expect([skillLabel(skill, 'fr'), skillLabel(skill, 'en')]).toEqual(['Tableur', 'Spreadsheet'])
})
