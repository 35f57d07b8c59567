import type { Up } from '@binome/contract/up.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Line, LineState } from './live.ts'
import { observePresence } from './presence.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function setting() {
  const said: string[] = []
  const tells = new Set<() => void>()
  let state: LineState = { state: 'open' }
  const line = {
    say: async (up: Up) => {
      if (up.type === 'presence') said.push(up.presence)
      return { ok: true as const }
    },
    state: () => state,
    subscribe: (tell: () => void) => {
      tells.add(tell)
      return () => tells.delete(tell)
    },
  } as Partial<Line> as Line
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  const end = observePresence(line, page as unknown as Document)
  return {
    said,
    end,
    see: (visibilityState: string) => {
      page.visibilityState = visibilityState
      page.dispatchEvent(new Event('visibilitychange'))
    },
    touch: () => page.dispatchEvent(new Event('pointerdown')),
    become: (next: LineState) => {
      state = next
      for (const tell of tells) tell()
    },
  }
}

test('active at once, idle after two minutes untouched, active again at the first touch', () => {
  const { said, touch } = setting()
  vi.advanceTimersByTime(119_000)
  touch()
  vi.advanceTimersByTime(119_000)
  expect(said).toEqual(['active'])
  vi.advanceTimersByTime(1_000)
  touch()
  touch()
  expect(said).toEqual(['active', 'idle', 'active'])
})

test('hidden when the tab is, and said once', () => {
  const { said, see } = setting()
  see('hidden')
  see('hidden')
  see('visible')
  expect(said).toEqual(['active', 'hidden', 'active'])
})

test('told again after every new connection, since the server forgot the old one', () => {
  const { said, become } = setting()
  become({ state: 'lost', since: 0 })
  become({ state: 'open' })
  expect(said).toEqual(['active', 'active'])
})

test('silent once ended', () => {
  const { said, end, see } = setting()
  end()
  see('hidden')
  vi.advanceTimersByTime(600_000)
  expect(said).toEqual(['active'])
})
