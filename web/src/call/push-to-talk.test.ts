import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Hold, type HoldEvent, hold } from './push-to-talk.ts'

const press = (now: number, latches: boolean, muted = true): HoldEvent => ({ kind: 'press', now, muted, latches })

/** The microphone after all of it. */
function play(events: readonly HoldEvent[], muted = true) {
  let held: Hold = null
  let is = muted
  for (const event of events) {
    const next = hold(held, event.kind === 'press' ? { ...event, muted: is } : event)
    held = next.hold
    if (next.mute !== null) is = next.mute
  }
  return { held, muted: is }
}

test('[U5] held it is open, released it is muted', () => {
  expect(play([press(0, false)])).toEqual({ held: { at: 0, latches: false }, muted: false })
  expect(play([press(0, false), { kind: 'release', now: 2000 }])).toEqual({ held: null, muted: true })
  expect(play([press(0, true), { kind: 'release', now: 2000 }])).toEqual({ held: null, muted: true })
})

test('[U5] a short press stays open for the microphone’s own key, never for the space bar', () => {
  expect(play([press(0, true), { kind: 'release', now: 120 }]).muted).toBe(false)
  expect(play([press(0, false), { kind: 'release', now: 120 }]).muted).toBe(true)
})

test('[U5] what is open already is not touched', () => {
  expect(play([press(0, false), { kind: 'release', now: 900 }], false)).toEqual({ held: null, muted: false })
})

test('[U5] whatever is pressed in whatever order: once the focus is lost nothing is held, and who was muted is', () => {
  const event = fc.oneof(
    fc.record({
      kind: fc.constant('press' as const),
      now: fc.nat(9999),
      muted: fc.boolean(),
      latches: fc.constant(false),
    }),
    fc.record({ kind: fc.constant('release' as const), now: fc.nat(9999) }),
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), fc.boolean(), (events, muted) => {
      expect(play([...events, { kind: 'lost' }], muted)).toEqual({ held: null, muted })
    }),
  )
})
