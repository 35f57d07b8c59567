import type { HandoverView, SessionView } from '@binome/contract/session.ts'
import { personRef } from '../people/view.ts'
import type { BeforeJson, HandoverJson } from './store.ts'

/** Pure: a proposal as one of the two sees it. None where it was taken back, or led to another session. */
export function handoverView(row: HandoverJson | null, personId: string): HandoverView | null {
  if (row === null || row.to === null || row.state === 'taken' || row.state === 'withdrawn') return null
  const { id, state, line } = row
  const until = new Date(row.until).toISOString()
  return { id, state, line, until, to: personRef(row.to), mine: row.byId === personId }
}

/** Pure: who handed this session over. */
export function beforeView(row: BeforeJson | null): SessionView['before'] {
  return row?.helper ? { sessionId: row.sessionId, helper: personRef(row.helper), line: row.line } : null
}
