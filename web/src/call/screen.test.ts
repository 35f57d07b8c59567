import { expect, test } from 'vitest'
import { surfaceOf } from './screen.ts'

test.each([
  ['browser', 'web-contents-media-stream://1:2', 'browser'],
  ['monitor', 'screen:0:0', 'monitor'],
  ['window', 'Screen 1', 'window'],
  [undefined, 'Primary Monitor', 'monitor'],
  [undefined, 'Screen 2', 'monitor'],
  [undefined, 'Devis.xlsx - LibreOffice Calc', 'window'],
] as const)('a capture told as %s and named %s is a %s', (displaySurface, label, surface) => {
  expect(surfaceOf({ label, getSettings: () => (displaySurface ? { displaySurface } : {}) })).toBe(surface)
})
