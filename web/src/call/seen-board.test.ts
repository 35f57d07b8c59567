import type { PeerState, Point } from '@binome/contract/signal.ts'
import { describe, expect, test } from 'vitest'
import { type Board, hearBoard, sayBoard, sayDrawn } from './board.ts'
import { ClockByHand } from './by-hand.ts'
import type { Channels } from './lines.ts'
import { type Hand, Marks } from './marks.ts'
import { SharedPointer } from './pointer.ts'
import type { Role } from './role.ts'
import { SeenBoard } from './seen-board.ts'

const TAB: Record<Role, string> = { seeker: 'tab-seeker-1', helper: 'tab-helper-1' }
const HERE: Point[] = [[0.5, 0.5]]

/** Two ends of the channels of a link; nothing goes before they are open. */
function joined(): { near: Channels; far: Channels; open: () => void } {
  const end = () => ({ readyState: 'connecting', onmessage: null, onopen: null, send: () => undefined })
  const ends = { near: { marks: end(), pointer: end() }, far: { marks: end(), pointer: end() } }
  const join = (from: Record<string, unknown>, to: Record<string, unknown>) => {
    from.send = (data: string) => (to.onmessage as ((event: { data: string }) => void) | null)?.({ data })
  }
  for (const name of ['marks', 'pointer'] as const) {
    join(ends.near[name], ends.far[name])
    join(ends.far[name], ends.near[name])
  }
  const open = () => {
    for (const one of [ends.near, ends.far].flatMap(({ marks, pointer }) => [marks, pointer])) {
      one.readyState = 'open'
      ;(one.onopen as (() => void) | null)?.()
    }
  }
  return { near: ends.near as unknown as Channels, far: ends.far as unknown as Channels, open }
}

/** The two, and whoever looks on at them, or advises. */
function looking(hand: 'adviser' | null = null) {
  const clock = new ClockByHand()
  const two = { seeker: board(clock, 'seeker'), helper: board(clock, 'helper') }
  const seen = new SeenBoard(clock, hand)
  const meet = (role: Role) => {
    const { near, far, open } = joined()
    const stop = sayBoard(two[role], () => near)
    sayDrawn(two[role], near)
    seen.handleLink(role, TAB[role], far)
    if (hand) {
      hearBoard({ marks: two[role].marks, pointer: new SharedPointer(clock) }, near, hand)
      sayBoard(seen, () => far)
      sayDrawn(seen, far)
    }
    open()
    return { near, far, stop }
  }
  const says = (role: Role, sharing: boolean, annotate = true) => {
    const grant = { given: annotate, asks: null, answered: 0 }
    const grants = { annotate: grant, view: { ...grant, given: sharing } }
    const state = { sharing: sharing ? { surface: 'window' } : null, grants } as PeerState
    seen.handleState(role, TAB[role], state)
  }
  const words = () => seen.marks.all.map((mark) => `${mark.by} ${mark.words}`)
  /** Whoever advises, whom this one looks on at too. */
  const advised = () => {
    const adviser = { marks: new Marks(clock, 'adviser'), pointer: new SharedPointer(clock) }
    const { near, far, open } = joined()
    sayBoard(adviser, () => near)
    sayDrawn(adviser, near)
    seen.handleAdviser(far)
    open()
    return { ...adviser, near, far }
  }
  /** Where this hand points, one after the other. */
  const pointing = (hand: Hand) => {
    const places: unknown[] = []
    seen.pointers[hand].on('moved', (place) => places.push(place))
    return places
  }
  return { clock, two, seen, meet, says, words, advised, pointing }
}

function board(clock: ClockByHand, role: Role): Board {
  return { marks: new Marks(clock, role), pointer: new SharedPointer(clock) }
}

describe('[S28] whoever looks on', () => {
  test('sees what both draw and point at, each in their own hand', () => {
    const { two, seen, meet, words, pointing } = looking()
    const pointed = pointing('helper')
    meet('seeker')
    meet('helper')
    two.seeker.marks.start(TAB.seeker, 'text', HERE, 'a')
    const box = two.helper.marks.start(TAB.seeker, 'box', HERE)
    two.helper.marks.grow(box, [[0.7, 0.7]])
    two.helper.pointer.point(TAB.seeker, [0.2, 0.3])
    expect(words()).toEqual(['seeker a', 'helper '])
    expect(seen.marks.all[1]?.points).toEqual([
      [0.5, 0.5],
      [0.7, 0.7],
    ])
    expect(pointed.at(-1)).toEqual({ stage: TAB.seeker, at: [0.2, 0.3] })
    two.seeker.marks.clear()
    expect(words()).toEqual([])
  })

  test('who comes late gets what stays, once', () => {
    const { two, meet, words, says } = looking()
    two.helper.marks.start(TAB.seeker, 'step', HERE, 'first')
    meet('helper')
    meet('seeker')
    says('seeker', true)
    expect(words()).toEqual(['helper first'])
    meet('helper')
    expect(words()).toEqual(['helper first'])
  })

  test('gets nothing more once they are gone', () => {
    const { two, meet, words } = looking()
    meet('helper').stop()
    two.helper.marks.start(TAB.seeker, 'text', HERE, 'later')
    expect(words()).toEqual([])
  })

  test('sees no mark where its owner lets nobody draw, nor of who only watches, nor on a screen that is gone [Z5] [H5]', () => {
    const { two, seen, meet, says, words } = looking()
    meet('seeker')
    meet('helper')
    says('seeker', true)
    two.helper.marks.start(TAB.seeker, 'text', HERE, 'a')
    says('seeker', true, false)
    two.helper.marks.start(TAB.seeker, 'text', HERE, 'b')
    two.helper.marks.start(TAB.helper, 'text', HERE, 'own')
    two.seeker.marks.start(TAB.seeker, 'text', HERE, 'c')
    expect(words()).toEqual(['helper own', 'seeker c'])
    seen.watch(true)
    two.helper.marks.start(TAB.helper, 'text', HERE, 'd')
    expect(words()).toEqual(['seeker c'])
    says('seeker', false)
    expect(words()).toEqual([])
  })

  test('says nothing on these channels, and what is said there is not taken [S27]', () => {
    const { two, seen, meet, words } = looking()
    const { near, far } = meet('helper')
    seen.marks.start(TAB.seeker, 'text', HERE, 'mine')
    seen.marks.clear()
    expect(near.marks.onmessage).toBeNull()
    expect(near.pointer.onmessage).toBeNull()
    const mark = { id: 'x', stage: TAB.seeker, tool: 'text', points: HERE, step: null, words: 'forged' }
    far.marks.send(JSON.stringify({ kind: 'draw', mark }))
    expect(two.helper.marks.all).toEqual([])
    expect(words()).toEqual([])
  })
})

describe('[S28] whoever looks on beside one who advises', () => {
  test('sees them draw and point in their own hand, also what they drew before and stays', () => {
    const { seen, meet, words, advised, pointing } = looking()
    const pointed = pointing('adviser')
    meet('seeker')
    const { marks, pointer } = advised()
    marks.start(TAB.seeker, 'text', HERE, 'advice')
    pointer.point(TAB.seeker, [0.4, 0.6])
    expect(words()).toEqual(['adviser advice'])
    expect(pointed.at(-1)).toEqual({ stage: TAB.seeker, at: [0.4, 0.6] })
    seen.handleAdviserGone()
    expect(words()).toEqual([])
    expect(pointed.at(-1)).toBeNull()
  })

  test('sees of them what the two would: they clear their own, the two clear all, nothing where they may not [Z5]', () => {
    const { two, seen, meet, says, words, advised } = looking()
    meet('seeker')
    meet('helper')
    says('seeker', true)
    const { marks } = advised()
    two.helper.marks.start(TAB.seeker, 'text', HERE, 'help')
    marks.start(TAB.seeker, 'text', HERE, 'advice')
    marks.clear()
    expect(words()).toEqual(['helper help'])
    marks.start(TAB.seeker, 'text', HERE, 'more')
    two.seeker.marks.clear()
    expect(words()).toEqual([])
    marks.start(TAB.seeker, 'text', HERE, 'again')
    says('seeker', true, false)
    marks.start(TAB.seeker, 'text', HERE, 'not given')
    expect(words()).toEqual([])
    says('seeker', true)
    marks.start(TAB.seeker, 'text', HERE, 'before')
    seen.watch(true)
    marks.start(TAB.seeker, 'text', HERE, 'while alone')
    expect(words()).toEqual([])
  })

  test('says nothing to them either, and nobody draws in their name [S27]', () => {
    const { two, seen, meet, words, advised } = looking()
    const { near } = advised()
    seen.marks.start(TAB.seeker, 'text', HERE, 'mine')
    expect(near.marks.onmessage).toBeNull()
    expect(near.pointer.onmessage).toBeNull()
    meet('helper')
    two.helper.marks.start(TAB.helper, 'text', HERE, 'help')
    expect(words()).toEqual(['helper help'])
  })
})

describe('[S31] whoever advises', () => {
  test('draws for both in a hand of their own, also for the one whose link comes later, and clears what is theirs', () => {
    const { two, seen, meet } = looking('adviser')
    meet('seeker')
    seen.marks.start(TAB.seeker, 'text', HERE, 'advice')
    meet('helper')
    two.helper.marks.start(TAB.seeker, 'text', HERE, 'help')
    for (const role of ['seeker', 'helper'] as const)
      expect(two[role].marks.all.find(({ by }) => by === 'adviser')?.words).toBe('advice')
    expect(seen.marks.all.map(({ by }) => by)).toEqual(['adviser', 'helper'])
    seen.marks.clear()
    expect(two.helper.marks.all.map(({ words }) => words)).toEqual(['help'])
    expect(two.seeker.marks.all).toEqual([])
  })

  test('knows where they may not: where its owner lets nobody draw, and while the seeker does it alone', () => {
    const { seen, meet, says, words } = looking('adviser')
    meet('seeker')
    says('seeker', true)
    seen.marks.start(TAB.seeker, 'text', HERE, 'advice')
    expect(seen.mayAdviseOn('seeker')).toBe(true)
    says('seeker', true, false)
    expect(seen.mayAdviseOn('seeker')).toBe(false)
    expect(words()).toEqual([])
    says('seeker', true)
    seen.marks.start(TAB.seeker, 'text', HERE, 'more')
    seen.watch(true)
    expect(seen.mayAdviseOn('seeker')).toBe(false)
    expect(words()).toEqual([])
  })
})
