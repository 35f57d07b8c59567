import { expect, test } from 'vitest'
import { callsForBrake, FIRST_QUALITY, isSlow, judge, type Look, type QualityState } from './quality.ts'

const FINE: Look = {
  roundTrip: 20,
  loss: 0,
  pictureDelay: 40,
  picture: true,
  narrow: false,
  available: 3000,
  concealed: 0,
  encode: 12,
  busy: false,
  relayed: false,
  codec: 'video/AV1',
}
const SLOW = { ...FINE, loss: 0.08 }

/** One look a second from `now`. */
function look(state: QualityState, looks: Look[], now = 0, microphoneBlocked = false): QualityState {
  return looks.reduce(
    (before, one, i) => judge(before, { kind: 'look', look: one, now: now + i * 1000, microphoneBlocked }),
    state,
  )
}

test('a picture is slow by loss, delay or a narrow way, and never when there is none', () => {
  expect(isSlow(FINE)).toBe(false)
  for (const worse of [{ loss: 0.05 }, { roundTrip: 400 }, { pictureDelay: 500 }, { narrow: true, available: 399 }])
    expect(isSlow({ ...FINE, ...worse })).toBe(true)
  expect(isSlow({ ...SLOW, picture: false })).toBe(false)
})

test('the word does not flicker: three looks in a row change it', () => {
  const good = judge(FIRST_QUALITY, { kind: 'up', now: 0 })
  expect(good.word).toBe('good')
  expect(look(good, [SLOW, SLOW, FINE, SLOW, SLOW]).word).toBe('good')
  const slow = look(good, [SLOW, SLOW, SLOW])
  expect(slow.word).toBe('picture_slow')
  expect(look(slow, [FINE, FINE, SLOW]).word).toBe('picture_slow')
  expect(look(slow, [FINE, FINE, FINE]).word).toBe('good')
})

test('lost stays lost until it is up again, is healed for four seconds, then good', () => {
  const lost = judge(judge(FIRST_QUALITY, { kind: 'up', now: 0 }), { kind: 'down' })
  expect(look(lost, [FINE, FINE, FINE, FINE]).word).toBe('lost')
  const healed = judge(lost, { kind: 'up', now: 10_000 })
  expect(healed.word).toBe('healed')
  expect(look(healed, [FINE, FINE, FINE], 10_500).word).toBe('healed')
  expect(look(healed, [FINE], 14_000).word).toBe('good')
})

test('a blocked microphone is said while the rest is well', () => {
  const good = judge(FIRST_QUALITY, { kind: 'up', now: 0 })
  expect(look(good, [FINE], 0, true).word).toBe('mic_blocked')
})

test('a call that never connected is not lost', () => {
  expect(judge(FIRST_QUALITY, { kind: 'down' }).word).toBe('connecting')
})

test('the brake is for AV1 on a busy processor only', () => {
  expect(callsForBrake(FINE)).toBe(false)
  expect(callsForBrake({ ...FINE, busy: true })).toBe(true)
  expect(callsForBrake({ ...FINE, encode: 80 })).toBe(true)
  expect(callsForBrake({ ...FINE, busy: true, codec: 'video/H264' })).toBe(false)
  // What H264 saves the processor it costs the link.
  expect(callsForBrake({ ...FINE, encode: 80, available: 450 })).toBe(false)
  expect(callsForBrake({ ...FINE, encode: 80, available: null })).toBe(true)
})
