import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** SQL of notices: what somebody is to be told, until they are. */

export interface Notice {
  id: string
  personId: string
  kind: 'moment' | 'answer'
  aboutId: string
  path: string
  title: string
  words: string
  calendar: { method: 'REQUEST' | 'CANCEL'; ics: string } | null
  until: Date | null
  state: 'waiting' | 'pushed'
}

export async function insertNotice(db: Db, organizationId: string, notice: Notice, at: Date): Promise<void> {
  const calendar = notice.calendar === null ? null : JSON.stringify(notice.calendar)
  await sql`
    INSERT INTO notice (organization_id, id, person_id, kind, about_id, path, title, words, calendar, until, created_at)
    VALUES (${organizationId}, ${notice.id}, ${notice.personId}, ${notice.kind}, ${notice.aboutId}, ${notice.path},
            ${notice.title}, ${notice.words}, ${calendar}::jsonb, ${notice.until}, ${at})`.execute(db)
}

/** Takes away what was to be told about the same thing and has not arrived yet: the last word counts. Returns their ids. */
export async function dropWaiting(
  db: Db,
  organizationId: string,
  { personId, aboutId, entries }: { personId: string; aboutId: string; entries: boolean },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    DELETE FROM notice WHERE organization_id = ${organizationId} AND person_id = ${personId} AND about_id = ${aboutId}
      AND (state = 'pushed' OR calendar IS NULL OR ${entries})
    RETURNING id`.execute(db)
  return rows.map((row) => row.id)
}

export async function noticeOf(db: Db, organizationId: string, id: string): Promise<Notice | null> {
  const { rows } = await sql<Notice>`
    SELECT id, person_id, kind, about_id, path, title, words, calendar, until, state FROM notice
    WHERE organization_id = ${organizationId} AND id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function notePushed(db: Db, organizationId: string, id: string): Promise<void> {
  await sql`UPDATE notice SET state = 'pushed' WHERE organization_id = ${organizationId} AND id = ${id}`.execute(db)
}

export async function deleteNotice(db: Db, organizationId: string, id: string): Promise<void> {
  await sql`DELETE FROM notice WHERE organization_id = ${organizationId} AND id = ${id}`.execute(db)
}
