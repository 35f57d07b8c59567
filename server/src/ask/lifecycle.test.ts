import { AskState } from '@binome/contract/terms.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AskMove, lifecycle, next, startsOf } from './lifecycle.ts'

const states = AskState.options
const moves = [...new Set(states.flatMap((state) => Object.keys(lifecycle[state])))] as AskMove[]
const active = new Set(['searching', 'matched', 'live'])

describe('[A1] the table', () => {
  test('[A1] has every way and way back of the vocabulary', () => {
    const ways: [string, AskMove, string][] = [
      ['draft', 'open', 'searching'],
      ['searching', 'claim', 'matched'],
      ['matched', 'both_came', 'live'],
      ['live', 'session_ended', 'resolved'],
      ['matched', 'helper_absent', 'searching'],
      ['matched', 'seeker_absent', 'parked'],
      ['live', 'not_solved', 'searching'],
      ['resolved', 'resume', 'searching'],
      ['parked', 'resume', 'searching'],
      ['parked', 'claim', 'matched'],
      ['parked', 'solved_alone', 'resolved'],
      ['searching', 'cancel', 'abandoned'],
      ['searching', 'expire', 'parked'],
      ['parked', 'accept_answer', 'resolved'],
      ['parked', 'expire', 'expired'],
    ]
    for (const [from, move, to] of ways) expect(next(AskState.parse(from), move)).toBe(to)
  })

  test('[A1] what is not in the table leads nowhere', () => {
    expect(next('live', 'cancel')).toBeNull()
    expect(next('abandoned', 'resume')).toBeNull()
    expect(next('expired', 'claim')).toBeNull()
    expect(next('draft', 'claim')).toBeNull()
  })

  test('[A4] from every state that is not an end some way leads to an end', () => {
    const ends = new Set(['resolved', 'abandoned', 'expired'])
    const leadsOut = (from: string, seen = new Set<string>()): boolean => {
      if (ends.has(from)) return true
      if (seen.has(from)) return false
      seen.add(from)
      return Object.values(lifecycle[AskState.parse(from)]).some((way) => leadsOut(way.to, seen))
    }
    for (const state of states) expect(leadsOut(state), state).toBe(true)
  })

  test('[A4] time alone leads out of searching and of parked', () => {
    expect(lifecycle.searching.expire?.by).toBe('time')
    expect(lifecycle.parked.expire?.by).toBe('time')
    expect(startsOf('expire')).toEqual(['searching', 'parked'])
  })

  test('[A1] any walk stays inside the states, and only a seeker or time ever makes an ask search again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 40 }), (walk) => {
        let state: (typeof states)[number] = 'draft'
        for (const move of walk) {
          const to = next(state, move)
          if (to === null) continue
          if (to === 'searching' && !active.has(state) && state !== 'draft') {
            expect(lifecycle[state][move]?.by).toBe('seeker')
          }
          state = to
        }
        expect(states).toContain(state)
      }),
    )
  })
})
