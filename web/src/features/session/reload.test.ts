import type { Mark } from '@binome/contract/signal.ts'
import { expect, it } from 'vitest'
import { ClockByHand } from '../../call/by-hand.ts'
import { Marks } from '../../call/marks.ts'
import { forgetMarks, keepMarks, rememberMicrophone, wasMicrophoneOpen } from './reload.ts'

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

it('brings back what this page drew to stay, of that session only, until it is cleared', () => {
  const place = memory()
  const before = new Marks(new ClockByHand(), 'seeker')
  keepMarks(place, 'a', before)
  before.start('tab-seeker-1', 'text', [[0.5, 0.5]], 'ici')
  before.lift(before.start('tab-seeker-1', 'pen', [[0, 0]]))
  const after = (sessionId: string) => {
    const marks = new Marks(new ClockByHand(), 'seeker')
    keepMarks(place, sessionId, marks)
    return marks.all.map(({ words, by }) => `${by} ${words}`)
  }
  expect(after('a')).toEqual(['seeker ici'])
  expect(after('b')).toEqual([])
  before.clear()
  expect(after('a')).toEqual([])
  place.setItem('binome.marks.a', '[{"tool":"lasso"}, 3')
  expect(after('a')).toEqual([])
})

it('[S31] brings back what whoever advises drew to stay, to themself and to the others, and nothing once they were gone', () => {
  const place = memory()
  const reloaded = () => {
    const marks = new Marks(new ClockByHand(), 'adviser')
    keepMarks(place, 'a', marks)
    return marks
  }
  const before = reloaded()
  before.handleMessage(JSON.stringify({ kind: 'draw', mark: drawn('of-the-helper') }), 'helper')
  before.start('tab-seeker-1', 'step', [[0.5, 0.5]], 'conseil')
  before.lift(before.start('tab-seeker-1', 'pen', [[0, 0]]))
  before.end()
  const after = reloaded()
  expect(after.all).toMatchObject([{ by: 'adviser', words: 'conseil', step: 1, end: { is: 'staying' } }])
  const two = new Marks(new ClockByHand(), 'seeker')
  two.handleNewLink('adviser')
  for (const text of after.drawn()) two.handleMessage(text, 'adviser')
  expect(two.all).toEqual(after.all)
  forgetMarks(place, 'a')
  expect(reloaded().all).toEqual([])
})

const drawn = (id: string): Mark => ({
  ...{ id, stage: 'tab-seeker-1', tool: 'text' as const },
  ...{ points: [[0, 0]] as [number, number][], step: null, words: 'aide' },
})
