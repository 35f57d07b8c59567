import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { BudgetSaid, Given } from './budget.ts'

/** SQL of helping budgets: what people said, and what they gave and were asked. */

/** `timeZone`: where the person is, when they said it. */
export type BudgetRow = BudgetSaid & { personId: string; timeZone: string | null; given: Given[] }

const NOTHING_SAID: BudgetSaid = { minutes: null, moreUntil: null, noneUntil: null }

/** What was said, or a time zone, or a session. */
type Found = BudgetSaid & {
  personId: string
  said: boolean
  timeZone: string | null
  sessionId: string | null
  endedAt: Date | null
}

/** Somewhere in the world a week begins so long before ours ends. */
const WEEK_AND_MORE_MS = 9 * 86_400_000
const weekAndMoreBefore = (now: Date) => new Date(now.getTime() - WEEK_AND_MORE_MS)

/** Word, time zone and sessions of the week, of those who have any; of all, or only of these. */
export async function budgetRows(
  db: Db,
  organizationId: string,
  now: Date,
  personIds?: readonly string[],
): Promise<BudgetRow[]> {
  const since = weekAndMoreBefore(now)
  const only = (column: string) =>
    personIds === undefined ? sql`` : sql`AND ${sql.ref(column)} = ANY(${[...personIds]}::uuid[])`
  // One look for the three: it is made at the end of every session.
  const found = await sql<Found>`
    SELECT person_id, true AS said, minutes, more_until, none_until, NULL::text AS time_zone,
      NULL::uuid AS session_id, NULL::timestamptz AS ended_at
    FROM helping_budget WHERE organization_id = ${organizationId} ${only('person_id')}
    UNION ALL
    SELECT person_id, false, NULL, NULL, NULL, time_zone, NULL, NULL
    FROM availability WHERE organization_id = ${organizationId} AND time_zone IS NOT NULL ${only('person_id')}
    UNION ALL
    SELECT helper_id, false, minutes, NULL, NULL, NULL, id, ended_at
    FROM session WHERE organization_id = ${organizationId} AND state = 'ended' AND minutes > 0
      AND ended_at > ${since} ${only('helper_id')}`.execute(db)
  const rows = new Map<string, BudgetRow>()
  const of = (personId: string) => {
    const row = rows.get(personId) ?? { ...NOTHING_SAID, personId, timeZone: null, given: [] }
    rows.set(personId, row)
    return row
  }
  for (const { personId, said, minutes, moreUntil, noneUntil, timeZone, sessionId, endedAt } of found.rows) {
    if (said) Object.assign(of(personId), { minutes, moreUntil, noneUntil })
    else if (timeZone !== null) of(personId).timeZone = timeZone
    else if (sessionId !== null && endedAt !== null)
      of(personId).given.push({ sessionId, endedAt, minutes: minutes ?? 0 })
  }
  return [...rows.values()]
}

/**
 * [R7] Whether something is left of what somebody keeps of their week (NULL: no bound), by their sessions as they are
 * written, heard of or not. As SQL over `m` (membership).
 */
export const weekIsLeft = (
  organizationId: string,
  { since, minutes }: { since: RawBuilder<unknown>; minutes: RawBuilder<unknown> },
) => sql`(${minutes} IS NULL OR ${minutes} > COALESCE((
  SELECT sum(s.minutes) FROM session s
  WHERE s.organization_id = ${organizationId} AND s.helper_id = m.person_id AND s.state = 'ended'
    AND s.ended_at >= ${since}), 0))`

export async function saveBudget(
  db: Db,
  organizationId: string,
  personId: string,
  said: BudgetSaid & { changedAt: Date },
): Promise<void> {
  await sql`
    INSERT INTO helping_budget (organization_id, person_id, minutes, more_until, none_until, changed_at)
    VALUES (${organizationId}, ${personId}, ${said.minutes}, ${said.moreUntil}, ${said.noneUntil}, ${said.changedAt})
    ON CONFLICT (organization_id, person_id) DO UPDATE SET minutes = excluded.minutes,
      more_until = excluded.more_until, none_until = excluded.none_until, changed_at = excluded.changed_at`.execute(db)
}

/** Taps since then of each present member of a team (null: of the house). */
export async function tapCounts(
  db: Db,
  organizationId: string,
  teamId: string | null,
  since: Date,
): Promise<{ personId: string; taps: number }[]> {
  const { rows } = await sql<{ personId: string; taps: number }>`
    SELECT m.person_id, count(o.id)::int AS taps FROM membership m
    LEFT JOIN offer o ON o.organization_id = m.organization_id AND o.helper_id = m.person_id AND o.sent_at >= ${since}
    WHERE m.organization_id = ${organizationId} AND m.ended_at IS NULL
      ${teamId === null ? sql`` : sql`AND m.team_id = ${teamId}`}
    GROUP BY m.person_id`.execute(db)
  return rows
}
