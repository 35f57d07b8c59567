import type { ObserverView, ObservingView } from '@binome/contract/session.ts'
import { personRef } from '../people/view.ts'
import type { Db } from '../platform/db.ts'
import { type ObserverJson, observingRow } from './store.ts'

/** Pure: those who look on, or may, as one of the two sees them. */
export function observersView(rows: readonly ObserverJson[], personId: string): ObserverView[] {
  return rows.flatMap(({ id, state, byId, until, person }) =>
    person
      ? [{ id, state, mine: byId === personId, until: new Date(until).toISOString(), person: personRef(person) }]
      : [],
  )
}

/** Where somebody is invited to look on, or does. */
export async function observingFor(db: Db, organizationId: string, personId: string): Promise<ObservingView | null> {
  const row = await observingRow(db, organizationId, personId)
  if (!row?.seeker || !row.helper) return null
  const { sessionId, state, until, text, seeker, helper } = row
  return { sessionId, state, text, until: until.toISOString(), seeker: personRef(seeker), helper: personRef(helper) }
}
