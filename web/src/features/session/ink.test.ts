import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { clampPan, drawnBox, toFrame, type View, zoomFor } from '../../call/frame.ts'
import { arrowPaths, boxPath, markPath, strokePath } from './ink.ts'

const size = { width: 200, height: 100 }

describe('ink', () => {
  it('draws where the hand was, at any size of the picture', () => {
    expect(strokePath([[0.5, 0.5]], size)).toBe('M100.00 50.00l.1 0')
    const path = strokePath(
      [
        [0, 0],
        [0.5, 0.5],
        [1, 1],
      ],
      size,
    )
    expect(path.startsWith('M0.00 0.00')).toBe(true)
    expect(path.endsWith('L200.00 100.00')).toBe(true)
  })

  it('draws nothing from no points', () => {
    expect(strokePath([], size)).toBe('')
    expect(arrowPaths([[0, 0]], size)).toBeNull()
  })

  it('draws the same box whichever corner was first', () => {
    const box = boxPath(
      [
        [0.1, 0.2],
        [0.5, 0.6],
      ],
      size,
      4,
    )
    expect(box?.startsWith('M24.00 20.00L96.00 20.00')).toBe(true)
    for (const [from, to] of [
      [
        [0.5, 0.6],
        [0.1, 0.2],
      ],
      [
        [0.5, 0.2],
        [0.1, 0.6],
      ],
    ] as const) {
      expect(boxPath([[...from], [...to]], size, 4)).toBe(box)
    }
    expect(boxPath([[0.1, 0.1]], size, 4)).toBeNull()
  })

  it('has strokes for all but what is a chip', () => {
    const points: [number, number][] = [
      [0, 0],
      [1, 1],
    ]
    for (const tool of ['pen', 'arrow', 'box', 'spotlight'] as const)
      expect(markPath({ tool, points }, size)).toMatch(/^M/)
    for (const tool of ['text', 'step'] as const) expect(markPath({ tool, points }, size)).toBeNull()
  })

  it('puts the head of an arrow at its tip, no longer than half of it', () => {
    const arrow = arrowPaths(
      [
        [0, 0.5],
        [0.05, 0.5],
      ],
      size,
    )
    expect(arrow?.shaft.endsWith('10.00 50.00')).toBe(true)
    const barb = arrow?.head.match(/^M([\d.-]+) ([\d.-]+)L/u)
    const length = Math.hypot(10 - Number(barb?.[1]), 50 - Number(barb?.[2]))
    expect(length).toBeLessThanOrEqual(5.1)
  })
})

test('[H1] a mark lies on the pixel it was drawn on, for whoever looks at it however', () => {
  const side = fc.record({
    element: fc.record({
      x: fc.double({ min: 0, max: 400, noNaN: true }),
      y: fc.double({ min: 0, max: 400, noNaN: true }),
      width: fc.integer({ min: 300, max: 3000 }),
      height: fc.integer({ min: 200, max: 2000 }),
    }),
    scale: fc.double({ min: 0.5, max: 3, noNaN: true }),
    pan: fc.record({
      x: fc.double({ min: -900, max: 900, noNaN: true }),
      y: fc.double({ min: -900, max: 900, noNaN: true }),
    }),
    dpr: fc.double({ min: 1, max: 3, noNaN: true }),
  })
  const frame = fc.constantFrom(
    { width: 1920, height: 1080 },
    { width: 1366, height: 768 },
    { width: 640, height: 1003 },
  )
  const looks = ({ scale, ...seen }: { scale: number } & Omit<View, 'frame' | 'zoom'>, frame: View['frame']): View => {
    const fitted = { ...seen, frame, zoom: 1 }
    return clampPan({ ...fitted, zoom: zoomFor(fitted, scale) })
  }
  fc.assert(
    fc.property(
      side,
      side,
      frame,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (one, other, frame, u, v) => {
        const mine = looks(one, frame)
        const theirs = looks(other, frame)
        // The pixel of the frame that is painted under the hand: the video fills its box exactly.
        const box = drawnBox(mine)
        const hand = { x: box.x + u * box.width, y: box.y + v * box.height }
        const sent = JSON.parse(JSON.stringify(toFrame(mine, hand.x, hand.y)))
        const shown = drawnBox(theirs)
        const [, x, y] = strokePath([sent], shown).match(/^M([-\d.]+) ([-\d.]+)l/u) ?? []
        expect(Math.abs((Number(x) / shown.width - u) * frame.width)).toBeLessThanOrEqual(0.1)
        expect(Math.abs((Number(y) / shown.height - v) * frame.height)).toBeLessThanOrEqual(0.1)
      },
    ),
    { numRuns: 500 },
  )
})
