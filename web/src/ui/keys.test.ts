import { expect, test } from 'vitest'
import { pressed } from './keys.ts'

const key = (key: string, modifiers: Partial<KeyboardEvent> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, ...modifiers }) as KeyboardEvent

test('a single letter is not heard with Ctrl, ⌘ or Alt: those belong to the browser', () => {
  expect(pressed(key('n'), 'n')).toBe(true)
  expect(pressed(key('N'), 'n')).toBe(true)
  expect(pressed(key('n', { ctrlKey: true }), 'n')).toBe(false)
  expect(pressed(key('n', { metaKey: true }), 'n')).toBe(false)
  expect(pressed(key('n', { altKey: true }), 'n')).toBe(false)
})

test('plus is a key like any other', () => {
  expect(pressed(key('+', { shiftKey: true }), '+')).toBe(true)
  expect(pressed(key('='), '+')).toBe(false)
})

test('mod+k is Ctrl K away from Apple', () => {
  expect(pressed(key('k', { ctrlKey: true }), 'mod+k')).toBe(true)
  expect(pressed(key('k'), 'mod+k')).toBe(false)
})
