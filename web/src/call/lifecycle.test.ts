import { describe, expect, test } from 'vitest'
import { next, PHASES, TURNS } from './lifecycle.ts'

describe('the life of a call', () => {
  test('a prepared seeker: waits, is held, is answered, lost, found again', () => {
    const turns = [
      'prepare',
      'offerHeld',
      'offerHeld',
      'join',
      'linkUp',
      'linkDown',
      'callBack',
      'linkUp',
      'end',
    ] as const
    const phases = [
      'preparing',
      'held',
      'held',
      'connecting',
      'connected',
      'lost',
      'reconnecting',
      'connected',
      'ended',
    ]
    let phase: (typeof PHASES)[number] = 'idle'
    const lived = turns.map((turn) => {
      const after = next('seeker', phase, turn)
      if (after === null) throw new Error(`${turn} in ${phase}`)
      phase = after
      return after
    })
    expect(lived).toEqual(phases)
  })

  test('a helper has nothing to prepare', () => {
    for (const phase of PHASES)
      for (const turn of ['prepare', 'offerHeld', 'withdraw'] as const) expect(next('helper', phase, turn)).toBeNull()
  })

  test('an end is possible anywhere but after an end, and nothing follows it', () => {
    for (const role of ['seeker', 'helper'] as const) {
      for (const phase of PHASES) expect(next(role, phase, 'end')).toBe(phase === 'ended' ? null : 'ended')
      for (const turn of TURNS) expect(next(role, 'ended', turn)).toBeNull()
    }
  })

  test('only a connected call has a link to lose', () => {
    for (const phase of PHASES) expect(next('helper', phase, 'linkDown')).toBe(phase === 'connected' ? 'lost' : null)
  })

  test('every phase but the end leads somewhere', () => {
    for (const phase of PHASES.filter((one) => one !== 'ended'))
      expect(TURNS.filter((turn) => next('seeker', phase, turn) !== null).length).toBeGreaterThan(1)
  })
})
