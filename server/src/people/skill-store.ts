import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** SQL of skills, claims and hidden lines. */

/** A text as `plainText` of rules.ts makes it: no accents, ligatures or capitals. */
export const plainSql = (text: ReturnType<typeof sql>) =>
  sql`lower(regexp_replace(normalize(replace(replace(replace(replace(${text}, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), NFD), '[\\u0300-\\u036f]', '', 'g'))`

export interface SkillRow {
  id: string
  labelFr: string
  labelEn: string
  synonyms: string[]
}

export async function skillRows(db: Db, organizationId: string, ids: readonly string[]): Promise<SkillRow[]> {
  const found = await sql<SkillRow>`
    SELECT id, label_fr, label_en, synonyms FROM skill
    WHERE organization_id = ${organizationId} AND id = ANY(${[...ids]}::uuid[])`.execute(db)
  return found.rows
}

/** Skills by French label, those that hold every word in a label or a synonym, after `[sortLabel, id]`. */
export async function skillsAfter(
  db: Db,
  organizationId: string,
  words: readonly string[],
  after: readonly string[] | null,
  limit: number,
): Promise<(SkillRow & { sortLabel: string })[]> {
  const found = await sql<SkillRow & { sortLabel: string }>`
    SELECT * FROM (
      SELECT id, label_fr, label_en, synonyms, ${plainSql(sql`label_fr`)} AS sort_label,
        ${plainSql(sql`label_fr || ' ' || label_en || ' ' || array_to_string(synonyms, ' ')`)} AS plain
      FROM skill WHERE organization_id = ${organizationId}
    ) s
    WHERE NOT EXISTS (SELECT 1 FROM unnest(${[...words]}::text[]) word WHERE strpos(s.plain, word) = 0)
      AND (${after === null} OR (sort_label, id::text) > (${after?.[0] ?? ''}, ${after?.[1] ?? ''}))
    ORDER BY sort_label, id LIMIT ${limit}`.execute(db)
  return found.rows
}

/** Which skills each of these labels already names: by either label or a synonym, accents and capitals aside. */
export async function skillsNamed(
  db: Db,
  organizationId: string,
  plainLabels: readonly string[],
): Promise<Map<string, string>> {
  const found = await sql<{ plain: string; id: string }>`
    SELECT DISTINCT ON (plain) plain, id FROM (
      SELECT id, created_at, 0 AS rank, ${plainSql(sql`label_fr`)} AS plain FROM skill WHERE organization_id = ${organizationId}
      UNION ALL
      SELECT id, created_at, 0, ${plainSql(sql`label_en`)} FROM skill WHERE organization_id = ${organizationId}
      UNION ALL
      SELECT id, created_at, 1, ${plainSql(sql`synonym`)} FROM skill, unnest(synonyms) synonym WHERE organization_id = ${organizationId}
    ) named WHERE plain = ANY(${[...plainLabels]}::text[])
    ORDER BY plain, rank, created_at, id`.execute(db)
  return new Map(found.rows.map((row) => [row.plain, row.id]))
}

/** Inserts skills; one whose label another skill has meanwhile is left out. Returns the ids that are new. */
export async function insertSkills(
  db: Db,
  organizationId: string,
  skills: readonly SkillRow[],
  createdAt: Date,
): Promise<string[]> {
  const made: string[] = []
  for (const skill of skills) {
    const done = await sql`INSERT INTO skill (organization_id, id, label_fr, label_en, synonyms, created_at)
      VALUES (${organizationId}, ${skill.id}, ${skill.labelFr}, ${skill.labelEn}, ${skill.synonyms}::text[], ${createdAt})
      ON CONFLICT DO NOTHING`.execute(db)
    if (Number(done.numAffectedRows) === 1) made.push(skill.id)
  }
  return made
}

export async function claimedSkills(db: Db, organizationId: string, personId: string): Promise<string[]> {
  const found = await sql<{ skillId: string }>`
    SELECT skill_id FROM skill_claim WHERE organization_id = ${organizationId} AND person_id = ${personId}`.execute(db)
  return found.rows.map((row) => row.skillId)
}

/** Claims as a whole: what is not in `skillIds` is taken back, what stays keeps its day. */
export async function replaceClaims(
  db: Db,
  organizationId: string,
  personId: string,
  skillIds: readonly string[],
  claimedAt: Date,
): Promise<void> {
  await sql`DELETE FROM skill_claim WHERE organization_id = ${organizationId} AND person_id = ${personId}
    AND NOT skill_id = ANY(${[...skillIds]}::uuid[])`.execute(db)
  await sql`INSERT INTO skill_claim (organization_id, person_id, skill_id, claimed_at)
    SELECT ${organizationId}::uuid, ${personId}::uuid, id, ${claimedAt}::timestamptz FROM unnest(${[...skillIds]}::uuid[]) id
    ON CONFLICT DO NOTHING`.execute(db)
}

export async function hideLine(
  db: Db,
  organizationId: string,
  personId: string,
  skillId: string,
  hidden: boolean,
  at: Date,
): Promise<void> {
  if (hidden) {
    await sql`INSERT INTO hidden_skill (organization_id, person_id, skill_id, hidden_at)
      VALUES (${organizationId}, ${personId}, ${skillId}, ${at}) ON CONFLICT DO NOTHING`.execute(db)
  } else {
    await sql`DELETE FROM hidden_skill WHERE organization_id = ${organizationId}
      AND person_id = ${personId} AND skill_id = ${skillId}`.execute(db)
  }
}

/** Of these skills, those beside which this person lets their name stand. */
export async function namedSkills(
  db: Db,
  organizationId: string,
  personId: string,
  skillIds: readonly string[],
): Promise<Set<string>> {
  const found = await sql<{ skillId: string }>`SELECT skill_id FROM named_skill
    WHERE organization_id = ${organizationId} AND person_id = ${personId}
      AND skill_id = ANY(${[...skillIds]}::uuid[])`.execute(db)
  return new Set(found.rows.map((row) => row.skillId))
}

export async function nameLine(
  db: Db,
  organizationId: string,
  personId: string,
  skillId: string,
  named: boolean,
  at: Date,
): Promise<void> {
  if (named) {
    await sql`INSERT INTO named_skill (organization_id, person_id, skill_id, named_at)
      VALUES (${organizationId}, ${personId}, ${skillId}, ${at}) ON CONFLICT DO NOTHING`.execute(db)
  } else {
    await sql`DELETE FROM named_skill WHERE organization_id = ${organizationId}
      AND person_id = ${personId} AND skill_id = ${skillId}`.execute(db)
  }
}
