import type { WeekHours } from '@binome/contract/terms.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'
import { type Said, UNSAID, USUAL_ZONE } from './rules.ts'

/** Rows of availability, weekly_hours and topic_mute; stretches of the calendar and booked moments are read along. The only SQL of the slice. */

export interface SaidJson {
  zone: string
  /** Null when they said nothing. */
  word: WordJson | null
}

type WordJson = Omit<Said, 'availableUntil' | 'quietUntil' | 'help' | 'quiet' | 'busy' | 'zone'> & {
  availableUntil: string | null
  quietUntil: string | null
  hours: { kind: 'help' | 'quiet'; day: number; from: string; to: string }[]
  busy: { from: string; to: string }[]
}

/** What somebody has said of being asked, and where they are, as JSON for a statement that reads more. */
export function saidJson(organizationId: string, personId: RawBuilder<unknown>): RawBuilder<SaidJson> {
  return sql`jsonb_build_object('zone', ${zoneOf(organizationId, personId)}, 'word', (SELECT jsonb_build_object('available', said.available, 'availableUntil', said.available_until,
      'quietUntil', said.quiet_until, 'timeZone', said.time_zone, 'restMinutes', said.rest_minutes, 'version', said.version,
      'hours', COALESCE((SELECT jsonb_agg(jsonb_build_object('kind', kind, 'day', day, 'from', opens, 'to', closes)
                                          ORDER BY day, opens)
                         FROM weekly_hours h
                         WHERE h.organization_id = said.organization_id AND h.person_id = said.person_id), '[]'),
      'busy', COALESCE((SELECT jsonb_agg(jsonb_build_object('from', starts, 'to', ends) ORDER BY starts) FROM (
          SELECT starts, ends FROM busy_stretch b WHERE b.organization_id = said.organization_id AND b.person_id = said.person_id
          UNION ALL SELECT starts_at, starts_at + k.minutes * interval '1 minute' FROM booking k
            WHERE k.organization_id = said.organization_id AND k.helper_id = said.person_id AND k.state = 'booked'
          UNION ALL SELECT starts_at, starts_at + k.minutes * interval '1 minute' FROM booking k
            WHERE k.organization_id = said.organization_id AND k.seeker_id = said.person_id AND k.state = 'booked'
        ) AS busy), '[]'),
      'mutedSkillIds', ARRAY(SELECT skill_id FROM topic_mute t
                             WHERE t.organization_id = said.organization_id AND t.person_id = said.person_id))
    FROM availability said WHERE said.organization_id = ${organizationId} AND said.person_id = ${personId}))`
}

export function saidOf({ zone, word }: SaidJson): Said {
  if (word === null) return { ...UNSAID, zone }
  const { hours, busy, availableUntil, quietUntil, ...rest } = word
  const of = (wanted: string): WeekHours => hours.flatMap(({ kind, ...window }) => (kind === wanted ? [window] : []))
  const date = (at: string | null) => (at === null ? null : new Date(at))
  return {
    ...{ ...rest, zone },
    ...{ availableUntil: date(availableUntil), quietUntil: date(quietUntil) },
    ...{ help: of('help'), quiet: of('quiet') },
    busy: busy.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
  }
}

/** Where somebody is, an IANA name: by their own word, else where their team is, else where the house is. */
export function zoneOf(organizationId: string, personId: RawBuilder<unknown>): RawBuilder<string> {
  return sql`COALESCE(
    (SELECT v.time_zone FROM availability v WHERE v.organization_id = ${organizationId} AND v.person_id = ${personId}),
    (SELECT r.time_zone FROM membership w JOIN routing_rules r ON r.organization_id = w.organization_id AND r.team_id = w.team_id
     WHERE w.organization_id = ${organizationId} AND w.person_id = ${personId}),
    (SELECT r.time_zone FROM routing_rules r WHERE r.organization_id = ${organizationId} AND r.team_id IS NULL),
    ${USUAL_ZONE})`
}

export async function findZone(db: Db, organizationId: string, personId: string): Promise<string> {
  const { rows } = await sql<{
    zone: string
  }>`SELECT ${zoneOf(organizationId, sql`${personId}::uuid`)} AS zone`.execute(db)
  return rows[0]?.zone ?? USUAL_ZONE
}

export async function findSaid(db: Db, organizationId: string, personId: string): Promise<Said> {
  const { rows } = await sql<{ said: SaidJson }>`
    SELECT ${saidJson(organizationId, sql`${personId}::uuid`)} AS said`.execute(db)
  return rows[0] ? saidOf(rows[0].said) : UNSAID
}

/**
 * Holds the words of these people until the transaction ends, in one order everywhere. A tap holds the word it was judged
 * by, so whoever begins a search or a session with this in hand knows of every tap, and no tap overlooks it [A5] [A11].
 */
export function heldWords(organizationId: string, personIds: RawBuilder<unknown>) {
  return sql`
    SELECT 1 FROM availability v WHERE v.organization_id = ${organizationId} AND v.person_id IN (${personIds})
    ORDER BY v.person_id FOR NO KEY UPDATE OF v`
}

/** Their word now; the last one wins. */
export async function saveWord(
  tx: Tx,
  organizationId: string,
  personId: string,
  word: Pick<Said, 'available' | 'availableUntil' | 'quietUntil'> & { changedAt: Date },
): Promise<void> {
  await sql`
    INSERT INTO availability (organization_id, person_id, available, available_until, quiet_until, changed_at)
    VALUES (${organizationId}, ${personId}, ${word.available}, ${word.availableUntil}, ${word.quietUntil}, ${word.changedAt})
    ON CONFLICT (organization_id, person_id) DO UPDATE SET available = excluded.available,
      available_until = excluded.available_until, quiet_until = excluded.quiet_until, changed_at = excluded.changed_at,
      version = availability.version + 1`.execute(tx)
}

/** [C6] A new word though they said nothing: their calendar did. */
export async function renewWord(tx: Tx, organizationId: string, personId: string): Promise<void> {
  await sql`UPDATE availability SET version = version + 1
    WHERE organization_id = ${organizationId} AND person_id = ${personId}`.execute(tx)
}

/** Their hours, rest and muted topics, as a whole. */
export async function saveHabits(
  tx: Tx,
  organizationId: string,
  personId: string,
  said: Pick<Said, 'timeZone' | 'restMinutes' | 'help' | 'quiet' | 'mutedSkillIds'> & { changedAt: Date },
): Promise<void> {
  await sql`
    INSERT INTO availability (organization_id, person_id, available, time_zone, rest_minutes, changed_at)
    VALUES (${organizationId}, ${personId}, false, ${said.timeZone}, ${said.restMinutes}, ${said.changedAt})
    ON CONFLICT (organization_id, person_id) DO UPDATE SET time_zone = excluded.time_zone,
      rest_minutes = excluded.rest_minutes, changed_at = excluded.changed_at,
      version = availability.version + 1`.execute(tx)
  const own = sql`organization_id = ${organizationId} AND person_id = ${personId}`
  await sql`DELETE FROM weekly_hours WHERE ${own}`.execute(tx)
  const hours = (['help', 'quiet'] as const).flatMap((kind) =>
    said[kind].map(({ day, from, to }) => ({ kind, day, opens: from, closes: to })),
  )
  await sql`
    INSERT INTO weekly_hours (organization_id, person_id, kind, day, opens, closes)
    SELECT ${organizationId}::uuid, ${personId}::uuid, kind, day, opens, closes
    FROM jsonb_to_recordset(${JSON.stringify(hours)}::jsonb) AS h (kind text, day smallint, opens text, closes text)`.execute(
    tx,
  )
  await sql`DELETE FROM topic_mute WHERE ${own}`.execute(tx)
  await sql`
    INSERT INTO topic_mute (organization_id, person_id, skill_id)
    SELECT ${organizationId}::uuid, ${personId}::uuid, unnest(${said.mutedSkillIds}::uuid[])`.execute(tx)
}
