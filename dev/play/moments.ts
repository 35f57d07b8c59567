import { TUNING } from '@binome/matching/plan/weigh.ts'
import type { CastTap } from '../cast/types.ts'

/** What happens to a search, `at` seconds after it began. */
export type Moment =
  | { readonly at: number; readonly what: 'tap'; readonly people: readonly string[] }
  | { readonly at: number; readonly what: 'lapse' }
  | { readonly at: number; readonly what: 'answer'; readonly person: string; readonly answer: Said }
  | { readonly at: number; readonly what: 'accept'; readonly helper: string }

export type Said = Exclude<CastTap['answer'], 'lapsed'>

/** The pace at which people of a story were tapped: so many at once, and more so often. */
const PACE = { sizes: [2, 4, 6, 8], everySeconds: 30 }
/** Seconds somebody needs to read a tap before they can answer it. */
const READING = 4
const order = ['tap', 'lapse', 'answer', 'accept'] as const

/**
 * The moments of one search, in order: when each of `tapped` and the helper must be reachable, so that they are
 * tapped in time for what they did. A silence ran out a tap's life after it; an answer came from the earliest taps with
 * room; who came late came free late. The first moment is always the taps of the beginning.
 */
export function momentsOf(
  tapped: readonly CastTap[],
  coming: { readonly helper: string; readonly secondsToAccept: number } | null,
): Moment[] {
  const { life: lifeSeconds } = TUNING
  const { everySeconds } = PACE
  const waves = new Map<number, string[]>([[0, []]])
  const place = (slot: number, person: string) => waves.set(slot, [...(waves.get(slot) ?? []), person])
  /** Slots whose tap is still open at `answeredAt`, earliest first. */
  const slotFor = (answeredAt: number) => {
    const earliest = Math.max(0, Math.ceil((answeredAt - lifeSeconds + READING) / everySeconds))
    const latest = Math.max(0, Math.floor((answeredAt - READING) / everySeconds))
    for (let wave = earliest; wave <= latest; wave += 1) {
      const size = PACE.sizes[Math.min(wave, PACE.sizes.length - 1)] ?? 1
      if ((waves.get(wave * everySeconds)?.length ?? 0) < size) return wave * everySeconds
    }
    return earliest * everySeconds
  }

  const moments: Moment[] = []
  const lapses: number[] = []
  for (const { person, answer, afterSeconds } of tapped) {
    if (answer !== 'lapsed') continue
    place(Math.max(0, afterSeconds - lifeSeconds), person)
    lapses.push(afterSeconds)
  }
  for (const { person, answer, afterSeconds } of tapped) {
    if (answer === 'lapsed') continue
    place(slotFor(afterSeconds), person)
    moments.push({ at: afterSeconds, what: 'answer', person, answer })
  }
  if (coming) {
    place(slotFor(coming.secondsToAccept), coming.helper)
    moments.push({ at: coming.secondsToAccept, what: 'accept', helper: coming.helper })
  }
  // One look at the timers is enough: it rings everything that has run out by then.
  if (lapses.length > 0) moments.push({ at: Math.max(...lapses), what: 'lapse' })
  for (const [at, people] of waves) moments.push({ at, what: 'tap', people })
  return moments.sort((a, b) => a.at - b.at || order.indexOf(a.what) - order.indexOf(b.what))
}
