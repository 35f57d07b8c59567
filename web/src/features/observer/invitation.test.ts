import type { Now } from '@binome/contract/now.ts'
import type { ObservingView } from '@binome/contract/session.ts'
import { expect, test } from 'vitest'
import { invitationMoved } from './invitation.ts'

const AT = Date.parse('2026-03-24T10:00:00Z')

const observing = (state: ObservingView['state'], sessionId = 'one') => ({ sessionId, state }) as ObservingView
const seeing = (is: Now['observing'], quietUntil: string | null = null): Pick<Now, 'me' | 'observing'> => ({
  observing: is,
  me: {
    availability: {
      ...{ available: true, until: null, quietUntil, byHours: false },
      hours: { timeZone: 'Europe/Paris', help: [], quiet: [] },
    },
  } as unknown as Now['me'],
})
const moved = (was: Now['observing'], is: Now['observing'], quietUntil: string | null = null) =>
  invitationMoved(seeing(is, quietUntil), was, AT)

const nothing = { came: null, over: null }

test('[V10] an invitation is told once, and its end however it ends', () => {
  const invited = observing('invited')
  expect(moved(null, invited)).toEqual({ came: invited, over: null })
  expect(moved(invited, observing('invited'))).toEqual(nothing)
  expect(moved(invited, observing('here'))).toEqual({ came: null, over: 'one' })
  expect(moved(invited, null)).toEqual({ came: null, over: 'one' })
  expect(moved(observing('here'), null)).toEqual(nothing)
  const another = observing('invited', 'two')
  expect(moved(invited, another)).toEqual({ came: another, over: 'one' })
})

test('[V1] none is told in quiet hours, but its end is', () => {
  const later = new Date(AT + 60_000).toISOString()
  expect(moved(null, observing('invited'), later)).toEqual(nothing)
  expect(moved(observing('invited'), null, later)).toEqual({ came: null, over: 'one' })
})
