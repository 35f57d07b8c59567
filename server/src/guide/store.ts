import type { SessionMode } from '@binome/contract/terms.ts'
import { sql } from 'kysely'
import { type RefRow, refJson } from '../people/store.ts'
import { atEnd } from '../platform/commit.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { Step, TurnRow } from './rules.ts'

/** Rows of session_step and session_turn, and what evidence keeps of them. The only SQL of the slice. */

export interface StepRow extends Step {
  authorId: string
}

export interface Guide {
  steps: StepRow[]
  turns: TurnRow[]
}

/**
 * The guide of the session that a statement has by this name, as JSON: read it with `guideOfJson`. Steps that stand in
 * their order, then those removed.
 */
export function guideJson(session: 's' | 'session') {
  const mine = (row: string) => sql`${sql.ref(`${row}.organization_id`)} = ${sql.ref(`${session}.organization_id`)}
    AND ${sql.ref(`${row}.session_id`)} = ${sql.ref(`${session}.id`)}`
  return sql<GuideJson>`jsonb_build_object(
    'steps', (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', step.id, 'authorId', step.author_id,
        'words', step.words, 'version', step.version, 'together', step.together, 'alone', step.alone,
        'removed', step.place IS NULL) ORDER BY step.place, step.id), '[]')
      FROM session_step AS step WHERE ${mine('step')}),
    'turns', (SELECT COALESCE(jsonb_agg(jsonb_build_object('kind', turn.kind, 'mode', turn.mode,
        'byId', turn.by_id, 'at', turn.at) ORDER BY turn.at, turn.id), '[]')
      FROM session_turn AS turn WHERE ${mine('turn')}))`
}

export interface GuideJson {
  steps: StepRow[]
  turns: (Omit<TurnRow, 'at'> & { at: string })[]
}

export const guideOfJson = ({ steps, turns }: GuideJson): Guide => ({
  steps,
  turns: turns.map((turn) => ({ ...turn, at: new Date(turn.at) })),
})

/** The statement of `guideOf`; `guideOfRows` reads what it answers. */
export const guideIn = (organizationId: string, sessionId: string) => sql<{ guide: GuideJson }>`
  SELECT ${guideJson('s')} AS guide FROM session AS s
  WHERE s.organization_id = ${organizationId} AND s.id = ${sessionId}`

export const guideOfRows = ([row]: readonly { guide: GuideJson }[]): Guide =>
  guideOfJson(row?.guide ?? { steps: [], turns: [] })

/** As it stands; of a session that is held. */
export async function guideOf(db: Db, organizationId: string, sessionId: string): Promise<Guide> {
  return guideOfRows((await guideIn(organizationId, sessionId).execute(db)).rows)
}

/** Writes these steps with the places they have in the list; the removed have none. */
export async function saveSteps(
  db: Db,
  organizationId: string,
  sessionId: string,
  changed: readonly (StepRow & { place: number | null })[],
  at: Date,
): Promise<void> {
  for (const step of changed) {
    const { id, authorId, words, place, version, together, alone } = step
    await sql`
      INSERT INTO session_step
        (organization_id, session_id, id, author_id, words, place, version, together, alone, added_at)
      VALUES (${organizationId}, ${sessionId}, ${id}, ${authorId}, ${words}, ${place}, ${version}, ${together}, ${alone}, ${at})
      ON CONFLICT (organization_id, session_id, id) DO UPDATE SET author_id = excluded.author_id, words = excluded.words,
        place = excluded.place, version = excluded.version, together = excluded.together, alone = excluded.alone`.execute(
      db,
    )
  }
}

/** False when it was there already [Y2]. */
export async function insertTurn(
  db: Db,
  organizationId: string,
  sessionId: string,
  turn: TurnRow & { id: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO session_turn (organization_id, session_id, id, kind, mode, by_id, at)
    VALUES (${organizationId}, ${sessionId}, ${turn.id}, ${turn.kind}, ${turn.mode}, ${turn.byId}, ${turn.at})
    ON CONFLICT (organization_id, session_id, id) DO NOTHING`.execute(db)
  return numAffectedRows === 1n
}

/** [Y7] The house proposes this mode when the seeker was helped before on a subject of the ask. */
export function proposeIfHelpedBefore(
  tx: Tx,
  organizationId: string,
  opened: { sessionId: string; askId: string; seekerId: string },
  mode: SessionMode,
  at: Date,
): void {
  const { sessionId, askId, seekerId } = opened
  const proposed = sql`
    INSERT INTO session_turn (organization_id, session_id, id, kind, mode, by_id, at)
    SELECT ${organizationId}::uuid, ${sessionId}::uuid, ${sessionId}::uuid, 'mode', ${mode}, NULL, ${at}::timestamptz
    WHERE EXISTS (SELECT FROM ask_skill AS named
      JOIN evidence_skill AS shown ON shown.organization_id = named.organization_id AND shown.skill_id = named.skill_id
      JOIN evidence ON evidence.organization_id = shown.organization_id AND evidence.session_id = shown.session_id
      WHERE named.organization_id = ${organizationId} AND named.ask_id = ${askId} AND evidence.seeker_id = ${seekerId})
    ON CONFLICT (organization_id, session_id, id) DO NOTHING`
  atEnd(tx, proposed.compile(tx))
}

export interface AloneRow {
  sessionId: string
  text: string
  at: Date
  done: number
  of: number
  helper: RefRow | null
}

/** What a person did alone, newest first, strictly before the cursor. */
export async function aloneOf(
  db: Db,
  organizationId: string,
  personId: string,
  page: { before: { at: Date; id: string } | null; limit: number },
): Promise<AloneRow[]> {
  const { before, limit } = page
  const { rows } = await sql<AloneRow>`
    SELECT evidence.session_id, ask.text, evidence.at, evidence.alone_done AS done, evidence.alone_of AS "of",
      ${refJson(organizationId, sql`evidence.helper_id`)} AS helper
    FROM evidence JOIN ask ON ask.organization_id = evidence.organization_id AND ask.id = evidence.ask_id
    WHERE evidence.organization_id = ${organizationId} AND evidence.seeker_id = ${personId}
      AND evidence.alone_done > 0
      AND (${before === null}::boolean OR (evidence.at, evidence.session_id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
    ORDER BY evidence.at DESC, evidence.session_id DESC
    LIMIT ${limit}`.execute(db)
  return rows
}
