import type { TapGone } from '@binome/contract/now.ts'
import type { Proposal, Reason } from '@binome/matching/index.ts'
import { TUNING } from '@binome/matching/plan/weigh.ts'

/** Furthest a helper may put a tap off: a later answer is of no use to somebody stuck today. */
export const POSTPONE_DAYS = 3

/** What is kept of a reason: ids, counts and times, never a word of an ask. */
export type StoredReason =
  | { kind: 'solved_similar'; count: number; lastAt: string }
  | { kind: 'skill_shown'; skillId: string; count: number; lastAt: string }
  /** `vouched`: by how many who have shown it; absent in taps from before anybody could. */
  | { kind: 'skill_claimed'; skillId: string; vouched?: number }
  | { kind: 'past_pair'; count: number; lastAt: string }
  | { kind: 'same_team' }
  | { kind: 'language'; language: string }
  | { kind: 'named' }
  | { kind: 'willing' }
  | { kind: 'last_resort' }

/**
 * Why this person, the strongest first. A last resort says so: nobody who has shown anything of it is free. Of a seeker
 * who stays unnamed nothing is said that would tell who they are: a past pair, a team in common.
 */
export function storedReasons(
  proposal: Proposal,
  { named, lastResort, unnamed }: { named: boolean; lastResort: boolean; unnamed: boolean },
): StoredReason[] {
  const told = proposal.reasons.filter(({ kind }) => !unnamed || (kind !== 'past_pair' && kind !== 'same_team'))
  const reasons = told.map(stored)
  if (lastResort) reasons.unshift({ kind: 'last_resort' })
  if (named) reasons.unshift({ kind: 'named' })
  return reasons
}

/**
 * Whether a Yes to this tap wins while neither of the two is in a session: its ask searches in the same round, or was put
 * aside after "later" was said [A7]; or its session waits to be handed over to them.
 */
export function mayWin(offer: {
  state: string
  round: number
  askState: string
  askRound: number
  handoverId: string | null
}): boolean {
  if (offer.round !== offer.askRound) return false
  const waits = offer.handoverId === null ? 'searching' : 'live'
  if (offer.state === 'postponed' && offer.askState === 'parked') return true
  return offer.askState === waits && ['sent', 'seen', 'lapsed', 'postponed'].includes(offer.state)
}

/** Seconds between two beats on which a seeker is told of their search, in its first minutes and afterwards. */
const BEAT_SECONDS = 15
const SLOW_BEAT_SECONDS = 60
const SLOW_AFTER_SECONDS = 300

/** [A6] The first beat after now of a search that began then: of time alone. */
export function nextBeat(since: Date, now: Date): Date {
  const passed = Math.max(0, (now.getTime() - since.getTime()) / 1000)
  const every = passed >= SLOW_AFTER_SECONDS ? SLOW_BEAT_SECONDS : BEAT_SECONDS
  return new Date(since.getTime() + (Math.floor(passed / every) + 1) * every * 1000)
}

/**
 * [A6] What a seeker may be told at this beat of the people tapped: as many as could have been by then had nobody answered, and
 * that it is `over` once all of their taps would have run out. Where as many taps run as may at once, somebody further
 * says that one of them is over; told before the first of them would have run out, it would say that it was answered.
 * @param sentAt first taps, in their order
 */
export function mayBeTold(sentAt: readonly Date[], mostAtOnce: number, beat: Date): { asked: number; over: boolean } {
  const ends: number[] = []
  for (const [i, at] of sentAt.entries()) {
    const told = Math.max(at.getTime(), ends[i - mostAtOnce] ?? 0)
    if (told >= beat.getTime()) return { asked: i, over: false }
    ends.push(told + TUNING.life * 1000)
  }
  return { asked: sentAt.length, over: (ends.at(-1) ?? 0) < beat.getTime() }
}

function stored(reason: Reason): StoredReason {
  switch (reason.kind) {
    case 'solved_similar':
      return { kind: 'solved_similar', count: reason.count, lastAt: reason.lastAt.toISOString() }
    case 'skill_shown':
      return {
        kind: 'skill_shown',
        skillId: reason.skillId,
        count: reason.count,
        lastAt: reason.lastAt.toISOString(),
      }
    case 'skill_claimed':
      return { kind: 'skill_claimed', skillId: reason.skillId, vouched: reason.vouched }
    case 'past_pair':
      return { kind: 'past_pair', count: reason.count, lastAt: reason.lastAt.toISOString() }
    default:
      return reason
  }
}

/**
 * What a helper is told of a tap that is no longer theirs, without anything of the ask. An ask that somebody else took
 * says so; whatever the seeker did otherwise is `cancelled`.
 */
export function goneBecause(offer: {
  state: string
  askState: string
  sameRound: boolean
  handoverId: string | null
}): TapGone {
  if (offer.state === 'accepted' || offer.state === 'declined' || offer.state === 'off_topic') return 'answered'
  if (offer.handoverId !== null) return 'cancelled'
  if (!offer.sameRound) return 'helped'
  if (['matched', 'live', 'resolved'].includes(offer.askState)) return 'helped'
  if (offer.state === 'lapsed' && offer.askState === 'searching') return 'lapsed'
  return 'cancelled'
}
