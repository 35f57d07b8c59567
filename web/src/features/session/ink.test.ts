import { describe, expect, it } from 'vitest'
import { arrowPaths, strokePath } from './ink.ts'

const size = { width: 200, height: 100 }

describe('ink', () => {
  it('draws where the hand was, at any size of the picture', () => {
    expect(strokePath([[0.5, 0.5]], size)).toBe('M100.0 50.0l.1 0')
    const path = strokePath(
      [
        [0, 0],
        [0.5, 0.5],
        [1, 1],
      ],
      size,
    )
    expect(path.startsWith('M0.0 0.0')).toBe(true)
    expect(path.endsWith('L200.0 100.0')).toBe(true)
  })

  it('draws nothing from no points', () => {
    expect(strokePath([], size)).toBe('')
    expect(arrowPaths([[0, 0]], size)).toBeNull()
  })

  it('puts the head of an arrow at its tip, no longer than half of it', () => {
    const arrow = arrowPaths(
      [
        [0, 0.5],
        [0.05, 0.5],
      ],
      size,
    )
    expect(arrow?.shaft.endsWith('10.0 50.0')).toBe(true)
    const barb = arrow?.head.match(/^M([\d.-]+) ([\d.-]+)L/u)
    const length = Math.hypot(10 - Number(barb?.[1]), 50 - Number(barb?.[2]))
    expect(length).toBeLessThanOrEqual(5.1)
  })
})
