import type { ObserverView, ObservingView } from '@binome/contract/session.ts'
import { guideOfJson } from '../guide/store.ts'
import { guideView } from '../guide/view.ts'
import { personRef } from '../people/view.ts'
import type { Db } from '../platform/db.ts'
import { recordingOfJson } from '../recording/view.ts'
import { type ObserverJson, observingRow } from './store.ts'

/** Pure: those who look on, or may, as one of the two sees them. */
export function observersView(rows: readonly ObserverJson[], personId: string): ObserverView[] {
  return rows.flatMap(({ id, state, byId, until, person }) =>
    person
      ? [{ id, state, mine: byId === personId, until: new Date(until).toISOString(), person: personRef(person) }]
      : [],
  )
}

/** Where somebody is invited to look on, or does: what is done there, once they are there [S28]. */
export async function observingFor(db: Db, organizationId: string, personId: string): Promise<ObservingView | null> {
  const row = await observingRow(db, organizationId, personId)
  if (!row?.seeker || !row.helper) return null
  const { sessionId, state, until, text, seeker, helper } = row
  const two = { seeker: personRef(seeker), helper: personRef(helper) }
  const invitation = { sessionId, state, text, until: until.toISOString(), ...two }
  if (state !== 'here') return { ...invitation, guide: null, recordedSince: null }
  const { steps, alone } = guideView(guideOfJson(row.guide))
  const recording = recordingOfJson(row.recording)
  const recordedSince = recording?.state === 'running' ? recording.since : null
  return { ...invitation, guide: { steps, alone }, recordedSince }
}
