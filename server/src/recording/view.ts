import type { RecordingNow } from '@binome/contract/session.ts'
import type { Recording as Shown } from '@binome/contract/verbs/recording.ts'
import { agreedAt, askerOf, due, expiresAt, type Recording } from './rules.ts'
import type { RecordingJson } from './store.ts'

/** Pure: what both of a session see of the one that is open [M4]; null: none is. */
export function recordingNow(
  recording: Pick<Recording, 'id' | 'state' | 'seekerYesAt' | 'helperYesAt'>,
): RecordingNow | null {
  const { id, state } = recording
  const agreed = agreedAt(recording)
  if (state === 'running' && agreed !== null) return { id, state, since: agreed.toISOString() }
  if (state !== 'asked') return null
  const lapse = due({ ...BARE, ...recording })
  return lapse && { id, state, by: askerOf(recording), lapsesAt: lapse.at.toISOString() }
}

const BARE: Recording = {
  ...{
    id: '',
    sessionId: '',
    state: 'asked',
    seekerYesAt: null,
    helperYesAt: null,
    page: null,
    type: null,
    file: null,
  },
  ...{ startedAt: null, lastPieceAt: null, bytes: 0, endedAt: null, endedBecause: null },
}

const date = (text: string | null) => (text === null ? null : new Date(text))

/** The same of what a statement read as JSON. */
export const recordingOfJson = (json: RecordingJson | null): RecordingNow | null =>
  json && recordingNow({ ...json, seekerYesAt: date(json.seekerYesAt), helperYesAt: date(json.helperYesAt) })

/** Pure: one that is over, as its two are shown it. @param days how long this house keeps them */
export function recordingView(recording: Recording, days: number): Shown | null {
  const { id, startedAt, lastPieceAt, bytes, endedAt, endedBecause } = recording
  if (!startedAt || !lastPieceAt || !endedAt || !endedBecause) return null
  return {
    ...{ id, bytes, because: endedBecause },
    startedAt: startedAt.toISOString(),
    ms: lastPieceAt.getTime() - startedAt.getTime(),
    expiresAt: expiresAt(endedAt, days).toISOString(),
  }
}
