import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { Span } from '../routing/week.ts'
import type { AskDone, Helping, ToldFigures } from './rules.ts'

/** SQL of figures: what happened in a period, and what was told of it. */

/**
 * Asks of the period: with who said the yes that was kept and how long it took, or to which nobody came. Left out are
 * imported ones, for which nobody was looked, and what was solved without anybody coming.
 */
export async function asksDone(db: Db, organizationId: string, { from, to }: Span): Promise<AskDone[]> {
  const { rows } = await sql<AskDone>`
    SELECT ask.id AS ask_id, ask.seeker_id, m.team_id, came.helper_id,
      EXTRACT(EPOCH FROM ask.matched_at - ask.opened_at)::float8 AS waited_seconds,
      ARRAY(SELECT skill_id::text FROM ask_skill s
            WHERE s.organization_id = ask.organization_id AND s.ask_id = ask.id) AS skill_ids
    FROM ask
    LEFT JOIN membership m ON m.organization_id = ask.organization_id AND m.person_id = ask.seeker_id
    LEFT JOIN LATERAL (
      SELECT helper_id FROM session
      WHERE session.organization_id = ask.organization_id AND session.ask_id = ask.id
        AND session.opened_at >= ask.matched_at
      ORDER BY opened_at LIMIT 1) came ON true
    WHERE ask.organization_id = ${organizationId} AND ask.opened_at >= ${from} AND ask.opened_at < ${to}
      AND NOT ask.imported AND CASE WHEN ask.matched_at IS NULL THEN ask.state <> 'resolved' ELSE came.helper_id IS NOT NULL END`.execute(
    db,
  )
  return rows
}

/** What members gave and were asked in the period, and their own word on what they keep; null: the usual of their team. */
export async function helpingOf(
  db: Db,
  organizationId: string,
  { from, to }: Span,
): Promise<(Omit<Helping, 'kept'> & { own: number | null })[]> {
  const { rows } = await sql<Omit<Helping, 'kept'> & { own: number | null }>`
    SELECT m.person_id, m.team_id, COALESCE(given.minutes, 0)::int AS minutes, COALESCE(asked.taps, 0)::int AS taps,
      b.minutes AS own
    FROM membership m
    LEFT JOIN helping_budget b ON b.organization_id = m.organization_id AND b.person_id = m.person_id
    LEFT JOIN (
      SELECT s.helper_id, sum(s.minutes) AS minutes FROM session s
      JOIN ask ON ask.organization_id = s.organization_id AND ask.id = s.ask_id AND NOT ask.imported
      WHERE s.organization_id = ${organizationId} AND s.ended_at >= ${from} AND s.ended_at < ${to}
      GROUP BY s.helper_id) given ON given.helper_id = m.person_id
    LEFT JOIN (
      SELECT helper_id, count(*) AS taps FROM offer
      WHERE organization_id = ${organizationId} AND sent_at >= ${from} AND sent_at < ${to}
      GROUP BY helper_id) asked ON asked.helper_id = m.person_id
    WHERE m.organization_id = ${organizationId} AND (m.ended_at IS NULL OR m.ended_at >= ${from})`.execute(db)
  return rows
}

/** Organisations, and since when they are here. */
export async function organizationsSince(db: Db): Promise<{ organizationId: string; since: Date }[]> {
  const { rows } = await sql<{ organizationId: string; since: Date }>`
    SELECT id AS organization_id, created_at AS since FROM organization ORDER BY id`.execute(db)
  return rows
}

/** Beginnings of the periods that were told, the latest first. */
export async function toldPeriods(db: Db, organizationId: string, most: number): Promise<Span[]> {
  const { rows } = await sql<Span>`
    SELECT period_from AS from, period_to AS to FROM figures
    WHERE organization_id = ${organizationId} ORDER BY period_from DESC LIMIT ${most}`.execute(db)
  return rows
}

export async function findTold(db: Db, organizationId: string, from: Date): Promise<ToldFigures | null> {
  const { rows } = await sql<{ told: ToldFigures }>`
    SELECT told FROM figures WHERE organization_id = ${organizationId} AND period_from = ${from}`.execute(db)
  return rows[0]?.told ?? null
}

/** [F5] Told once: false when it was already. */
export async function tell(
  db: Db,
  organizationId: string,
  period: Span,
  { told, toldAt }: { told: ToldFigures; toldAt: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    INSERT INTO figures (organization_id, period_from, period_to, told_at, told)
    VALUES (${organizationId}, ${period.from}, ${period.to}, ${toldAt}, ${JSON.stringify(told)}::jsonb)
    ON CONFLICT (organization_id, period_from) DO NOTHING`.execute(db)
  return Number(numAffectedRows ?? 0n) > 0
}

/** Names of these teams, as they are called now. */
export async function teamNames(
  db: Db,
  organizationId: string,
  teamIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT id, name FROM team WHERE organization_id = ${organizationId} AND id = ANY(${[...teamIds]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
