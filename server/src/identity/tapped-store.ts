import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** Who was tapped last by this person's searching ask and has not said no; null when nobody was. For the demo only. */
export async function lastTappedBy(db: Db, organizationId: string, seekerId: string): Promise<string | null> {
  const found = await sql<{ helperId: string }>`
    SELECT o.helper_id FROM offer o JOIN ask a ON a.organization_id = o.organization_id AND a.id = o.ask_id
    WHERE a.organization_id = ${organizationId} AND a.seeker_id = ${seekerId} AND a.state IN ('searching', 'matched')
      AND o.state IN ('sent', 'seen', 'lapsed', 'accepted')
    ORDER BY o.state IN ('sent', 'seen', 'accepted') DESC, o.sent_at DESC, o.id LIMIT 1`.execute(db)
  return found.rows[0]?.helperId ?? null
}
