import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { onFrame, pictureBox, toFrame, toPage, type View, zoomAbout } from './frame.ts'

const size = fc.integer({ min: 50, max: 5000 })
const place = fc.double({ min: -500, max: 3000, noNaN: true })
const view: fc.Arbitrary<View> = fc.record({
  element: fc.record({ x: place, y: place, width: size, height: size }),
  frame: fc.record({ width: size, height: size }),
  zoom: fc.double({ min: 0.5, max: 8, noNaN: true }),
  pan: fc.record({
    x: fc.double({ min: -2000, max: 2000, noNaN: true }),
    y: fc.double({ min: -2000, max: 2000, noNaN: true }),
  }),
})
const point = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))

describe('places on the shared picture', () => {
  test('to the page and back is the same place, however it is looked at', () => {
    fc.assert(
      fc.property(view, point, (seen, at) => {
        const { x, y } = toPage(seen, at)
        const [u, v] = toFrame(seen, x, y)
        expect(u).toBeCloseTo(at[0], 6)
        expect(v).toBeCloseTo(at[1], 6)
      }),
    )
  })

  test('two people with other windows, zooms and pans mean the same pixel of the frame', () => {
    fc.assert(
      fc.property(view, view, point, (mine, theirs, at) => {
        const same = { ...theirs, frame: mine.frame }
        const drawn = toPage(mine, at)
        const sent = toFrame(mine, drawn.x, drawn.y)
        const shown = toPage(same, sent)
        const box = pictureBox(same)
        expect(Math.abs((shown.x - box.x) / box.width - at[0])).toBeLessThan(0.01)
        expect(Math.abs((shown.y - box.y) / box.height - at[1])).toBeLessThan(0.01)
      }),
    )
  })

  test('the picture keeps its shape, and unzoomed it fits', () => {
    fc.assert(
      fc.property(view, (seen) => {
        const box = pictureBox(seen)
        expect(box.width / box.height).toBeCloseTo(seen.frame.width / seen.frame.height, 6)
        const fit = pictureBox({ ...seen, zoom: 1, pan: { x: 0, y: 0 } })
        expect(fit.width).toBeLessThanOrEqual(seen.element.width + 1e-6)
        expect(fit.height).toBeLessThanOrEqual(seen.element.height + 1e-6)
      }),
    )
  })

  test('zooming about the pointer leaves what is under it where it is', () => {
    fc.assert(
      fc.property(view, fc.double({ min: 0.5, max: 8, noNaN: true }), place, place, (seen, zoom, x, y) => {
        const [u, v] = toFrame(seen, x, y)
        const after = toPage(zoomAbout(seen, zoom, x, y), [u, v])
        expect(after.x).toBeCloseTo(x, 3)
        expect(after.y).toBeCloseTo(y, 3)
      }),
    )
  })

  test('the bars beside a letterboxed picture are not on it', () => {
    const seen: View = {
      element: { x: 0, y: 0, width: 1000, height: 1000 },
      frame: { width: 1920, height: 1080 },
      zoom: 1,
      pan: { x: 0, y: 0 },
    }
    const box = pictureBox(seen)
    expect([box.x, box.y, box.width, box.height].map((value) => Math.abs(Number(value.toFixed(6))))).toEqual([
      0, 218.75, 1000, 562.5,
    ])
    expect(onFrame(toFrame(seen, 500, 100))).toBe(false)
    expect(onFrame(toFrame(seen, 500, 500))).toBe(true)
  })
})
