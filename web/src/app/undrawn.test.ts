import { expect, test, vi } from 'vitest'
import { undrawn, whenDrawn } from './undrawn.ts'

function line() {
  const tells = new Set<() => void>()
  const subscribe = whenDrawn((tell) => {
    tells.add(tell)
    return () => tells.delete(tell)
  })
  const change = () => {
    for (const tell of tells) tell()
  }
  return { subscribe, change }
}

test('what changes while something pressing is done is drawn once, after it, however it ends', async () => {
  const { subscribe, change } = line()
  const drawn = vi.fn()
  const gone = vi.fn()
  subscribe(drawn)
  const stop = subscribe(gone)
  const pressing = Promise.withResolvers<string>()
  const done = undrawn(() => pressing.promise)
  change()
  change()
  stop()
  expect(drawn).not.toHaveBeenCalled()
  pressing.reject(new Error('refused'))
  await expect(done).rejects.toThrow('refused')
  expect(drawn).toHaveBeenCalledTimes(1)
  expect(gone).not.toHaveBeenCalled()
  change()
  expect(drawn).toHaveBeenCalledTimes(2)
})

test('a server that does not answer keeps nothing from being drawn for longer than a second', () => {
  vi.useFakeTimers()
  try {
    const { subscribe, change } = line()
    const drawn = vi.fn()
    subscribe(drawn)
    void undrawn(() => new Promise(() => undefined))
    change()
    vi.advanceTimersByTime(1000)
    expect(drawn).toHaveBeenCalledTimes(1)
    change()
    expect(drawn).toHaveBeenCalledTimes(2)
  } finally {
    vi.useRealTimers()
  }
})
