import { expect, test } from 'vitest'
import { type Gathered, pathOf, surelyCarried } from './path.ts'

const nothing: Gathered = {
  stun: true,
  turn: true,
  relayOnly: false,
  reflexive: false,
  unanswered: true,
  relay: false,
}

test.each<[string, Partial<Gathered>, string]>([
  ['an address seen from outside', { reflexive: true }, 'direct'],
  ['in the open: the server answered, there is nothing to add', { unanswered: false }, 'direct'],
  ['the relay alone answers', { relay: true }, 'relay'],
  ['nothing answers', {}, 'blocked'],
  ['nothing is set up', { stun: false, turn: false }, 'near'],
  ['a house that relays, and its relay', { relayOnly: true, reflexive: true, relay: true }, 'relay'],
  ['a house that relays, without its relay', { relayOnly: true, reflexive: true }, 'blocked'],
  ['a relay without STUN', { stun: false, unanswered: false, relay: true }, 'relay'],
])('%s', (_name, found, path) => {
  expect(pathOf({ ...nothing, ...found })).toBe(path)
})

test('[U8] a figure is the least that got through once the estimate has settled, or none', () => {
  const at = (ms: number, kbps: number, sent = 50_000) => ({ at: ms, kbps, sent })
  // As read over 0.5 Mbit/s: the first guesses are far above the link.
  expect(surelyCarried([at(477, 1268), at(956, 637), at(1501, 370), at(1901, 357)])).toBe(357)
  expect(surelyCarried([at(1200, 300, 0), at(2000, 300, 0)])).toBeNull()
  expect(surelyCarried([])).toBeNull()
})
