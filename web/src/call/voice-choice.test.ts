import { expect, test } from 'vitest'
import { FIRST_CHOICE, storedVoice } from './voice-choice.ts'

const headset = { id: 'b2', label: 'Casque Jabra', group: 'g2' }
const place = (kept: string | null) => ({
  kept,
  getItem: () => kept,
  setItem(_key: string, value: string) {
    this.kept = value
  },
})

test('what was chosen is found again', () => {
  const storage = place(null)
  const choice = {
    microphone: headset,
    speaker: null,
    processing: { echoCancellation: false, noiseSuppression: true, autoGainControl: true },
  }
  const memory = storedVoice(storage)
  expect(memory.read()).toEqual(FIRST_CHOICE)
  memory.write(choice)
  expect(memory.read()).toEqual(choice)
  expect(storedVoice(place(storage.kept)).read()).toEqual(choice)
})

test.each(['', '{', '7', '{"processing":{"echoCancellation":"yes"},"microphone":{"id":4}}', '[]'])(
  'what does not fit (%s) is as on the first day',
  (kept) => expect(storedVoice(place(kept)).read()).toEqual(FIRST_CHOICE),
)

test('where storage is refused, the choice lasts as long as the page', () => {
  const refuse = () => {
    throw new DOMException('no', 'SecurityError')
  }
  const memory = storedVoice({ getItem: refuse, setItem: refuse })
  expect(memory.read()).toEqual(FIRST_CHOICE)
  memory.write({ ...FIRST_CHOICE, speaker: headset })
  expect(memory.read().speaker).toEqual(headset)
})
