import { expect, test } from 'vitest'
import { type Checked, checkedBefore, isNetworkKnown, isReady, NOTHING_CHECKED, rememberChecked } from './checked.ts'

const DAY = 24 * 3600 * 1000
const all: Checked = {
  microphone: { at: 1, works: true },
  sound: { at: 2, works: true },
  network: { at: 3, path: 'relay', kbps: 640 },
}

const place = (kept: string | null) => ({
  kept,
  getItem: () => kept,
  setItem(_key: string, value: string) {
    this.kept = value
  },
})

test('[U7] what was checked is found again with its date, and is not proposed again', () => {
  const memory = place(null)
  expect(checkedBefore(memory)).toEqual(NOTHING_CHECKED)
  rememberChecked(memory, all)
  expect(checkedBefore(place(memory.kept))).toEqual(all)
  expect(isReady(all)).toBe(true)
  expect(isReady({ ...all, sound: { at: 2, works: false } })).toBe(false)
  expect(isReady(NOTHING_CHECKED)).toBe(false)
})

test('[U7] a network is looked at again after a week', () => {
  expect(isNetworkKnown(all, 3 + 7 * DAY - 1)).toBe(true)
  expect(isNetworkKnown(all, 3 + 7 * DAY)).toBe(false)
})

test.each(['{', '4', '{"network":{"at":1,"path":"magic"}}', '{"microphone":{"at":"yes"}}'])(
  'what does not fit (%s) was never checked',
  (kept) => expect(checkedBefore(place(kept))).toEqual(NOTHING_CHECKED),
)

test('where storage is refused nothing breaks', () => {
  const refuse = () => {
    throw new DOMException('no', 'SecurityError')
  }
  const memory = { getItem: refuse, setItem: refuse }
  rememberChecked(memory, all)
  expect(checkedBefore(memory)).toEqual(NOTHING_CHECKED)
})
