import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { BudgetSaid, Given } from './budget.ts'

/** SQL of helping budgets: what people said, and what they gave and were asked. */

/** `timeZone`: where the person is, when they said it. */
export type BudgetRow = BudgetSaid & { personId: string; timeZone: string | null; given: Given[] }

const NOTHING_SAID: BudgetSaid = { minutes: null, moreUntil: null, noneUntil: null }

/** Somewhere in the world a week begins so long before ours ends. */
const WEEK_AND_MORE_MS = 9 * 86_400_000

/** Word, time zone and sessions of the week, of those who have any; of all, or only of these. */
export async function budgetRows(
  db: Db,
  organizationId: string,
  now: Date,
  personIds?: readonly string[],
): Promise<BudgetRow[]> {
  const since = new Date(now.getTime() - WEEK_AND_MORE_MS)
  const only = (column: string) =>
    personIds === undefined ? sql`` : sql`AND ${sql.ref(column)} = ANY(${[...personIds]}::uuid[])`
  const said = await sql<{ personId: string } & BudgetSaid>`
    SELECT person_id, minutes, more_until, none_until FROM helping_budget
    WHERE organization_id = ${organizationId} ${only('person_id')}`.execute(db)
  const zones = await sql<{ personId: string; timeZone: string }>`
    SELECT person_id, time_zone FROM availability
    WHERE organization_id = ${organizationId} AND time_zone IS NOT NULL ${only('person_id')}`.execute(db)
  const given = await sql<{ personId: string } & Given>`
    SELECT helper_id AS person_id, id AS session_id, ended_at, minutes FROM session
    WHERE organization_id = ${organizationId} AND state = 'ended' AND minutes > 0
      AND opened_at > ${since} ${only('helper_id')}`.execute(db)
  const rows = new Map<string, BudgetRow>()
  const of = (personId: string) => {
    const row = rows.get(personId) ?? { ...NOTHING_SAID, personId, timeZone: null, given: [] }
    rows.set(personId, row)
    return row
  }
  for (const { personId, ...word } of said.rows) Object.assign(of(personId), word)
  for (const { personId, timeZone } of zones.rows) of(personId).timeZone = timeZone
  for (const { personId, ...one } of given.rows) of(personId).given.push(one)
  return [...rows.values()]
}

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
