import type { SessionRow } from '@binome/contract/verbs/session.ts'

const REOPEN_MS = 7 * 24 * 60 * 60 * 1000

/** What one may still do with a session of the past. */
export type PairAction = { do: 'close' } | { do: 'reopen' } | { do: 'ask' } | { do: 'nothing' }

/**
 * The one action of a row: close what is not closed, reopen one's own ask while that is possible (seven days), else ask
 * the same helper again. Nothing with somebody who has left. Pure.
 */
export function pairAction(row: Pick<SessionRow, 'role' | 'outcome' | 'at' | 'other'>, now: Date): PairAction {
  if (row.outcome === null) return { do: 'close' }
  if (row.role !== 'seeker') return { do: 'nothing' }
  const fresh = now.getTime() - new Date(row.at).getTime() < REOPEN_MS
  if (fresh && (row.outcome === 'solved' || row.outcome === 'partly')) return { do: 'reopen' }
  return row.other.kind === 'member' ? { do: 'ask' } : { do: 'nothing' }
}

/** Rows under the month they happened in, in the order they came. Pure. */
export function byMonth(rows: readonly SessionRow[]): { month: string; rows: SessionRow[] }[] {
  return [...Map.groupBy(rows, (row) => row.at.slice(0, 7))].map(([month, of]) => ({ month, rows: of }))
}
