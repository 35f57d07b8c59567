import type { Proposal } from '@binome/matching/index.ts'
import { expect, test } from 'vitest'
import { Rankings } from './rankings.ts'

const now = new Date('2026-11-30T09:00:00Z')
const later = new Date(now.getTime() + 40_000)
const one = (personId: string): Proposal => ({ personId, score: 1, fit: 1, reasons: [], expectedMinutes: null })
const all = () => true

test('a ranking serves again while the ask reads the same, less who went', () => {
  const rankings = new Rankings()
  rankings.begin('a', 'toner', now)([one('p'), one('q')], false)
  expect(rankings.still('a', 'toner', later, (id) => id !== 'p')).toEqual([one('q')])
  expect(rankings.still('a', 'badge', later, all)).toBeNull()
  rankings.arrived()
  expect(rankings.still('a', 'toner', later, all)).toBeNull()
})

test('whoever came while it was reckoned makes it old; an ask that stopped searching meanwhile keeps none', () => {
  const rankings = new Rankings()
  const keep = rankings.begin('a', 'toner', now)
  rankings.arrived()
  keep([one('p')], false)
  expect(rankings.still('a', 'toner', later, all)).toBeNull()
  const tooLate = rankings.begin('b', 'toner', now)
  rankings.drop('b')
  tooLate([one('p')], false)
  expect(rankings.still('b', 'toner', now, all)).toBeNull()
  const erased = rankings.begin('c', 'toner', now)
  rankings.clear()
  erased([one('p')], false)
  expect(rankings.still('c', 'toner', now, all)).toBeNull()
})
