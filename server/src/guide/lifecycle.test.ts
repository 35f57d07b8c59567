import { expect, test } from 'vitest'
import { type Act, isOver, lifecycle, type Turn } from './lifecycle.ts'

const acts = ['change', 'tick_together', 'tick_alone', 'begin_alone', 'end_alone'] as const satisfies readonly Act[]
const cell = (turn: Turn, act: Act) => [lifecycle[turn].seeker[act], lifecycle[turn].helper[act]]

test('[Y4] no tick is ever the helper’s', () => {
  for (const turn of ['together', 'alone'] as const) {
    expect(lifecycle[turn].helper.tick_together).toBe('not_theirs')
    expect(lifecycle[turn].helper.tick_alone).toBe('not_theirs')
  }
})

test('[Y5] alone, the seeker’s ticks of doing it alone are all that may be; together, everything but those', () => {
  const may = (turn: Turn) => acts.filter((act) => cell(turn, act).includes('may'))
  expect(may('alone')).toEqual(['tick_alone'])
  expect(may('together')).toEqual(['change', 'tick_together'])
})

test('[Y6] the seeker alone begins, either ends', () => {
  expect(cell('together', 'begin_alone')).toEqual([{ to: 'alone' }, 'not_theirs'])
  expect(cell('alone', 'end_alone')).toEqual([{ to: 'together' }, { to: 'together' }])
})

test('[Y1] only a session that has ended is over', () => {
  expect((['meeting', 'live', 'ended'] as const).map(isOver)).toEqual([false, false, true])
})
