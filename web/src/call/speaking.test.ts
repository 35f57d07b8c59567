import { expect, test } from 'vitest'
import { heard, SILENT } from './speaking.ts'

/** One look each 100 ms. */
const after = (levels: readonly number[]) =>
  levels.reduce(
    ({ state, said }, level, i) => {
      const next = heard(state, level, i * 100)
      return { state: next, said: [...said, next.speaks] }
    },
    { state: SILENT, said: [] as boolean[] },
  ).said

const times = (n: number, level: number) => Array.from({ length: n }, () => level)

test('[U6] a click is not speech; two loud looks in a row are', () => {
  expect(after([0, 0.9, 0, 0, 0.9, 0])).toEqual(times(6, 0).map(() => false))
  expect(after([0, 0.6, 0.6])).toEqual([false, false, true])
})

test('[U6] a pause between words is not the end, 700 ms of quiet are', () => {
  const said = after([0.6, 0.6, ...times(6, 0), 0.6, ...times(8, 0)])
  expect(said.slice(1, 15)).toEqual(times(14, 0).map(() => true))
  expect(said.slice(15)).toEqual([false, false])
})

test('[U6] a voice at the edge of the threshold does not flicker', () => {
  const edge = [0.42, 0.42, ...Array.from({ length: 40 }, (_, i) => (i % 2 ? 0.41 : 0.3))]
  const said = after(edge)
  expect(said.slice(1).every(Boolean)).toBe(true)
  // A room that hums below what begins it never speaks.
  expect(after(times(50, 0.35)).some(Boolean)).toBe(false)
})
