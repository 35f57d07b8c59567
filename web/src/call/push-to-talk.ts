/**
 * Push-to-talk: null while nothing is held. `latches`: a short press leaves the microphone open (its own key and
 * button); otherwise it is open as long as it is held and no longer (the space bar).
 */
export type Hold = { at: number; latches: boolean } | null

export type HoldEvent =
  | { kind: 'press'; now: number; muted: boolean; latches: boolean }
  | { kind: 'release'; now: number }
  /** The focus is elsewhere, the call is over: whoever let go there is not heard of here. */
  | { kind: 'lost' }

/** A press shorter than this is a click, ms. */
const CLICK_MS = 300

/** What is held after it, and what the microphone should do; `mute` is null when it should do nothing [U5]. Pure. */
export function hold(before: Hold, event: HoldEvent): { hold: Hold; mute: boolean | null } {
  switch (event.kind) {
    case 'press':
      if (before || !event.muted) return { hold: before, mute: null }
      return { hold: { at: event.now, latches: event.latches }, mute: false }
    case 'release':
      if (!before) return { hold: null, mute: null }
      return { hold: null, mute: before.latches && event.now - before.at < CLICK_MS ? null : true }
    case 'lost':
      return { hold: null, mute: before ? true : null }
  }
}
