import { MOST_STEPS } from '@binome/contract/limits.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  after,
  aloneSince,
  changedRows,
  type Deed,
  doneAlone,
  isDone,
  modeOf,
  type Step,
  standing,
  type TurnRow,
} from './rules.ts'

const ids = ['a', 'b', 'c', 'd'] as const
const anId = fc.constantFrom(...ids)
const aVersion = fc.integer({ min: 1, max: 5 })
const words = fc.constantFrom('open', 'press', 'close')
const aPlace = fc.option(anId, { nil: null })

const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('write' as const), id: anId, words, version: fc.constant(0), after: aPlace }),
  fc.record({ do: fc.constant('write' as const), id: anId, words, version: aVersion }),
  fc.record({ do: fc.constant('place' as const), id: anId, version: aVersion, after: aPlace }),
  fc.record({ do: fc.constant('remove' as const), id: anId, version: aVersion }),
  fc.record({
    do: fc.constant('tick' as const),
    id: anId,
    pass: fc.constantFrom('together' as const, 'alone' as const),
    turns: fc.integer({ min: 1, max: 4 }),
  }),
)

const next = (steps: readonly Step[], deed: Deed): readonly Step[] => {
  const came = after(steps, deed)
  return 'steps' in came ? came.steps : steps
}
const all = (deeds: readonly Deed[]) => deeds.reduce(next, [] as readonly Step[])
const add = (id: string, behind?: string | null): Deed => ({
  ...{ do: 'write', id, words: id, version: 0 },
  ...(behind !== undefined && { after: behind }),
})
const order = (steps: readonly Step[]) => standing(steps).map(({ id }) => id)

describe('[Y2] said again, however late', () => {
  test('a deed that was done changes nothing any more', () => {
    fc.assert(
      fc.property(
        fc.array(aDeed, { maxLength: 30 }),
        fc.nat(),
        fc.array(aDeed, { maxLength: 10 }),
        (some, at, more) => {
          fc.pre(some.length > 0)
          const again = some[at % some.length] as Deed
          const then = all([...some, ...more])
          // What was refused then may be right now; what was done may not be done twice.
          const before = all(some.slice(0, at % some.length))
          fc.pre('steps' in after(before, again))
          expect(next(then, again)).toEqual(then)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('a step that was removed does not come back', () => {
    const gone = all([
      add('a'),
      { do: 'remove', id: 'a', version: 1 },
      add('a'),
      { do: 'tick', id: 'a', pass: 'together', turns: 1 },
    ])
    expect(order(gone)).toEqual([])
    expect(after(gone, { do: 'write', id: 'a', words: 'again', version: 2 })).toEqual({
      refused: 'STEP_CHANGED',
      version: 2,
    })
  })
})

test('[Y3] of two changes of one version the first in wins, and the second is told what stands', () => {
  const aChange = fc.oneof(
    fc.record({ do: fc.constant('write' as const), id: fc.constant('a'), words, version: fc.constant(1) }),
    fc.record({ do: fc.constant('remove' as const), id: fc.constant('a'), version: fc.constant(1) }),
    fc.record({
      do: fc.constant('place' as const),
      id: fc.constant('a'),
      version: fc.constant(1),
      after: fc.constantFrom('b', 'c'),
    }),
  )
  fc.assert(
    fc.property(aChange, aChange, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other))
      const first = all([add('a'), add('b'), add('c'), one])
      const came = after(first, other)
      if ('steps' in came) expect(came.steps).toBe(first)
      else expect(came).toEqual({ refused: 'STEP_CHANGED', version: 2 })
    }),
  )
})

test('[Y4] ticks end alike in whatever order they come, how often they come, and whatever the words do', () => {
  const turns = fc.array(
    fc.record({
      id: anId,
      pass: fc.constantFrom('together' as const, 'alone' as const),
      turns: fc.integer({ min: 1, max: 6 }),
    }),
  )
  fc.assert(
    fc.property(turns, fc.infiniteStream(fc.nat()), (ticks, chance) => {
      const four = ids.map((id) => add(id))
      const said = ticks.map((tick): Deed => ({ do: 'tick', ...tick }))
      const dice = chance[Symbol.iterator]()
      const shuffled = [...said, ...said]
        .map((tick) => ({ tick, at: dice.next().value ?? 0 }))
        .toSorted((x, y) => x.at - y.at)
        .map(({ tick }) => tick)
      const reworded: Deed = { do: 'write', id: 'a', words: 'other', version: 1 }
      expect(all([...four, reworded, ...shuffled])).toEqual(all([...four, ...said, reworded]))
    }),
  )
  expect([0, 1, 2, 3].map(isDone)).toEqual([false, true, false, true])
})

describe('order', () => {
  test('a new step is last, first, or behind another; behind one that is gone it is last', () => {
    expect(order(all([add('a'), add('b')]))).toEqual(['a', 'b'])
    expect(order(all([add('a'), add('b', null)]))).toEqual(['b', 'a'])
    expect(order(all([add('a'), add('b'), add('c', 'a')]))).toEqual(['a', 'c', 'b'])
    expect(order(all([add('a'), add('b'), { do: 'remove', id: 'a', version: 1 }, add('c', 'a')]))).toEqual(['b', 'c'])
  })

  test('moving keeps every step once', () => {
    fc.assert(
      fc.property(fc.array(aDeed, { maxLength: 40 }), (deeds) => {
        const steps = all(deeds)
        expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length)
      }),
    )
  })

  test('what is written is the list: rows that changed, over those that were, give it again', () => {
    fc.assert(
      fc.property(fc.array(aDeed, { maxLength: 40 }), (deeds) => {
        const rows = new Map<string, Step & { place: number | null }>()
        let steps: readonly Step[] = []
        for (const deed of deeds) {
          const then = next(steps, deed)
          for (const row of changedRows(steps, then)) rows.set(row.id, row)
          steps = then
        }
        const read = [...rows.values()]
          .filter(({ place }) => place !== null)
          .toSorted((x, y) => Number(x.place) - Number(y.place))
        expect(read.map(({ id }) => id)).toEqual(order(steps))
        expect(new Set(read.map(({ place }) => place)).size).toBe(read.length)
      }),
    )
  })
})

test('[Y9] forty stand; one that is removed makes room', () => {
  const full = all(Array.from({ length: MOST_STEPS }, (_, at) => add(`s${at}`)))
  expect(after(full, add('one more'))).toEqual({ refused: 'STEPS_FULL' })
  expect('steps' in after(next(full, { do: 'remove', id: 's0', version: 1 }), add('one more'))).toBe(true)
})

const at = (ms: number) => new Date(1_000 + ms)
const turn = (kind: TurnRow['kind'], mode: TurnRow['mode'], byId: string | null, ms: number): TurnRow => ({
  ...{ kind, mode, byId, at: at(ms) },
})

describe('[Y7] the mode', () => {
  const proposed = turn('mode', 'teach', null, 0)

  test('is the last choice of either, else from the steps, else from what they were helped with, else to fix', () => {
    const steps = all([add('a')])
    expect(modeOf([], [])).toEqual({ mode: 'fix', from: 'nothing' })
    expect(modeOf([], [proposed])).toEqual({ mode: 'teach', from: 'helped_before' })
    expect(modeOf(steps, [proposed])).toEqual({ mode: 'guide', from: 'steps' })
    const chosen = [proposed, turn('mode', 'review', 'x', 1), turn('mode', 'fix', 'y', 2)]
    expect(modeOf(steps, chosen)).toEqual({ mode: 'fix', from: 'chosen' })
  })
})

describe('[Y8] done alone', () => {
  test('counts the steps that stand, when it was tried', () => {
    const steps = all([
      ...[add('a'), add('b'), add('c')],
      { do: 'tick', id: 'a', pass: 'alone', turns: 1 },
      { do: 'tick', id: 'b', pass: 'alone', turns: 2 },
      { do: 'tick', id: 'c', pass: 'together', turns: 1 },
    ])
    const tried = [turn('alone', null, 'x', 0), turn('together', null, 'y', 1)]
    expect(doneAlone(steps, [])).toBeNull()
    expect(doneAlone(steps, tried)).toEqual({ done: 1, of: 3 })
    expect(doneAlone([], tried)).toBeNull()
    expect(aloneSince(tried)).toBeNull()
    expect(aloneSince(tried.slice(0, 1))).toEqual(at(0))
  })
})
