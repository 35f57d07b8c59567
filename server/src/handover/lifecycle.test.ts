import { describe, expect, test } from 'vitest'
import { isOpen, lifecycle, states } from './lifecycle.ts'
import { GRACE_MS, toldAt } from './rules.ts'

const cells = states.flatMap((state) =>
  Object.entries(lifecycle[state]).flatMap(([who, acts]) =>
    Object.entries(acts).map(([act, step]) => ({ state, who, act, step })),
  ),
)
const moves = cells.flatMap(({ step, ...from }) => (typeof step === 'string' ? [] : [{ ...from, to: step.to }]))

describe('[T1] the table', () => {
  test('somebody is asked when the seeker agrees, and by nothing else', () => {
    expect(moves.filter(({ to }) => to === 'asked')).toEqual([
      { state: 'proposed', who: 'seeker', act: 'agree', to: 'asked' },
    ])
  })

  test('a session is taken over by the colleague’s own yes, and by nothing else', () => {
    expect(moves.filter(({ to }) => to === 'taken')).toEqual([
      { state: 'asked', who: 'colleague', act: 'come', to: 'taken' },
    ])
  })

  test('nothing leads out of what is over, and time leads out of what is open', () => {
    for (const { state } of moves) expect(isOpen(state)).toBe(true)
    for (const state of states.filter(isOpen)) {
      for (const way of ['time', 'house'] as const) {
        for (const step of Object.values(lifecycle[state][way])) expect(typeof step).toBe('object')
      }
    }
  })

  test('[T4] a colleague’s no moves nothing', () => {
    for (const state of states) expect(Object.keys(lifecycle[state].colleague)).toEqual(['come'])
    expect(toldAt(1000)).toEqual(new Date(1000 + GRACE_MS))
  })
})
