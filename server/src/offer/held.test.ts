import { expect, test } from 'vitest'
import { HeldOffers } from './held.ts'

const held = (tab: string, generation: number) => ({ tab, generation, sdp: `v=0 ${tab}${generation}` })

test('[A9] a held connection is given once', () => {
  const offers = new HeldOffers()
  offers.hold('ask', 'socket', held('tab-one-1', 1))
  expect(offers.take('ask')?.generation).toBe(1)
  expect(offers.take('ask')).toBeNull()
})

test('an older generation of the same tab never replaces a newer one', () => {
  const offers = new HeldOffers()
  offers.hold('ask', 'socket', held('tab-one-1', 2))
  offers.hold('ask', 'socket', held('tab-one-1', 1))
  expect(offers.take('ask')?.generation).toBe(2)
})

test('of several tabs the newest is used; when it goes, the one before', () => {
  const offers = new HeldOffers()
  offers.hold('ask', 'first', held('tab-one-1', 5))
  offers.hold('ask', 'second', held('tab-two-2', 1))
  offers.socketGone('second')
  expect(offers.take('ask')?.tab).toBe('tab-one-1')
})

test('it dies with its socket, and by being taken back', () => {
  const offers = new HeldOffers()
  offers.hold('ask', 'socket', held('tab-one-1', 1))
  offers.socketGone('socket')
  expect(offers.take('ask')).toBeNull()
  offers.hold('ask', 'socket', held('tab-one-1', 2))
  offers.hold('ask', 'socket', null)
  expect(offers.take('ask')).toBeNull()
  expect(offers.size()).toBe(0)
})
