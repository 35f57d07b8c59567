import { SessionState } from '@binome/contract/terms.ts'
import { describe, expect, test } from 'vitest'
import { lifecycle, type Step } from './lifecycle.ts'

const rank = { meeting: 0, live: 1, ended: 2 }

function steps(): [from: keyof typeof rank, who: string, what: string, step: Step][] {
  return SessionState.options.flatMap((state) =>
    Object.entries(lifecycle[state]).flatMap(([who, cells]) =>
      Object.entries(cells).map(([what, step]): [keyof typeof rank, string, string, Step] => [state, who, what, step]),
    ),
  )
}

describe('[S1] the life of a session', () => {
  test('goes forward only', () => {
    for (const [from, , , step] of steps()) {
      if (typeof step === 'object') expect(rank[step.to]).toBeGreaterThan(rank[from])
    }
  })

  test('has an end in every open state, for each of the two, and by time alone', () => {
    for (const state of ['meeting', 'live'] as const) {
      for (const role of ['seeker', 'helper'] as const)
        expect(lifecycle[state][role].end).toMatchObject({ to: 'ended' })
      expect(Object.values(lifecycle[state].time).some((step) => typeof step === 'object')).toBe(true)
    }
  })

  test('[S2] becomes live by the two meeting, and by nothing else', () => {
    const toLive = steps().filter(([, , , step]) => typeof step === 'object' && step.to === 'live')
    expect(toLive.map(([from, who, what]) => `${from} ${who} ${what}`)).toEqual(['meeting pair meet'])
  })

  test('[S13] is over once: nothing leads out of the end', () => {
    for (const [from, , , step] of steps()) if (from === 'ended') expect(typeof step).toBe('string')
  })

  test('tells a seeker who says not solved from everybody else who ends it', () => {
    const found = steps().filter(
      ([, , , step]) => typeof step === 'object' && step.to === 'ended' && step.because === 'not_solved',
    )
    expect(found.map(([from, who, what]) => `${from} ${who} ${what}`)).toEqual(['live seeker say_not_solved'])
  })
})
