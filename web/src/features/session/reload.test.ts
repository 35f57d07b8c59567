import { expect, it } from 'vitest'
import { rememberMicrophone, wasMicrophoneOpen } from './reload.ts'

function memory() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

it('opens after a reload what was open, of that session only', () => {
  const place = memory()
  rememberMicrophone(place, 'a', 'open')
  expect(wasMicrophoneOpen(place, 'a')).toBe(true)
  expect(wasMicrophoneOpen(place, 'b')).toBe(false)
})

it('keeps a muted one shut, and forgets nothing when the page closes it', () => {
  const place = memory()
  rememberMicrophone(place, 'a', 'open')
  rememberMicrophone(place, 'a', 'muted')
  expect(wasMicrophoneOpen(place, 'a')).toBe(false)
  rememberMicrophone(place, 'a', 'open')
  rememberMicrophone(place, 'a', 'closed')
  expect(wasMicrophoneOpen(place, 'a')).toBe(true)
})
