import { beforeEach, expect, test, vi } from 'vitest'

let asked = 0
vi.mock('../../app/api.ts', () => ({
  api: { sessions: { ice: async () => ({ iceServers: [{ urls: [`stun:${++asked}`] }], relayOnly: false }) } },
}))

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers({ toFake: ['performance'] })
  asked = 0
})

const MINUTE = 60_000

test('servers asked for as a tap is shown are there for whoever answers it minutes later, and for one call alone', async () => {
  const { askIceEarly, freshIce } = await import('./ice.ts')
  askIceEarly()
  vi.advanceTimersByTime(4 * MINUTE)
  askIceEarly()
  expect(await freshIce()).toEqual([{ urls: ['stun:1'] }])
  expect(asked).toBe(1)
  expect(await freshIce()).toEqual([{ urls: ['stun:2'] }])
})

test('credentials that have half of their ten minutes behind them are not begun with', async () => {
  const { askIceEarly, freshIce } = await import('./ice.ts')
  askIceEarly()
  vi.advanceTimersByTime(5 * MINUTE)
  expect(await freshIce()).toEqual([{ urls: ['stun:2'] }])
})
