import { expect, test } from 'vitest'
import { isStillKept } from './kept.ts'

const HOUR = 60 * 60_000

test('[X5] what was not whole goes with its session, what is whole stays for a day', () => {
  const now = 100 * HOUR
  const kept = (sessionId: string, state: 'receiving' | 'ready', hours: number) =>
    isStillKept({ sessionId, state, at: now - hours * HOUR }, 'this', now)
  expect([kept('this', 'receiving', 1), kept('this', 'ready', 23)]).toEqual([true, true])
  expect([kept('other', 'receiving', 1), kept('other', 'ready', 23)]).toEqual([false, true])
  expect([kept('this', 'ready', 25), kept('other', 'ready', 25)]).toEqual([false, false])
})
