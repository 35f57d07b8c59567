import type { AskState, Language, ParkedBecause } from '@binome/contract/terms.ts'
import { type RawBuilder, sql } from 'kysely'
import { heldWords } from '../availability/store.ts'
import { followsJson } from '../group/store.ts'
import type { SkillRow } from '../people/skill-store.ts'
import { type RefRow, refJson } from '../people/store.ts'
import { type PictureRow, picturesJson } from '../picture/store.ts'
import { type Db, type Tx, together } from '../platform/db.ts'

/** Rows of ask, ask_skill, ask_left_out. The only SQL of the slice. */

export interface AskRow {
  id: string
  seekerId: string
  state: AskState
  stateSince: Date
  text: string
  language: Language
  forPersonId: string | null
  openedAt: Date
  round: number
  wave: number
  /** As its seeker was told at the last beat: how many were asked, and whether nobody is left. */
  asked: number
  exhausted: boolean
  /** When the taps of this round run out if nobody answers. */
  tapsEnd: Date | null
  /** The seeker agreed to ask others than the named person; without one, more people at once. */
  wide: boolean
  /** Without the seeker's name until somebody comes. */
  unnamed: boolean
  firstOfferAt: Date | null
  matchedAt: Date | null
  /** Of an ask that is put aside. */
  parkedBecause: ParkedBecause | null
  /** While it is put aside, those it fits may answer it in writing. */
  written: boolean
}

const columns = sql`ask.id, ask.seeker_id, ask.state, ask.state_since, ask.text, ask.language, ask.for_person_id,
  ask.opened_at, ask.round, ask.wave, ask.asked, ask.exhausted, ask.taps_end, ask.wide, ask.unnamed, ask.first_offer_at, ask.matched_at,
  ask.parked_because, ask.written`

/** Its seeker is held with it, as by `heldSeeker`. False when they have an active ask [A2], or are in a session. */
export async function insertAsk(
  tx: Tx,
  organizationId: string,
  ask: {
    id: string
    seekerId: string
    text: string
    language: Language
    forPersonId: string | null
    unnamed: boolean
    at: Date
  },
): Promise<boolean> {
  const held = heldSeeker(organizationId, ask.seekerId)
  const inserted = sql<{ id: string }>`
    INSERT INTO ask (organization_id, id, seeker_id, state, state_since, text, language, for_person_id, unnamed, opened_at)
    SELECT ${organizationId}::uuid, ${ask.id}::uuid, ${ask.seekerId}::uuid, 'searching', ${ask.at}::timestamptz,
           ${ask.text}, ${ask.language}, ${ask.forPersonId}::uuid, ${ask.unnamed}, ${ask.at}::timestamptz
    WHERE NOT EXISTS (SELECT FROM session WHERE organization_id = ${organizationId} AND state <> 'ended'
                      AND (seeker_id = ${ask.seekerId} OR helper_id = ${ask.seekerId}))
    ON CONFLICT (organization_id, seeker_id) WHERE state IN ('searching', 'matched', 'live') DO NOTHING
    RETURNING id`
  const [, rows] = await together(tx, held.compile(tx), inserted.compile(tx))
  return rows.length === 1
}

/** Nobody taps them from now to the end of the transaction: whoever searches is not asked meanwhile [A5]. */
export const heldSeeker = (organizationId: string, seekerId: string) =>
  heldWords(organizationId, sql`${seekerId}::uuid`)

export async function askById(db: Db, organizationId: string, askId: string): Promise<AskRow | null> {
  const { rows } = await sql<AskRow>`
    SELECT ${columns} FROM ask WHERE organization_id = ${organizationId} AND id = ${askId}`.execute(db)
  return rows[0] ?? null
}

/** The same, held until the end of the transaction: whoever decides about an ask decides alone. */
export async function lockAsk(db: Db, organizationId: string, askId: string): Promise<AskRow | null> {
  const { rows } = await lockedAsk(organizationId, askId).execute(db)
  return rows[0] ?? null
}

/** The statement of `lockAsk`. */
export function lockedAsk(organizationId: string, askId: string) {
  return sql<AskRow>`
    SELECT ${columns} FROM ask WHERE organization_id = ${organizationId} AND id = ${askId} FOR UPDATE`
}

export async function activeAsk(db: Db, organizationId: string, seekerId: string): Promise<AskRow | null> {
  const { rows } = await sql<AskRow>`
    SELECT ${columns} FROM ask
    WHERE organization_id = ${organizationId} AND seeker_id = ${seekerId} AND state IN ('searching', 'matched', 'live')`.execute(
    db,
  )
  return rows[0] ?? null
}

/** A page of a seeker's asks, newest first, strictly older than the cursor. */
export async function asksOf(
  db: Db,
  organizationId: string,
  seekerId: string,
  page: { before: { openedAt: Date; id: string } | null; limit: number },
): Promise<AskRow[]> {
  const { rows } = await sql<AskRow>`
    SELECT ${columns} FROM ask
    WHERE organization_id = ${organizationId} AND seeker_id = ${seekerId} AND NOT imported
      AND (${page.before === null} OR (opened_at, id) < (${page.before?.openedAt ?? null}::timestamptz, ${page.before?.id ?? null}::uuid))
    ORDER BY opened_at DESC, id DESC LIMIT ${page.limit}`.execute(db)
  return rows
}

/** An ask and everything its seeker is shown around it. */
export type WholeAsk = AskRow & {
  skills: SkillRow[]
  pictures: Pick<PictureRow, 'id' | 'width' | 'height'>[]
  forPerson: RefRow | null
  /** The open session if there is one, else the last; null while nobody came. */
  session: { id: string; state: string; helper: RefRow | null } | null
  /** Written answers it has got, of one that is put aside. */
  answers: number
  /** The wish to go live later, as JSON has it. */
  later: { endsAt: string; asksUntil: string | null } | null
  /** What it is to one near the same, as JSON has it. */
  follows: { state: string; endsAt: string | null } | null
}

/** Of ask `a`, for whoever looks for people who could help with it: the one it is for alone, and its tags. */
export const sought = sql`CASE WHEN NOT a.wide THEN a.for_person_id END AS only_id,
  ARRAY(SELECT skill_id::text FROM ask_skill s WHERE s.organization_id = a.organization_id AND s.ask_id = a.id) AS skill_ids`

/** Tags of one ask as JSON. `askId` is SQL for its id. */
export function skillsJson(organizationId: string, askId: RawBuilder<unknown>) {
  return sql<SkillRow[]>`(
    SELECT COALESCE(jsonb_agg(jsonb_build_object('id', skill.id, 'labelFr', label_fr, 'labelEn', label_en, 'synonyms', synonyms)
                              ORDER BY skill.id), '[]')
    FROM ask_skill JOIN skill ON skill.organization_id = ask_skill.organization_id AND skill.id = ask_skill.skill_id
    WHERE ask_skill.organization_id = ${organizationId} AND ask_skill.ask_id = ${askId})`
}

/** Parked asks that are shown, newest first. */
const mostParked = 50

/**
 * Asks as their seeker is shown them, in one statement: views are read after every fact, and five statements for each
 * were most of what the database did under load (bench/flow).
 */
export async function wholeAsks(
  db: Db,
  organizationId: string,
  which: { id: string } | { ids: readonly string[] } | { activeOf: readonly string[] } | { parkedOf: string },
): Promise<WholeAsk[]> {
  const condition =
    'id' in which
      ? sql`ask.id = ${which.id}`
      : 'ids' in which
        ? sql`ask.id = ANY(${[...which.ids]}::uuid[])`
        : 'activeOf' in which
          ? sql`ask.seeker_id = ANY(${[...which.activeOf]}::uuid[]) AND ask.state IN ('searching', 'matched', 'live')`
          : sql`ask.seeker_id = ${which.parkedOf} AND ask.state = 'parked'`
  const { rows } = await sql<WholeAsk>`
    SELECT ${columns},
      ${skillsJson(organizationId, sql`ask.id`)} AS skills,
      ${picturesJson(organizationId, sql`ask.id`)} AS pictures,
      ${refJson(organizationId, sql`ask.for_person_id`)} AS for_person,
      CASE WHEN ask.state IN ('matched', 'live', 'resolved') THEN (
        SELECT jsonb_build_object('id', s.id, 'state', s.state, 'helper', ${refJson(organizationId, sql`s.helper_id`)})
        FROM session s WHERE s.organization_id = ${organizationId} AND s.ask_id = ask.id
        ORDER BY s.opened_at DESC LIMIT 1) END AS session,
      CASE WHEN ask.state = 'parked' THEN (
        SELECT count(*)::int FROM answer WHERE answer.organization_id = ${organizationId} AND answer.ask_id = ask.id
          AND answer.state = 'sent') ELSE 0 END AS answers,
      CASE WHEN ask.state = 'parked' THEN (
        SELECT jsonb_build_object('endsAt', ends_at, 'asksUntil', asks_until) FROM later_wish w
        WHERE w.organization_id = ${organizationId} AND w.ask_id = ask.id) END AS later,
      ${followsJson(organizationId)} AS follows
    FROM ask WHERE ask.organization_id = ${organizationId} AND ${condition}
    ORDER BY ask.state_since DESC ${'parkedOf' in which ? sql`LIMIT ${mostParked}` : sql``}`.execute(db)
  return rows
}

/** Moves an ask if it is still in one of `from`. Zero rows is an answer: false. */
export async function moveAsk(
  db: Db,
  organizationId: string,
  askId: string,
  move: {
    from: readonly AskState[]
    to: AskState
    at: Date
    newRound: boolean
    /** Nobody came after all: the wait goes on. */
    unmet?: boolean
    parkedBecause?: ParkedBecause | null
  },
): Promise<boolean> {
  const result = await sql`
    UPDATE ask SET state = ${move.to}, state_since = ${move.at}, taps_end = NULL, exhausted = false, nobody_left = false,
      parked_because = ${move.parkedBecause ?? null},
      matched_at = CASE WHEN ${move.unmet ?? false} THEN NULL ELSE matched_at END,
      searched_until = CASE WHEN state = 'searching' AND matched_at IS NULL THEN COALESCE(searched_until, ${move.at}) ELSE searched_until END,
      round = round + ${move.newRound ? 1 : 0}, wave = CASE WHEN ${move.newRound} THEN 0 ELSE wave END
    WHERE organization_id = ${organizationId} AND id = ${askId} AND state = ANY(${[...move.from]})`.execute(db)
  return result.numAffectedRows === 1n
}

export async function changeText(
  db: Db,
  organizationId: string,
  askId: string,
  change: { text: string; language: Language },
): Promise<void> {
  await sql`
    UPDATE ask SET text = ${change.text}, language = ${change.language}
    WHERE organization_id = ${organizationId} AND id = ${askId}`.execute(db)
}

export async function setWide(db: Db, organizationId: string, askId: string): Promise<void> {
  await sql`UPDATE ask SET wide = true WHERE organization_id = ${organizationId} AND id = ${askId}`.execute(db)
}

/** Whether those it fits may answer it in writing while it is put aside. False when that is so already. */
export async function setWritten(db: Db, organizationId: string, askId: string, written: boolean): Promise<boolean> {
  const result = await sql`
    UPDATE ask SET written = ${written}
    WHERE organization_id = ${organizationId} AND id = ${askId} AND written <> ${written}`.execute(db)
  return result.numAffectedRows === 1n
}

/** For this person alone, until its seeker agrees to ask others. */
export async function setFor(db: Db, organizationId: string, askId: string, personId: string): Promise<void> {
  await sql`
    UPDATE ask SET for_person_id = ${personId}, wide = false
    WHERE organization_id = ${organizationId} AND id = ${askId}`.execute(db)
}

/** Put aside again after it was for the author of one of its answers: it is for everybody it was for before. */
export async function forAllAgain(db: Db, organizationId: string, askId: string): Promise<void> {
  await sql`
    UPDATE ask SET for_person_id = NULL
    WHERE organization_id = ${organizationId} AND id = ${askId}
      AND EXISTS (SELECT FROM answer WHERE answer.organization_id = ask.organization_id AND answer.ask_id = ask.id
        AND answer.author_id = ask.for_person_id AND answer.state = 'sent')
      AND EXISTS (SELECT FROM asked_to_write AS other WHERE other.organization_id = ask.organization_id
        AND other.ask_id = ask.id AND other.person_id <> ask.for_person_id)`.execute(db)
}

/** Replaces the tags; unknown skills are left out. */
export async function setAskSkills(db: Db, organizationId: string, askId: string, skillIds: string[]): Promise<void> {
  await sql`DELETE FROM ask_skill WHERE organization_id = ${organizationId} AND ask_id = ${askId}`.execute(db)
  if (skillIds.length === 0) return
  await sql`
    INSERT INTO ask_skill (organization_id, ask_id, skill_id)
    SELECT organization_id, ${askId}::uuid, id FROM skill
    WHERE organization_id = ${organizationId} AND id = ANY(${skillIds}::uuid[])`.execute(db)
}

export async function skillsOfAsks(db: Db, organizationId: string, askIds: string[]): Promise<Map<string, string[]>> {
  const byAsk = new Map<string, string[]>()
  if (askIds.length === 0) return byAsk
  const { rows } = await sql<{ askId: string; skillId: string }>`
    SELECT ask_id, skill_id FROM ask_skill
    WHERE organization_id = ${organizationId} AND ask_id = ANY(${askIds}::uuid[])`.execute(db)
  for (const row of rows) byAsk.set(row.askId, [...(byAsk.get(row.askId) ?? []), row.skillId])
  return byAsk
}

export async function leaveOut(db: Db, organizationId: string, askId: string, personId: string): Promise<void> {
  await sql`
    INSERT INTO ask_left_out (organization_id, ask_id, person_id) VALUES (${organizationId}, ${askId}, ${personId})
    ON CONFLICT DO NOTHING`.execute(db)
}

/** Sessions of asks: the open one if there is one, else the last. */
export async function lastSessions(
  db: Db,
  organizationId: string,
  askIds: string[],
): Promise<Map<string, { id: string; helperId: string; state: string }>> {
  if (askIds.length === 0) return new Map()
  const { rows } = await sql<{ askId: string; id: string; helperId: string; state: string }>`
    SELECT DISTINCT ON (ask_id) ask_id, id, helper_id, state FROM session
    WHERE organization_id = ${organizationId} AND ask_id = ANY(${askIds}::uuid[])
    ORDER BY ask_id, opened_at DESC`.execute(db)
  return new Map(rows.map((row) => [row.askId, row]))
}

/** Whether the person is in an encounter that has not ended. */
export async function inSession(db: Db, organizationId: string, personId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM session
    WHERE organization_id = ${organizationId} AND state <> 'ended' AND (seeker_id = ${personId} OR helper_id = ${personId})`.execute(
    db,
  )
  return rows.length > 0
}
