import type { Point } from '@binome/contract/signal.ts'
import { PictureMark } from '@binome/contract/verbs/answer.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { begin, type Marking, type MarkingDeed, marked } from './marking.ts'
import { wrapped } from './paint.ts'

const after = (...deeds: MarkingDeed[]) => deeds.reduce(marked, begin([]))
const drag = (from: Point, to: Point): MarkingDeed[] => [
  { do: 'down', at: from },
  { do: 'move', at: to },
  { do: 'up', at: to },
]

test('an arrow is drawn by dragging; a slip of the hand is none', () => {
  expect(after(...drag([0.1, 0.1], [0.5, 0.5])).marks).toEqual([
    {
      tool: 'arrow',
      points: [
        [0.1, 0.1],
        [0.5, 0.5],
      ],
      step: null,
      words: '',
    },
  ])
  expect(after(...drag([0.1, 0.1], [0.101, 0.1])).marks).toEqual([])
})

test('steps are numbered by themselves and may be bare; a text without words is none', () => {
  const step = (words: string): MarkingDeed[] => [
    { do: 'take', tool: 'step' },
    { do: 'down', at: [0.2, 0.2] },
    { do: 'up', at: [0.2, 0.2] },
    { do: 'write', words },
  ]
  const two = after(...step('ici'), ...step(''))
  expect(two.marks.map(({ step: n, words }) => [n, words])).toEqual([
    [1, 'ici'],
    [2, ''],
  ])
  const none = [two, { do: 'take', tool: 'text' } as const] as const
  const bare = marked(marked(marked(none[0], none[1]), { do: 'up', at: [0.5, 0.5] }), { do: 'write', words: '  ' })
  expect(bare.marks).toHaveLength(2)
  expect(marked(two, { do: 'undo' }).marks).toHaveLength(1)
})

test('the keyboard alone draws a box', () => {
  const box = after(
    { do: 'take', tool: 'box' },
    { do: 'set' },
    { do: 'step', dx: 0, dy: 0 },
    { do: 'set' },
    ...Array.from({ length: 5 }, (): MarkingDeed => ({ do: 'step', dx: 1, dy: 1 })),
    { do: 'set' },
  )
  expect(box.marks).toMatchObject([
    {
      tool: 'box',
      points: [
        [0.5, 0.5],
        [0.578125, 0.578125],
      ],
    },
  ])
})

test('whatever the hand does, every mark is one the contract takes, inside the picture', () => {
  const place = fc.tuple(fc.double({ min: -2, max: 3, noNaN: true }), fc.double({ min: -2, max: 3, noNaN: true }))
  const deed: fc.Arbitrary<MarkingDeed> = fc.oneof(
    fc.record({
      do: fc.constant('take' as const),
      tool: fc.constantFrom('pen', 'arrow', 'box', 'spotlight', 'text', 'step' as const),
    }),
    fc.record({ do: fc.constantFrom('down', 'move', 'up' as const), at: place }),
    fc.record({ do: fc.constantFrom('drop', 'set', 'undo' as const) }),
    fc.record({
      do: fc.constant('step' as const),
      dx: fc.integer({ min: -9, max: 9 }),
      dy: fc.integer({ min: -9, max: 9 }),
    }),
    fc.record({ do: fc.constant('write' as const), words: fc.string({ maxLength: 300 }) }),
  ) as fc.Arbitrary<MarkingDeed>
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 120 }), (deeds) => {
      const { marks }: Marking = after(...deeds)
      for (const mark of marks) {
        expect(PictureMark.safeParse(mark).success).toBe(true)
        for (const [x, y] of mark.points) expect(Math.min(x, y) >= 0 && Math.max(x, y) <= 1).toBe(true)
      }
    }),
  )
})

test('words of a chip are broken into lines that fit, a long word alone', () => {
  const measure = (words: string) => words.length
  expect(wrapped('un deux trois', 7, measure)).toEqual(['un deux', 'trois'])
  expect(wrapped('anticonstitutionnellement vite', 7, measure)).toEqual(['anticonstitutionnellement', 'vite'])
  expect(wrapped('', 7, measure)).toEqual([''])
})
