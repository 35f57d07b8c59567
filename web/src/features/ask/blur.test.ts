import { describe, expect, it } from 'vitest'
import { patchBetween } from './blur.ts'

const picture = { width: 100, height: 80 }

describe('a patch drawn by hand', () => {
  it('is the same whichever corner one begins at', () => {
    const one = patchBetween({ x: 10, y: 20 }, { x: 60, y: 50 }, picture)
    expect(one).toEqual({ x: 10, y: 20, width: 50, height: 30 })
    expect(patchBetween({ x: 60, y: 50 }, { x: 10, y: 20 }, picture)).toEqual(one)
    expect(patchBetween({ x: 60, y: 20 }, { x: 10, y: 50 }, picture)).toEqual(one)
  })

  it('ends at the edge of the picture', () => {
    expect(patchBetween({ x: -30, y: 70 }, { x: 40, y: 500 }, picture)).toEqual({ x: 0, y: 70, width: 40, height: 10 })
  })

  it('is nothing after a slip of the hand, or beside the picture', () => {
    expect(patchBetween({ x: 10, y: 10 }, { x: 12, y: 40 }, picture)).toBeNull()
    expect(patchBetween({ x: 200, y: 10 }, { x: 300, y: 40 }, picture)).toBeNull()
  })
})
