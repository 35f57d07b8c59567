import { expect, test } from 'vitest'
import { ClockByHand } from './by-hand.ts'
import { type DrawnMark, FADE, Marks, opacity, STAY } from './marks.ts'

const STAGE = 'tab-seeker-1'

/** Two people whose channels are joined. */
function twoHands() {
  const clock = new ClockByHand()
  let n = 0
  const one = new Marks(clock, () => `one-${++n}`)
  const two = new Marks(clock, () => `two-${++n}`)
  one.on('send', (text) => two.handleMessage(text))
  two.on('send', (text) => one.handleMessage(text))
  const seen = (marks: Marks) => marks.all.map(({ by: _by, liftedAt: _at, ...mark }) => mark)
  return { clock, one, two, seen }
}

test('both have the same picture after everything either did', () => {
  const { one, two, seen } = twoHands()
  const pen = one.start(STAGE, 'pen', [[0, 0]])
  one.grow(pen, [[0.1, 0.1]])
  const arrow = two.start(STAGE, 'arrow', [[0.5, 0.5]])
  two.grow(arrow, [[0.6, 0.5]])
  two.grow(arrow, [[0.7, 0.9]])
  one.lift(pen)
  two.lift(arrow)
  one.start(STAGE, 'step', [[0.2, 0.2]], 'first')
  two.start(STAGE, 'step', [[0.3, 0.3]], 'second')
  expect(seen(one)).toEqual(seen(two))
  expect(one.all.map((mark) => mark.by)).toEqual(['me', 'them', 'me', 'them'])
  expect(one.all.map((mark) => mark.step)).toEqual([null, null, 1, 2])
  one.eraseLast()
  expect(seen(one)).toEqual(seen(two))
  expect(two.all.map((mark) => mark.step)).toEqual([null, null, 2])
  two.clear()
  expect([one.all, two.all]).toEqual([[], []])
})

test('nobody grows, lifts or erases what the other drew', () => {
  const { one, two } = twoHands()
  const pen = one.start(STAGE, 'pen', [[0, 0]])
  two.grow(pen, [[1, 1]])
  two.lift(pen)
  two.eraseLast()
  two.handleMessage(JSON.stringify({ kind: 'erase', id: pen }))
  expect(one.all).toHaveLength(1)
  one.handleMessage(JSON.stringify({ kind: 'erase', id: pen }))
  expect(one.all).toHaveLength(1)
})

test('strokes fade, steps and texts stay, and no timer is left', () => {
  const { clock, one, two } = twoHands()
  one.lift(one.start(STAGE, 'pen', [[0, 0]]))
  one.start(STAGE, 'text', [[0.5, 0.5]], 'here')
  const stroke = one.all[0] as DrawnMark
  expect(opacity(stroke, STAY)).toBe(1)
  expect(opacity(stroke, STAY + FADE / 2)).toBeCloseTo(0.5)
  clock.pass(STAY + FADE + 500)
  expect(one.all.map((mark) => mark.tool)).toEqual(['text'])
  expect(two.all.map((mark) => mark.tool)).toEqual(['text'])
  expect(clock.running).toBe(0)
})

test('a page that comes back is given our marks again, once', () => {
  const { clock, one, two, seen } = twoHands()
  one.lift(one.start(STAGE, 'pen', [[0, 0]]))
  two.start(STAGE, 'step', [[0.3, 0.3]], 'second')
  const reloaded = new Marks(clock)
  const unhear = one.on('send', (text) => reloaded.handleMessage(text))
  for (const marks of [one, reloaded]) marks.handleNewLink()
  for (const marks of [one, reloaded, reloaded, one]) marks.handleOpen()
  unhear()
  expect(seen(reloaded)).toEqual(seen(one))
  expect(one.all.every((mark) => mark.by === 'me')).toBe(true)
})

test('a screen that is not shared any more takes its marks with it', () => {
  const { one } = twoHands()
  one.start(STAGE, 'text', [[0, 0]], 'a')
  one.start('tab-helper-1', 'text', [[0, 0]], 'b')
  one.handleStageGone(STAGE)
  expect(one.all.map((mark) => mark.words)).toEqual(['b'])
})

test('a page that draws without end does not fill the other', () => {
  const { one, two } = twoHands()
  for (let i = 0; i < 500; i++) one.start(STAGE, 'text', [[0, 0]], `${i}`)
  expect(two.all).toHaveLength(400)
})
