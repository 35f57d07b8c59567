import { expect, test } from 'vitest'
import { lifecycle } from './lifecycle.ts'
import { mayAdd } from './policy.ts'
import { agreedAt, askerOf, type Recording } from './rules.ts'

const AT = new Date('2026-03-27T09:00:00Z')
const LATER = new Date('2026-03-27T09:00:05Z')
const running: Recording = {
  ...{
    id: 'r',
    sessionId: 's',
    state: 'running',
    seekerYesAt: AT,
    helperYesAt: LATER,
    page: 'a-page',
    type: 'video/webm',
  },
  ...{ file: 'f', startedAt: LATER, lastPieceAt: LATER, bytes: 1, endedAt: null, endedBecause: null },
}

test('[M1] it begins by one cell alone: the other’s yes to what is asked', () => {
  const cells = Object.entries(lifecycle).flatMap(([state, row]) =>
    Object.entries(row).flatMap(([who, acts]) =>
      Object.entries(acts).flatMap(([act, step]) => (step === 'run' ? [`${state} ${who} ${act}`] : [])),
    ),
  )
  expect(cells).toEqual(['asked other yes'])
})

test('[M3] a no of either ends whatever is not over, and nothing brings back what is', () => {
  for (const state of ['asked', 'running'] as const) {
    for (const who of ['asker', 'other'] as const) expect(lifecycle[state][who].no).not.toBe('stay')
  }
  expect(JSON.stringify(lifecycle.kept).match(/"(?!asker|other|time|house|yes|no|due|session_ended)\w+"/g)).toEqual(
    Array.from({ length: 6 }, () => '"stay"'),
  )
})

test('[M1] [M5] only both yeses, the helper and the page that began let anything be added', () => {
  expect(mayAdd(running, 'helper', 'a-page')).toBe(true)
  expect(mayAdd({ ...running, page: null }, 'helper', 'any')).toBe(true)
  expect(mayAdd(running, 'helper', 'another')).toBe(false)
  expect(mayAdd(running, 'seeker', 'a-page')).toBe(false)
  expect(mayAdd({ ...running, seekerYesAt: null }, 'helper', 'a-page')).toBe(false)
  for (const state of ['asked', 'kept'] as const) expect(mayAdd({ ...running, state }, 'helper', 'a-page')).toBe(false)
})

test('[M2] who said yes first has asked; both agree from the second yes on', () => {
  expect([askerOf(running), agreedAt(running)]).toEqual(['seeker', LATER])
  expect(askerOf({ seekerYesAt: LATER, helperYesAt: AT })).toBe('helper')
  expect([askerOf({ seekerYesAt: null, helperYesAt: AT }), agreedAt({ seekerYesAt: null, helperYesAt: AT })]).toEqual([
    'helper',
    null,
  ])
})
