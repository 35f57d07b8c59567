import { expect, test } from 'vitest'
import { apply } from './apply.ts'
import type { NowEvent } from './down.ts'
import type { Now, Tap } from './now.ts'

const person = { id: '1', kind: 'member' as const, name: 'Inès', team: null, site: '', photo: null }
const now: Now = {
  me: {
    person,
    email: null,
    title: '',
    language: 'fr',
    languages: ['fr'],
    joinedOn: null,
    role: 'member',
    teamId: null,
    organization: { id: '9', name: 'House', demo: false },
    welcomed: true,
    channels: { tab: true, push: true, pushWords: true, sound: false },
    availability: {
      ...{ available: false, until: null, quietUntil: null, byHours: false },
      hours: { timeZone: 'Europe/Paris', help: [], quiet: [] },
    },
  },
  ask: null,
  parked: [],
  taps: [],
  session: null,
  messages: [],
  observing: null,
  toClose: [],
  bookings: [],
}
const at = '2026-03-27T10:00:00Z'
const tap: Tap = {
  offerId: 'o1',
  askId: 'a1',
  text: 'x',
  language: 'fr',
  pictures: [],
  skills: [],
  from: { named: person },
  openedAt: at,
  sentAt: at,
  lapsesAt: at,
  minutes: null,
  reasons: [],
  handover: null,
  state: { state: 'open' },
}
const message = { id: 'm1', sessionId: 's1', authorId: '1', kind: 'text' as const, text: 'hi', at }

test.each<[string, NowEvent]>([
  ['me', { part: 'me', me: { ...now.me, title: 'buyer' } }],
  ['tap', { part: 'tap', tap }],
  ['tap_gone', { part: 'tap_gone', offerId: 'o1', because: 'helped' }],
  ['message', { part: 'message', message }],
  ['session', { part: 'session', session: null, messages: [message] }],
])('[W1] %s applied twice is applied once', (_, event) => {
  expect(apply(apply(now, event), event)).toEqual(apply(now, event))
})

test('[W1] a tap that changes replaces itself, and leaves when gone', () => {
  const later = { ...tap, state: { state: 'postponed' as const, until: at } }
  const shown = apply(apply(now, { part: 'tap', tap }), { part: 'tap', tap: later })
  expect(shown.taps).toEqual([later])
  expect(apply(shown, { part: 'tap_gone', offerId: 'o1', because: 'cancelled' }).taps).toEqual([])
})
