import type { NowEvent } from '@binome/contract/down.ts'
import type { Now } from '@binome/contract/now.ts'
import { invitationMoved } from '../features/observer/invitation.ts'
import { timeNow } from '../ui/time.ts'
import { live } from './live.ts'

/**
 * A tap, or an invitation to advise, that is heard, for those who want it: two soft notes, made here. Off unless its person
 * turned it on.
 */

export function startChime(): void {
  live.on('event', (event, now, before) => {
    const { sound, tab } = now.me.channels
    if (sound && ((tab && isTap(event, before)) || isInvitation(event, now, before))) play()
  })
}

const isTap = (event: NowEvent, before: Now) =>
  event.part === 'tap' &&
  event.tap.state.state === 'open' &&
  !before.taps.some((tap) => tap.offerId === event.tap.offerId)

/** To look on is asked without a sound [V10]. */
const isInvitation = (event: NowEvent, now: Now, before: Now) =>
  event.part === 'observing' && invitationMoved(now, before.observing, timeNow()).came?.comesTo === 'advise'

/** A fifth, each note half a second, quiet. A page nobody touched yet may not sound: then it does not. */
function play(): void {
  const context = new AudioContext()
  for (const [at, pitch] of [
    [0, 523.25],
    [0.16, 783.99],
  ] as const) {
    const note = new OscillatorNode(context, { type: 'sine', frequency: pitch })
    const loudness = new GainNode(context, { gain: 0 })
    const begin = context.currentTime + at
    loudness.gain.linearRampToValueAtTime(0.12, begin + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.001, begin + 0.5)
    note.connect(loudness).connect(context.destination)
    note.start(begin)
    note.stop(begin + 0.5)
    note.onended = () => void (at > 0 && context.close())
  }
}
