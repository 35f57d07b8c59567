import type { ObserverView, ObservingView } from '@binome/contract/session.ts'
import type { PersonRef } from '@binome/contract/terms.ts'
import { guideOfJson } from '../guide/store.ts'
import { guideView } from '../guide/view.ts'
import { personRef, personRefs } from '../people/view.ts'
import type { Db } from '../platform/db.ts'
import { recordingOfJson } from '../recording/view.ts'
import { advisersOf, type ObserverJson, observingRow } from './store.ts'

/** Pure: those who look on, or may, as one of the two sees them. */
export function observersView(rows: readonly ObserverJson[], personId: string): ObserverView[] {
  return rows.flatMap(({ byId, until, person, ...row }) =>
    person
      ? [{ ...row, mine: byId === personId, until: new Date(until).toISOString(), person: personRef(person) }]
      : [],
  )
}

/** Those who came to advise in a session, first come first. */
export async function advisersNamed(db: Db, organizationId: string, sessionId: string): Promise<PersonRef[]> {
  const ids = await advisersOf(db, organizationId, sessionId)
  const people = await personRefs(db, organizationId, ids)
  return ids.flatMap((id) => people.get(id) ?? [])
}

/**
 * Where somebody is invited, or is: what is done there once they are there [S28]. Of a recording, and of who looks on,
 * they hear before they come when they would speak [S31].
 */
export async function observingFor(db: Db, organizationId: string, personId: string): Promise<ObservingView | null> {
  const row = await observingRow(db, organizationId, personId)
  if (!row?.seeker || !row.helper) return null
  const { sessionId, comesTo, line, state, until, text, beside } = row
  const two = { seeker: personRef(row.seeker), helper: personRef(row.helper) }
  const here = state === 'here'
  const told = here || comesTo === 'advise'
  const recording = told ? recordingOfJson(row.recording) : null
  const { steps, alone } = guideView(guideOfJson(row.guide))
  return {
    ...{ sessionId, comesTo, line, state, text, until: until.toISOString(), ...two },
    guide: here ? { steps, alone } : null,
    recordedSince: recording?.state === 'running' ? recording.since : null,
    beside: told && beside?.person ? { person: personRef(beside.person), comesTo: beside.comesTo } : null,
  }
}
