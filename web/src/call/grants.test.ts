import { beforeEach, describe, expect, test } from 'vitest'
import { ClockByHand } from './by-hand.ts'
import { followGrants } from './gate.ts'
import { LAPSE } from './grant-rules.ts'
import { Grants, grantsSaid } from './grants.ts'
import { Marks } from './marks.ts'
import { SharedPointer } from './pointer.ts'
import type { CallSnapshot } from './snapshot.ts'

const MINE = 'my-tab-0001'
const THEIRS = 'their-tab-01'
let clock: ClockByHand
let grants: Grants
let marks: Marks
let pointed: unknown[]
let pointer: SharedPointer

beforeEach(() => {
  clock = new ClockByHand()
  grants = new Grants(clock)
  marks = new Marks(clock, 'seeker')
  pointer = new SharedPointer(clock)
  pointed = []
  pointer.on('moved', (moved) => pointed.push(moved))
  const getSnapshot = () => ({ role: 'seeker', me: { tab: MINE }, them: { tab: THEIRS } }) as CallSnapshot
  followGrants({ grants, marks, pointer, getSnapshot }, { on: () => () => undefined, sharing: false, paused: false })
})

let drawn = 0
const theyDraw = (stage: string) => {
  const id = `m${drawn++}`
  const mark = { id, stage, tool: 'text', points: [[0.5, 0.5]], step: null, words: 'here' }
  marks.handleMessage(JSON.stringify({ kind: 'draw', mark }), 'helper')
  return marks.all.some((one) => one.id === id)
}
const theyPoint = (stage: string) => pointer.handleMessage(JSON.stringify({ n: drawn++, stage, at: [0.5, 0.5] }))
const theySay = (annotate: object) => {
  const nothing = { given: true, asks: null, answered: 0 }
  grants.handleTheirs(THEIRS, { annotate: { ...nothing, ...annotate }, view: { ...nothing, given: false } })
}

describe('[S31] whoever advises draws', () => {
  const adviserDraws = (stage: string) => {
    const id = `a${drawn++}`
    const mark = { id, stage, tool: 'text', points: [[0.5, 0.5]], step: null, words: 'advice' }
    marks.handleMessage(JSON.stringify({ kind: 'draw', mark }), 'adviser')
    return marks.all.some((one) => one.id === id)
  }

  test('on both screens, but where its owner lets nobody draw: what was there goes', () => {
    theySay({ given: true })
    expect([adviserDraws(MINE), adviserDraws(THEIRS)]).toEqual([true, true])
    grants.withhold('annotate')
    expect(marks.all.map(({ stage }) => stage)).toEqual([THEIRS])
    expect([adviserDraws(MINE), adviserDraws(THEIRS)]).toEqual([false, true])
    theySay({ given: false })
    expect(marks.all).toEqual([])
    expect(adviserDraws(THEIRS)).toBe(false)
  })

  test.each(['me', 'them'] as const)('nowhere while one does it alone and %s watches', (watches) => {
    theySay({ given: true })
    expect(adviserDraws(MINE)).toBe(true)
    grants.watch(watches)
    expect(marks.all).toEqual([])
    expect([adviserDraws(MINE), adviserDraws(THEIRS)]).toEqual([false, false])
  })
})

describe('[Z5] what comes without the grant', () => {
  test('is dropped on my screen, at once, and what they had drawn there goes; on theirs they go on', () => {
    expect(theyDraw(MINE)).toBe(true)
    const own = marks.start(MINE, 'text', [[0.1, 0.1]], 'mine')
    grants.withhold('annotate')
    expect(marks.all.map(({ id }) => id)).toEqual([own])
    expect(theyDraw(MINE)).toBe(false)
    theyPoint(MINE)
    expect(pointed.at(-1)).toBeNull()
    expect(theyDraw(THEIRS)).toBe(true)
    grants.give('annotate')
    expect(theyDraw(MINE)).toBe(true)
  })

  test('is dropped on every screen while they only watch, and comes again after', () => {
    expect(theyDraw(MINE)).toBe(true)
    expect(theyDraw(THEIRS)).toBe(true)
    grants.watch('them')
    expect(marks.all).toEqual([])
    expect([theyDraw(MINE), theyDraw(THEIRS)]).toEqual([false, false])
    grants.watch(null)
    expect(theyDraw(MINE)).toBe(true)
  })

  test('and mine on their screen goes as soon as I hear that it was taken', () => {
    marks.start(THEIRS, 'text', [[0.1, 0.1]], 'mine')
    theySay({ given: false })
    expect(marks.all).toEqual([])
  })
})

test('[Z2] their asking lapses after thirty seconds here, and no clock is left running', () => {
  grants.withhold('annotate')
  theySay({ asks: 1 })
  expect(grants.view.annotate.gives).toBe('asked')
  clock.pass(LAPSE - 1)
  expect(grants.view.annotate.gives).toBe('asked')
  clock.pass(1)
  expect(grants.view.annotate.gives).toBe('withheld')
  expect(grantsSaid(grants.view).annotate).toEqual({ given: false, asks: null, answered: 1 })
  expect(clock.running).toBe(0)
})

test('[Z6] a page from before says nothing of grants: nothing changes, and it is kept out here all the same', () => {
  grants.handleTheirs(THEIRS, undefined)
  expect(grants.view.annotate.theirs.given).toBe(true)
  grants.withhold('annotate')
  expect(theyDraw(MINE)).toBe(false)
})
