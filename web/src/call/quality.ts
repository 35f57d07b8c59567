/** The connection in one word; the screen says it in a sentence. */
export type Connection = 'connecting' | 'good' | 'picture_slow' | 'lost' | 'healed' | 'mic_blocked'

/** One look at a link, over the time since the look before. */
export interface Look {
  /** Round trip, ms; null when not known. */
  roundTrip: number | null
  /** Lost packets of those that should have come, 0 to 1. */
  loss: number
  /** Mean wait of a picture before it is shown, ms; null when none came. */
  pictureDelay: number | null
  /** A screen goes out or comes in. */
  picture: boolean
  /** Our encoder sends less than it would like since the way out is narrow. */
  narrow: boolean
  /** What the way out is said to carry, kbit/s. */
  available: number | null
  /** Voice made up by the receiver, of all that was played, 0 to 1. */
  concealed: number
  /** Encoding time of one frame, ms; null when none was encoded. */
  encode: number | null
  /** The processor is what holds our picture back. */
  busy: boolean
  /** It goes through a relay. */
  relayed: boolean
  /** e.g. video/AV1; null when no screen goes out. */
  codec: string | null
}

/** A picture worse than this is called slow: a pointer that lags so is noticed before it is understood. */
export function isSlow(look: Look): boolean {
  if (!look.picture) return false
  return (
    look.loss >= 0.05 ||
    (look.roundTrip ?? 0) >= 400 ||
    (look.pictureDelay ?? 0) >= 500 ||
    (look.narrow && look.available !== null && look.available < 400)
  )
}

/** How many looks in a row change the word, so that it does not flicker. */
const SURE = 3
/** "Healed" is said for this long, ms. */
const HEALED = 4000

export interface QualityState {
  word: Connection
  /** Looks in a row that say the other of good and slow. */
  against: number
  slow: boolean
  healedAt: number | null
}

export const FIRST_QUALITY: QualityState = { word: 'connecting', against: 0, slow: false, healedAt: null }

export type QualityEvent =
  | { kind: 'up'; now: number }
  | { kind: 'down' }
  | { kind: 'look'; look: Look; now: number; microphoneBlocked: boolean }

/** Pure: the word after what happened. */
export function judge(state: QualityState, event: QualityEvent): QualityState {
  if (event.kind === 'down') return { ...state, word: state.word === 'connecting' ? 'connecting' : 'lost', against: 0 }
  if (event.kind === 'up') {
    if (state.word === 'lost') return { word: 'healed', against: 0, slow: false, healedAt: event.now }
    return { ...state, word: 'good', against: 0, slow: false }
  }
  const against = isSlow(event.look) === state.slow ? 0 : state.against + 1
  const slow = against >= SURE ? !state.slow : state.slow
  const kept = { ...state, slow, against: slow === state.slow ? against : 0 }
  if (state.word === 'lost' || state.word === 'connecting') return kept
  if (state.healedAt !== null && event.now - state.healedAt < HEALED) return { ...kept, word: 'healed' }
  const word = event.microphoneBlocked ? 'mic_blocked' : slow ? 'picture_slow' : 'good'
  return { ...kept, word, healedAt: null }
}

/** Looks in a row with a busy processor before the codec is changed. The threshold itself is not measured. */
export const BUSY_LOOKS = 3

/** A way out narrower than this, kbit/s, holds the picture back before the processor does. */
const NARROW = 1000

/**
 * Does this look call for the cheaper codec? More than 60 ms a frame leaves under 16 frames a second. Not on a narrow
 * way out: the same page costs H264 more (on 0.5 Mbit/s a picture in three seconds was left of it).
 */
export function callsForBrake(look: Look): boolean {
  if (look.codec?.toLowerCase() !== 'video/av1' || (look.available ?? NARROW) < NARROW) return false
  return look.busy || (look.encode ?? 0) > 60
}
