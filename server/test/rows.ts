import { sql } from 'kysely'
import type { NewTap } from '../src/offer/plan-store.ts'
import type { Db } from '../src/platform/db.ts'

/** Rows as the product itself would have written them, for store tests that need a house full of people at once. */

let made = 0
/** Ids that sort in the order they were made. */
export function testId(): string {
  made += 1
  return `00000000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`
}

/** From now on as if none had been made: two worlds, each with a database of its own, get the same ids. */
export function testIdsAgain(): void {
  made = 0
}

export const testTime = new Date('2026-03-27T09:00:00Z')

export async function insertOrganization(db: Db): Promise<string> {
  const id = testId()
  await sql`INSERT INTO organization (id, name, language, created_at) VALUES (${id}, 'Test', 'fr', ${testTime})`.execute(
    db,
  )
  return id
}

/** Members who accept to help now. */
export async function insertPeople(db: Db, organizationId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, testId)
  await sql`
    INSERT INTO person (organization_id, id, kind, name, language, languages, created_at)
    SELECT ${organizationId}::uuid, id, 'member', 'Person ' || n, 'fr', '{fr,en}', ${testTime}::timestamptz
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS p(id, n)`.execute(db)
  await sql`
    INSERT INTO membership (organization_id, person_id, role, started_at)
    SELECT ${organizationId}::uuid, unnest(${ids}::uuid[]), 'member', ${testTime}::timestamptz`.execute(db)
  await sql`
    INSERT INTO availability (organization_id, person_id, available, rest_minutes, changed_at)
    SELECT ${organizationId}::uuid, unnest(${ids}::uuid[]), true, 0, ${testTime}::timestamptz`.execute(db)
  return ids
}

export async function insertSearchingAsk(db: Db, organizationId: string, seekerId: string): Promise<string> {
  const id = testId()
  await sql`
    INSERT INTO ask (organization_id, id, seeker_id, state, state_since, text, language, opened_at, wave)
    VALUES (${organizationId}, ${id}, ${seekerId}, 'searching', ${testTime}, 'stuck', 'fr', ${testTime}, 1)`.execute(db)
  return id
}

/** One sent offer a helper, in the order of the helpers. */
export async function insertOffersTo(
  db: Db,
  organizationId: string,
  askId: string,
  helperIds: string[],
): Promise<string[]> {
  const ids = helperIds.map(testId)
  await sql`
    INSERT INTO offer (organization_id, id, ask_id, helper_id, round, wave, state, sent_at, lapses_at)
    SELECT ${organizationId}::uuid, o.id, ${askId}::uuid, o.helper_id, 1, 1, 'sent', ${testTime}::timestamptz,
           ${testTime}::timestamptz + interval '90 seconds'
    FROM unnest(${ids}::uuid[], ${helperIds}::uuid[]) AS o(id, helper_id)`.execute(db)
  return ids
}

/** A tap as a plan would send it, by the first word of its helper. */
export const tapTo = (helperId: string, lapsesAt: Date): NewTap => ({
  ...{ id: testId(), helperId, lapsesAt, reasons: [], minutes: null, named: false, fit: 0.3, idle: false },
  ...{ version: 1, week: null },
})
