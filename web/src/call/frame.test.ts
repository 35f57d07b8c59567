import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clampPan, drawnBox, onFrame, scaleOf, toFrame, toPage, type View, zoomAbout, zoomFor } from './frame.ts'

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
  dpr: fc.constantFrom(1, 1.25, 1.5, 2, 2.625, 3),
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
        const box = drawnBox(same)
        expect(Math.abs((shown.x - box.x) / box.width - at[0])).toBeLessThan(0.01)
        expect(Math.abs((shown.y - box.y) / box.height - at[1])).toBeLessThan(0.01)
      }),
    )
  })

  test('the picture keeps its shape, and unzoomed it fits', () => {
    fc.assert(
      fc.property(view, (seen) => {
        const pixel = 1 / seen.dpr
        const box = drawnBox(seen)
        const meant = box.height * (seen.frame.width / seen.frame.height)
        expect(Math.abs(box.width - meant)).toBeLessThanOrEqual(pixel * (1 + seen.frame.width / seen.frame.height))
        const fit = drawnBox({ ...seen, zoom: 1, pan: { x: 0, y: 0 } })
        expect(fit.width).toBeLessThanOrEqual(seen.element.width + pixel)
        expect(fit.height).toBeLessThanOrEqual(seen.element.height + pixel)
      }),
    )
  })

  test('zooming about the pointer leaves what is under it where it is', () => {
    fc.assert(
      fc.property(view, fc.double({ min: 0.5, max: 8, noNaN: true }), place, place, (seen, zoom, x, y) => {
        const after = zoomAbout(seen, zoom, x, y)
        const back = zoomAbout(after, seen.zoom, x, y)
        expect(back.pan.x).toBeCloseTo(seen.pan.x, 3)
        expect(back.pan.y).toBeCloseTo(seen.pan.y, 3)
        // Seen from far outside of it, half a pixel of its edge is many of its pixels: what counts is on the picture.
        const at = toFrame(seen, x, y)
        if (!onFrame(at)) return
        const [u, v] = toFrame(after, x, y)
        const { width, height } = drawnBox(zoom < seen.zoom ? after : seen)
        expect(Math.abs(u - at[0]) * width).toBeLessThanOrEqual(2 / seen.dpr)
        expect(Math.abs(v - at[1]) * height).toBeLessThanOrEqual(2 / seen.dpr)
      }),
    )
  })

  test('the bars beside a letterboxed picture are not on it', () => {
    const seen: View = {
      element: { x: 0, y: 0, width: 1000, height: 1000 },
      frame: { width: 1920, height: 1080 },
      zoom: 1,
      pan: { x: 0, y: 0 },
      dpr: 2,
    }
    const box = drawnBox(seen)
    expect([box.x, box.y, box.width, box.height].map((value) => Math.abs(Number(value.toFixed(6))))).toEqual([
      0, 219, 1000, 562.5,
    ])
    expect(onFrame(toFrame(seen, 500, 100))).toBe(false)
    expect(onFrame(toFrame(seen, 500, 500))).toBe(true)
  })

  test('its edges lie on whole pixels of the screen', () => {
    fc.assert(
      fc.property(view, (seen) => {
        const { x, y, width, height } = drawnBox(seen)
        for (const edge of [x, y, x + width, y + height]) {
          expect(Math.abs(edge * seen.dpr - Math.round(edge * seen.dpr))).toBeLessThan(1e-6)
        }
      }),
    )
  })

  test('"100 %" is pixel for pixel, at any size of the stage', () => {
    fc.assert(
      fc.property(view, fc.constantFrom(0.5, 1, 3), (seen, scale) => {
        expect(scaleOf({ ...seen, zoom: zoomFor(seen, scale) })).toBeCloseTo(scale, 6)
      }),
    )
  })

  test('it is never moved so far that the stage shows less of it than it could', () => {
    fc.assert(
      fc.property(view, (seen) => {
        const box = drawnBox(clampPan(seen))
        const pixel = 1 / seen.dpr
        const { element } = seen
        if (box.width > element.width + pixel) {
          expect(box.x).toBeLessThanOrEqual(element.x + pixel)
          expect(box.x + box.width).toBeGreaterThanOrEqual(element.x + element.width - pixel)
        } else expect(Math.abs(box.x + box.width / 2 - element.x - element.width / 2)).toBeLessThanOrEqual(pixel)
      }),
    )
  })
})
