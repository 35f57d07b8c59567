import type { Language } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import { sought } from '../ask/store.ts'
import type { Db } from '../platform/db.ts'

/** Who was asked to answer in writing. */

/** An ask that waits, with who was asked and who is not to be. */
export interface AskWaiting {
  askId: string
  seekerId: string
  text: string
  language: Language
  since: Date
  /** For this person alone. */
  onlyId: string | null
  skillIds: string[]
  /** Were asked and did not pass. */
  asked: string[]
  /** Passed, tried without solving it, or said that it is not theirs. */
  not: string[]
  answered: boolean
}

export async function askWaiting(db: Db, organizationId: string, askId: string): Promise<AskWaiting | null> {
  const { rows } = await sql<AskWaiting>`
    SELECT a.id AS ask_id, a.seeker_id, a.text, a.language, a.state_since AS since,
      ${sought},
      ARRAY(SELECT person_id::text FROM asked_to_write w WHERE w.organization_id = a.organization_id AND w.ask_id = a.id
            AND w.passed_at IS NULL) AS asked,
      ARRAY(SELECT person_id::text FROM asked_to_write w WHERE w.organization_id = a.organization_id AND w.ask_id = a.id
              AND w.passed_at IS NOT NULL
            UNION SELECT person_id::text FROM ask_left_out l WHERE l.organization_id = a.organization_id AND l.ask_id = a.id
            UNION SELECT helper_id::text FROM offer o WHERE o.organization_id = a.organization_id AND o.ask_id = a.id
              AND o.state = 'off_topic') AS not,
      EXISTS (SELECT FROM answer n WHERE n.organization_id = a.organization_id AND n.ask_id = a.id AND n.state = 'sent') AS answered
    FROM ask a WHERE a.organization_id = ${organizationId} AND a.id = ${askId} AND a.state = 'parked' AND a.written`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Asks these, best first, if the ask still waits; who was asked before stays as they are. */
export async function insertAsked(
  db: Db,
  organizationId: string,
  askId: string,
  people: readonly { personId: string; fits: boolean }[],
  at: Date,
): Promise<void> {
  const ids = people.map(({ personId }) => personId)
  const fits = people.map((one) => one.fits)
  await sql`
    INSERT INTO asked_to_write (organization_id, ask_id, person_id, fits, asked_at, place)
    SELECT ask.organization_id, ask.id, person.id, person.fits, ${at}::timestamptz, person.place + (SELECT count(*)::int
      FROM asked_to_write w WHERE w.organization_id = ask.organization_id AND w.ask_id = ask.id)
    FROM ask, unnest(${ids}::uuid[], ${fits}::boolean[]) WITH ORDINALITY AS person (id, fits, place)
    WHERE ask.organization_id = ${organizationId} AND ask.id = ${askId} AND ask.state = 'parked' AND ask.written
    ORDER BY person.id
    ON CONFLICT DO NOTHING`.execute(db)
}

/** False when they had passed already. */
export async function notePassed(
  db: Db,
  organizationId: string,
  askId: string,
  personId: string,
  at: Date,
): Promise<boolean> {
  const result = await sql`
    UPDATE asked_to_write SET passed_at = ${at}
    WHERE organization_id = ${organizationId} AND ask_id = ${askId} AND person_id = ${personId} AND passed_at IS NULL`.execute(
    db,
  )
  return result.numAffectedRows === 1n
}
