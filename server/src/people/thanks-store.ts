import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Words of thanks between this person and this reader, newest first; to the person themself, all they received. */
export async function thanksRows(
  db: Db,
  organizationId: string,
  personId: string,
  readerId: string,
): Promise<{ fromId: string; toId: string; words: string; at: Date }[]> {
  const found = await sql<{ fromId: string; toId: string; words: string; at: Date }>`
    SELECT from_id, to_id, words, at FROM thanks
    WHERE organization_id = ${organizationId} AND to_id = ${personId}
      AND (${personId}::uuid = ${readerId}::uuid OR from_id = ${readerId})
    ORDER BY at DESC LIMIT 20`.execute(db)
  return found.rows
}
