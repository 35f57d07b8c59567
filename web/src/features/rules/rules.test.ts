import type { RulesInForce, RulesSaid } from '@binome/contract/verbs/routing.ts'
import { expect, test } from 'vitest'
import { dialsUnder, minutesFor, numberOf, openingKind, wrongOf } from './rules.ts'

const silent: RulesSaid = {
  ...{ dial: null, mostTaps: null, mostAtOnce: null, opening: null, timeZone: null },
  ...{ askedBy: null, askerTeamIds: [], usualMinutes: null, mostMinutes: null },
}
const house: RulesInForce = {
  ...{ dial: 'balanced', mostTaps: 30, mostAtOnce: 8, opening: [], timeZone: 'Europe/Paris' },
  ...{ askedBy: 'everyone', usualMinutes: 120, mostMinutes: 240 },
}

test('a team is offered nothing faster than the house', () => {
  expect(dialsUnder('balanced')).toEqual(['balanced', 'gentle'])
  expect(dialsUnder('gentle')).toEqual(['gentle'])
  expect(dialsUnder(null)).toEqual(['fast', 'balanced', 'gentle'])
})

test('an empty field says nothing', () => {
  expect([numberOf(''), numberOf('x'), numberOf('12')]).toEqual([null, null, 12])
})

test('always open is not the same as what the house says', () => {
  expect([null, [], [{ day: 1, from: '09:00', to: '17:00' }]].map((opening) => openingKind({ opening }))).toEqual([
    'inherited',
    'always',
    'hours',
  ])
})

test('what cannot be saved is told by its field', () => {
  expect(wrongOf(silent, house)).toEqual([])
  expect(wrongOf({ ...silent, mostTaps: 31, mostAtOnce: 9 }, house)).toEqual(['mostTaps', 'mostAtOnce'])
  expect(wrongOf({ ...silent, mostTaps: 31, mostAtOnce: 9 }, null)).toEqual([])
  expect(wrongOf({ ...silent, mostTaps: 0 }, null)).toEqual(['mostTaps'])
  expect(wrongOf({ ...silent, usualMinutes: 120, mostMinutes: 60 }, null)).toEqual(['frame'])
  expect(wrongOf({ ...silent, askedBy: 'chosen_teams' }, null)).toEqual(['teams'])
})

test('what was said before stays a choice', () => {
  expect(minutesFor(45)).toContain(45)
  expect(minutesFor(null)).not.toContain(45)
})
