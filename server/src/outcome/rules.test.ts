import type { SessionRole } from '@binome/contract/terms.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SessionEnd } from '../facts.ts'
import {
  answerEnds,
  answerMs,
  answerOf,
  type Encounter,
  isAskedAbout,
  kindOfMode,
  mayAnswer,
  sameAnswer,
  suggestedSkillIds,
  waitedSeconds,
} from './rules.ts'

const at = (ms: number) => new Date(Date.UTC(2026, 2, 27, 9) + ms)
const ended = (because: SessionEnd, liveAt: Date | null = at(0)): Encounter => ({
  state: 'ended',
  liveAt,
  endedAt: at(60_000),
  endedBecause: because,
})
const roles: SessionRole[] = ['seeker', 'helper']

describe('who may answer', () => {
  test('[O3] while inside, the seeker', () => {
    const live: Encounter = { state: 'live', liveAt: at(0), endedAt: null, endedBecause: null }
    expect(roles.map((role) => mayAnswer(live, role, at(1)))).toEqual(['yes', 'NOT_ALLOWED'])
  })

  test('[O5] both for seven days, to the millisecond', () => {
    const limit = answerEnds(at(60_000)).getTime()
    expect(limit - at(60_000).getTime()).toBe(answerMs)
    for (const role of roles) {
      expect(mayAnswer(ended('said'), role, new Date(limit - 1))).toBe('yes')
      expect(mayAnswer(ended('said'), role, new Date(limit))).toBe('OUTCOME_TOO_LATE')
    }
  })

  test('[O6] nobody about what did not take place', () => {
    for (const because of ['said', 'helper_absent', 'seeker_absent', 'cancelled', 'both_left'] as const) {
      expect(mayAnswer(ended(because, null), 'seeker', at(70_000))).toBe('NOT_ALLOWED')
      expect(isAskedAbout(ended(because, null))).toBe(false)
    }
    expect(mayAnswer(ended('cancelled'), 'seeker', at(70_000))).toBe('NOT_ALLOWED')
    expect(['said', 'both_left', 'not_solved'].map((because) => isAskedAbout(ended(because as SessionEnd)))).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('an answer', () => {
  test('takes the kind proposed when none was chosen, and none where nothing helped', () => {
    expect(answerOf({ outcome: 'solved' })).toEqual({ outcome: 'solved', kind: 'solution', thanks: null })
    expect(answerOf({ outcome: 'solved' }, kindOfMode.review).kind).toBe('validation')
    expect(answerOf({ outcome: 'not_solved', thanks: '  ' })).toEqual({
      outcome: 'not_solved',
      kind: null,
      thanks: null,
    })
    expect(answerOf({ outcome: 'partly', kind: 'validation', thanks: ' merci ' }).thanks).toBe('merci')
  })

  test('[O2] is the same as itself and as nothing else', () => {
    const anAnswer = fc.record({
      outcome: fc.constantFrom('solved', 'partly', 'not_solved'),
      kind: fc.constantFrom('solution', 'validation'),
      thanks: fc.option(fc.string({ maxLength: 5 }), { nil: undefined }),
    })
    fc.assert(
      fc.property(anAnswer, anAnswer, (one, other) => {
        const [a, b] = [answerOf(one), answerOf(other)]
        expect(sameAnswer(a, a)).toBe(true)
        expect(sameAnswer(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b))
      }),
    )
  })
})

test('suggestions begin with the tags, say each skill once, and stay few', () => {
  expect(suggestedSkillIds(['b'], ['a', 'b', 'c', 'd', 'e', 'f', 'g'])).toEqual(['b', 'a', 'c', 'd', 'e', 'f'])
})

test('the wait is in whole seconds and never below none', () => {
  expect(waitedSeconds(at(0), at(41_600))).toBe(42)
  expect(waitedSeconds(at(5_000), at(0))).toBe(0)
})
