import type { Point } from '@binome/contract/signal.ts'
import { expect, test } from 'vitest'
import { describe } from './describe.ts'

const circle = Array.from(
  { length: 20 },
  (_, i): Point => [0.5 + 0.1 * Math.cos((i / 19) * 2 * Math.PI), 0.5 + 0.05 * Math.sin((i / 19) * 2 * Math.PI)],
)
const line: Point[] = Array.from({ length: 20 }, (_, i) => [0.1 + i * 0.01, 0.1])
const base = { id: 'm', stage: 'tab-seeker-1', step: null, words: '' }

test.each([
  ['circled', 'middle_centre', { ...base, tool: 'pen' as const, points: circle }],
  ['drew', 'top_left', { ...base, tool: 'pen' as const, points: line }],
  [
    'pointed',
    'bottom_right',
    {
      ...base,
      tool: 'arrow' as const,
      points: [
        [0.1, 0.1],
        [0.9, 0.9],
      ] as Point[],
    },
  ],
  [
    'boxed',
    'middle_centre',
    {
      ...base,
      tool: 'box' as const,
      points: [
        [0.2, 0.2],
        [0.8, 0.8],
      ] as Point[],
    },
  ],
  [
    'lit',
    'top_right',
    {
      ...base,
      tool: 'spotlight' as const,
      points: [
        [0.9, 0.3],
        [0.7, 0.1],
      ] as Point[],
    },
  ],
  ['wrote', 'top_right', { ...base, tool: 'text' as const, points: [[0.9, 0.1]] as Point[], words: 'here' }],
  ['numbered', 'bottom_left', { ...base, tool: 'step' as const, points: [[0.1, 0.9]] as Point[], step: 3 }],
])('%s %s', (did, region, mark) => {
  expect(describe(mark)).toMatchObject({ id: 'm', did, region, step: mark.step, words: mark.words })
})
