import { expect, test } from 'vitest'
import { ClockByHand } from './by-hand.ts'
import { type DrawnMark, FADE, Marks, opacity, STAY } from './marks.ts'

const STAGE = 'tab-seeker-1'

/** Two people whose channels are joined. */
function twoHands() {
  const clock = new ClockByHand()
  let n = 0
  const one = new Marks(clock, 'seeker', () => `one-${++n}`)
  const two = new Marks(clock, 'helper', () => `two-${++n}`)
  one.on('send', (text) => two.handleMessage(text, 'seeker'))
  two.on('send', (text) => one.handleMessage(text, 'helper'))
  const seen = (marks: Marks) => marks.all.map(({ by: _by, end: _end, ...mark }) => mark)
  return { clock, one, two, seen }
}

test('[H2] both have the same picture after everything either did', () => {
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
  expect(one.all.map((mark) => mark.by)).toEqual(['seeker', 'helper', 'seeker', 'helper'])
  expect(one.all.map((mark) => mark.step)).toEqual([null, null, 1, 2])
  one.eraseLast()
  expect(seen(one)).toEqual(seen(two))
  expect(two.all.map((mark) => mark.step)).toEqual([null, null, 2])
  two.clear()
  expect([one.all, two.all]).toEqual([[], []])
})

test('[H2] nobody grows, lifts or erases what the other drew', () => {
  const { one, two } = twoHands()
  const pen = one.start(STAGE, 'pen', [[0, 0]])
  two.grow(pen, [[1, 1]])
  two.lift(pen)
  two.eraseLast()
  two.handleMessage(JSON.stringify({ kind: 'erase', id: pen }), 'helper')
  expect(one.all).toHaveLength(1)
  one.handleMessage(JSON.stringify({ kind: 'erase', id: pen }), 'helper')
  expect(one.all).toHaveLength(1)
})

test('[H3] strokes fade, steps and texts stay, and no timer is left', () => {
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

test('[H3] what is drawn to stay stays on both sides until it is cleared, and only what is drawn from then on', () => {
  const { clock, one, two } = twoHands()
  one.lift(one.start(STAGE, 'pen', [[0, 0]]))
  one.stays = true
  const box = one.start(STAGE, 'box', [[0.1, 0.1]])
  one.grow(box, [[0.2, 0.2]])
  one.grow(box, [[0.4, 0.3]])
  one.lift(box)
  clock.pass(60_000)
  for (const marks of [one, two]) {
    expect(marks.all.map(({ tool, points, end }) => ({ tool, points, end }))).toEqual([
      {
        tool: 'box',
        points: [
          [0.1, 0.1],
          [0.4, 0.3],
        ],
        end: { is: 'staying' },
      },
    ])
  }
  expect(clock.running).toBe(0)
  two.clear()
  expect([one.all, two.all]).toEqual([[], []])
})

test('[H4] a tab that does not know what "stays" is keeps the mark all the same', () => {
  const { one } = twoHands()
  const said: string[] = []
  one.on('send', (text) => said.push(JSON.parse(text).kind))
  one.stays = true
  one.lift(one.start(STAGE, 'spotlight', [[0, 0]]))
  // Never said to be lifted: there it never begins to fade.
  expect(said).toEqual(['draw', 'keep'])
})

test('[H2] each takes back and clears what is theirs, on both sides, and nothing of the other', () => {
  const { one, two } = twoHands()
  one.start(STAGE, 'text', [[0, 0]], 'a')
  two.start(STAGE, 'text', [[0, 0]], 'b')
  one.start(STAGE, 'text', [[0, 0]], 'c')
  const words = () => [one, two].map((marks) => marks.all.map((mark) => mark.words).join(''))
  expect(one.eraseLast()?.words).toBe('c')
  expect(words()).toEqual(['ab', 'ab'])
  one.clearMine()
  expect(words()).toEqual(['b', 'b'])
  expect(one.eraseLast()).toBeNull()
  two.clearMine()
  expect(words()).toEqual(['', ''])
})

test('[H4] what a newer tab says and this one does not know is passed over', () => {
  const { one, two } = twoHands()
  one.start(STAGE, 'text', [[0, 0]], 'a')
  for (const said of ['{"kind":"blink","id":"one-1"}', '{"kind":"draw","mark":{"id":"x","tool":"lasso"}}'])
    two.handleMessage(said, 'seeker')
  expect(two.all).toHaveLength(1)
})

test('[H2] a page that comes back is given our marks again, once', () => {
  const { clock, one, two, seen } = twoHands()
  one.lift(one.start(STAGE, 'pen', [[0, 0]]))
  two.start(STAGE, 'step', [[0.3, 0.3]], 'second')
  const reloaded = new Marks(clock, 'helper')
  const unhear = one.on('send', (text) => reloaded.handleMessage(text, 'seeker'))
  one.handleNewLink('helper')
  reloaded.handleNewLink('seeker')
  for (const text of [...one.drawn(), ...one.drawn()]) reloaded.handleMessage(text, 'seeker')
  for (const text of [...reloaded.drawn(), ...reloaded.drawn()]) one.handleMessage(text, 'helper')
  unhear()
  expect(seen(reloaded)).toEqual(seen(one))
  expect(one.all.every((mark) => mark.by === 'seeker')).toBe(true)
})

test('[H2] a page that was reloaded brings its own back, to itself and to the other', () => {
  const { clock, one, two, seen } = twoHands()
  one.stays = true
  one.lift(one.start(STAGE, 'box', [[0, 0]]))
  const [box] = seen(one)
  const reloaded = new Marks(clock, 'seeker')
  reloaded.restore(box ? [box, box] : [])
  reloaded.on('send', (text) => two.handleMessage(text, 'seeker'))
  reloaded.handleNewLink('helper')
  two.handleNewLink('seeker')
  expect(two.all).toEqual([])
  for (const text of reloaded.drawn()) two.handleMessage(text, 'seeker')
  expect(seen(reloaded)).toEqual([box])
  expect(seen(two)).toEqual([box])
  expect(two.all[0]).toMatchObject({ by: 'seeker', end: { is: 'staying' } })
  reloaded.eraseLast()
  expect(two.all).toEqual([])
})

test('[H5] a screen that is not shared any more takes its marks with it', () => {
  const { one } = twoHands()
  one.start(STAGE, 'text', [[0, 0]], 'a')
  one.start('tab-helper-1', 'text', [[0, 0]], 'b')
  one.handleStageGone(STAGE)
  expect(one.all.map((mark) => mark.words)).toEqual(['b'])
})

test('[H4] a page that draws without end does not fill the other', () => {
  const { one, two } = twoHands()
  for (let i = 0; i < 500; i++) one.start(STAGE, 'text', [[0, 0]], `${i}`)
  expect(two.all).toHaveLength(400)
})

test('[H2] whoever advises draws with a hand of their own, and clears nothing of the two', () => {
  const { one, two, seen } = twoHands()
  const third = new Marks(new ClockByHand(), 'adviser')
  third.on('send', (text) => {
    for (const marks of [one, two]) marks.handleMessage(text, 'adviser')
  })
  one.start(STAGE, 'text', [[0, 0]], 'a')
  third.start(STAGE, 'text', [[0, 0]], 'b')
  expect(two.all.map(({ by }) => by)).toEqual(['seeker', 'adviser'])
  third.clear()
  expect(seen(one).map(({ words }) => words)).toEqual(['a'])
  third.start(STAGE, 'text', [[0, 0]], 'c')
  two.clear()
  expect([one.all, two.all]).toEqual([[], []])
})

test('[H6] a mark of another hand is told in words, once, when it is finished', () => {
  const { one, two } = twoHands()
  const heard: unknown[] = []
  two.on('heard', ({ by, described }) => heard.push([by, described.did, described.region]))
  const box = one.start(STAGE, 'box', [[0.1, 0.1]])
  one.grow(box, [[0.3, 0.3]])
  expect(heard).toEqual([])
  one.lift(box)
  two.handleMessage(JSON.stringify({ kind: 'lift', id: box }), 'seeker')
  expect(heard).toEqual([['seeker', 'boxed', 'top_left']])
})
