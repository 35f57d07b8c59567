import { MOST_RECORDING_BYTES } from '@binome/contract/limits.ts'
import type { SessionRole } from '@binome/contract/terms.ts'
import type { Because, RecordingState } from './lifecycle.ts'

/** How long what is waited for, ms. Told in LAWS.md. */
export const patience = {
  /** [M2] */
  answer: 30_000,
  /** [M6] A blackout that the call itself lives through is shorter. */
  silence: 30_000,
  longest: 3_600_000,
} as const

/** What there is of consent: when each of the two said yes. */
export interface Consent {
  seekerYesAt: Date | null
  helperYesAt: Date | null
}

export interface Recording extends Consent {
  id: string
  sessionId: string
  state: RecordingState
  page: string | null
  type: string | null
  file: string | null
  startedAt: Date | null
  lastPieceAt: Date | null
  bytes: number
  endedAt: Date | null
  endedBecause: Because | null
}

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)

/** Who asked: the first to say yes. */
export function askerOf({ seekerYesAt, helperYesAt }: Consent): SessionRole {
  if (seekerYesAt === null) return 'helper'
  return helperYesAt !== null && helperYesAt < seekerYesAt ? 'helper' : 'seeker'
}

/** Since when both say yes; null: not yet. */
export function agreedAt({ seekerYesAt, helperYesAt }: Consent): Date | null {
  if (seekerYesAt === null || helperYesAt === null) return null
  return seekerYesAt < helperYesAt ? helperYesAt : seekerYesAt
}

/** When time will say something about it, and what; null once it is over. [M2] [M6] */
export function due(recording: Recording): { because: 'unanswered' | 'silent' | 'full'; at: Date } | null {
  if (recording.state === 'kept') return null
  const agreed = agreedAt(recording)
  if (agreed === null) {
    const asked = recording.seekerYesAt ?? recording.helperYesAt
    return asked && { because: 'unanswered', at: later(asked, patience.answer) }
  }
  const silent = later(recording.lastPieceAt ?? agreed, patience.silence)
  const full = later(agreed, patience.longest)
  return full < silent ? { because: 'full', at: full } : { because: 'silent', at: silent }
}

/** One piece more and it is too large [M6]. */
export const isFull = ({ bytes }: Pick<Recording, 'bytes'>, more: number): boolean =>
  bytes + more > MOST_RECORDING_BYTES

/** [M9] @param days as the house says */
export const expiresAt = (endedAt: Date, days: number): Date => later(endedAt, days * 86_400_000)
