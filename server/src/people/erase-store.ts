import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'

/** SQL of erasing a person, and of giving them everything that is theirs. */

/** Recordings with their voice: whichever of the two they were. */
const recordedWith = (organizationId: string, personId: string) => sql`organization_id = ${organizationId}
  AND session_id IN (SELECT id FROM session WHERE organization_id = ${organizationId}
    AND (seeker_id = ${personId} OR helper_id = ${personId}))`

/** Files that go with them. */
export async function fileKeysOf(db: Db, organizationId: string, personId: string): Promise<string[]> {
  const found = await sql<{ file: string }>`
    SELECT file FROM picture WHERE organization_id = ${organizationId} AND owner_id = ${personId}
    UNION ALL SELECT file FROM recording WHERE ${recordedWith(organizationId, personId)} AND file IS NOT NULL`.execute(
    db,
  )
  return found.rows.map((row) => row.file)
}

/** Empties the person and deletes what only they said; what others gave or were given stays whole. */
export async function erasePerson(db: Db, organizationId: string, personId: string, at: Date): Promise<void> {
  const own = sql`organization_id = ${organizationId} AND person_id = ${personId}`
  await sql`DELETE FROM skill_claim WHERE ${own}`.execute(db)
  await sql`DELETE FROM endorsement WHERE organization_id = ${organizationId} AND by_id = ${personId}`.execute(db)
  await sql`DELETE FROM hidden_skill WHERE ${own}`.execute(db)
  await sql`DELETE FROM named_skill WHERE ${own}`.execute(db)
  await sql`DELETE FROM availability WHERE ${own}`.execute(db)
  await sql`DELETE FROM weekly_hours WHERE ${own}`.execute(db)
  await sql`DELETE FROM topic_mute WHERE ${own}`.execute(db)
  await sql`DELETE FROM not_my_topic WHERE ${own}`.execute(db)
  await sql`DELETE FROM calendar WHERE ${own}`.execute(db)
  await sql`DELETE FROM busy_stretch WHERE ${own}`.execute(db)
  await sql`DELETE FROM booking_asked WHERE organization_id = ${organizationId} AND helper_id = ${personId}`.execute(db)
  // Those that still wait are called off by the flow, which tells the other.
  await sql`DELETE FROM booking WHERE organization_id = ${organizationId} AND ended_at IS NOT NULL
    AND (seeker_id = ${personId} OR helper_id = ${personId})`.execute(db)
  await sql`DELETE FROM helping_budget WHERE ${own}`.execute(db)
  await sql`DELETE FROM reach WHERE ${own}`.execute(db)
  await sql`DELETE FROM push_subscription WHERE ${own}`.execute(db)
  await sql`DELETE FROM notice WHERE ${own}`.execute(db)
  await sql`DELETE FROM parked_letter WHERE ${own}`.execute(db)
  await sql`DELETE FROM answer_line WHERE organization_id = ${organizationId} AND author_id = ${personId}`.execute(db)
  await sql`DELETE FROM answer WHERE organization_id = ${organizationId} AND author_id = ${personId}`.execute(db)
  await sql`UPDATE asked_to_write SET passed_at = COALESCE(passed_at, ${at}) WHERE ${own}`.execute(db)
  await sql`DELETE FROM outcome_reminder WHERE ${own}`.execute(db)
  await sql`DELETE FROM idempotency_key WHERE ${own}`.execute(db)
  await sql`DELETE FROM picture WHERE organization_id = ${organizationId} AND owner_id = ${personId}`.execute(db)
  await sql`DELETE FROM recording WHERE ${recordedWith(organizationId, personId)}`.execute(db)
  await sql`DELETE FROM forget_wish WHERE ${own}`.execute(db)
  await sql`DELETE FROM message WHERE organization_id = ${organizationId} AND author_id = ${personId}`.execute(db)
  // Their words; that there was a step, and its ticks, are of both.
  await sql`UPDATE session_step SET words = '' WHERE organization_id = ${organizationId} AND author_id = ${personId}`.execute(
    db,
  )
  await sql`UPDATE session_observer SET line = '' WHERE organization_id = ${organizationId} AND by_id = ${personId}`.execute(
    db,
  )
  await sql`UPDATE handover SET line = '' WHERE organization_id = ${organizationId} AND by_id = ${personId}`.execute(db)
  await sql`UPDATE invite SET name = NULL, email = NULL WHERE organization_id = ${organizationId}
    AND lower(email) = (SELECT lower(email) FROM person WHERE organization_id = ${organizationId} AND id = ${personId})`.execute(
    db,
  )
  await sql`
    UPDATE person SET kind = 'erased', erased_at = ${at}, name = '', email = NULL, title = '', photo_file = NULL,
      joined_on = NULL, languages = '{}', welcomed_at = NULL
    WHERE organization_id = ${organizationId} AND id = ${personId} AND kind <> 'erased'`.execute(db)
}

/**
 * The asks of somebody who is being erased. Those solved stay as they are, since their text is what the helper has
 * shown; every other loses its words, and is deleted when nobody ever came and nothing waits for it. One that still
 * searches keeps its empty place until the flow, told of the erasure, has taken it back.
 */
export async function forgetAsks(db: Db, organizationId: string, personId: string): Promise<void> {
  const theirs = sql`a.organization_id = ${organizationId} AND a.seeker_id = ${personId}`
  await sql`DELETE FROM ask a WHERE ${theirs} AND a.state IN ('resolved', 'abandoned', 'expired', 'parked')
    AND NOT EXISTS (SELECT 1 FROM session s WHERE s.organization_id = a.organization_id AND s.ask_id = a.id)`.execute(
    db,
  )
  await sql`UPDATE ask a SET text = '…' WHERE ${theirs}
    AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.organization_id = a.organization_id AND e.ask_id = a.id)`.execute(
    db,
  )
}

type Row = { [column: string]: unknown }

/** Everything the house keeps that is this person's, by where it is kept. */
export async function everythingOf(
  db: Db,
  organizationId: string,
  personId: string,
): Promise<{ [part: string]: Row[] }> {
  const org = sql`organization_id = ${organizationId}`
  const parts = {
    person: sql<Row>`SELECT name, email, title, language, languages, joined_on, created_at, welcomed_at, kind
      FROM person WHERE ${org} AND id = ${personId}`,
    membership: sql<Row>`SELECT m.role, t.name AS team, t.site, m.started_at, m.ended_at FROM membership m
      LEFT JOIN team t ON t.organization_id = m.organization_id AND t.id = m.team_id
      WHERE m.organization_id = ${organizationId} AND m.person_id = ${personId}`,
    account: sql<Row>`SELECT u.email, u.created_at FROM auth_user u JOIN account_person a ON a.user_id = u.id
      WHERE a.organization_id = ${organizationId} AND a.person_id = ${personId}`,
    signIns: sql<Row>`SELECT s.user_agent, s.created_at, s.expires_at FROM auth_session s
      JOIN account_person a ON a.user_id = s.user_id
      WHERE a.organization_id = ${organizationId} AND a.person_id = ${personId} ORDER BY s.created_at`,
    availability: sql<Row>`SELECT available, available_until, quiet_until, time_zone, rest_minutes, changed_at
      FROM availability WHERE ${org} AND person_id = ${personId}`,
    bookedMoments: sql<Row>`SELECT id, ask_id, CASE WHEN seeker_id = ${personId} THEN 'seeker' ELSE 'helper' END AS role,
        starts_at, minutes, state, asked_at, ended_at
      FROM booking WHERE ${org} AND (seeker_id = ${personId} OR helper_id = ${personId}) ORDER BY starts_at`,
    momentsAskedOf: sql<Row>`SELECT booking_id, no_at FROM booking_asked WHERE ${org} AND helper_id = ${personId}`,
    calendar: sql<Row>`SELECT host, added_at, read_at, unread, failing_because, failing_since FROM calendar
      WHERE ${org} AND person_id = ${personId}`,
    busyStretches: sql<Row>`SELECT starts, ends FROM busy_stretch WHERE ${org} AND person_id = ${personId} ORDER BY starts`,
    helpingBudget: sql<Row>`SELECT minutes, more_until, none_until, changed_at FROM helping_budget
      WHERE ${org} AND person_id = ${personId}`,
    channels: sql<Row>`SELECT tab, push, push_words, sound, mail_parked, mail_digest, mail_notices, parked_sent_at,
      digest_sent_at FROM reach WHERE ${org} AND person_id = ${personId}`,
    notifiedBrowsers: sql<Row>`SELECT browser, system, created_at, last_success_at
      FROM push_subscription WHERE ${org} AND person_id = ${personId} ORDER BY created_at`,
    notices: sql<Row>`SELECT kind, path, title, words, created_at
      FROM notice WHERE ${org} AND person_id = ${personId} ORDER BY created_at`,
    lettersOfAsks: sql<Row>`SELECT ask_id, at FROM parked_letter WHERE ${org} AND person_id = ${personId} ORDER BY at`,
    claims: sql<Row>`SELECT k.label_fr, k.label_en, c.claimed_at, (SELECT count(*)::int FROM endorsement e
        WHERE e.organization_id = c.organization_id AND e.person_id = c.person_id AND e.skill_id = c.skill_id) AS endorsed_by
      FROM skill_claim c
      JOIN skill k ON k.organization_id = c.organization_id AND k.id = c.skill_id
      WHERE c.organization_id = ${organizationId} AND c.person_id = ${personId} ORDER BY c.claimed_at`,
    endorsementsGiven: sql<Row>`SELECT e.person_id, k.label_fr, k.label_en, e.at FROM endorsement e
      JOIN skill k ON k.organization_id = e.organization_id AND k.id = e.skill_id
      WHERE e.organization_id = ${organizationId} AND e.by_id = ${personId} ORDER BY e.at`,
    hiddenLines: sql<Row>`SELECT k.label_fr, k.label_en, h.hidden_at FROM hidden_skill h
      JOIN skill k ON k.organization_id = h.organization_id AND k.id = h.skill_id
      WHERE h.organization_id = ${organizationId} AND h.person_id = ${personId} ORDER BY h.hidden_at`,
    weeklyHours: sql<Row>`SELECT kind, day, opens, closes FROM weekly_hours
      WHERE ${org} AND person_id = ${personId} ORDER BY kind, day, opens`,
    mutedTopics: sql<Row>`SELECT k.label_fr, k.label_en FROM topic_mute q
      JOIN skill k ON k.organization_id = q.organization_id AND k.id = q.skill_id
      WHERE q.organization_id = ${organizationId} AND q.person_id = ${personId} ORDER BY k.label_en`,
    notMyTopics: sql<Row>`SELECT ask_id, said_at FROM not_my_topic
      WHERE ${org} AND person_id = ${personId} ORDER BY said_at`,
    namedLines: sql<Row>`SELECT k.label_fr, k.label_en, n.named_at FROM named_skill n
      JOIN skill k ON k.organization_id = n.organization_id AND k.id = n.skill_id
      WHERE n.organization_id = ${organizationId} AND n.person_id = ${personId} ORDER BY n.named_at`,
    asks: sql<Row>`SELECT a.id, a.text, a.language, a.state, a.state_since, a.opened_at, a.for_person_id, ARRAY(
        SELECT k.label_fr FROM ask_skill t JOIN skill k ON k.organization_id = t.organization_id AND k.id = t.skill_id
        WHERE t.organization_id = a.organization_id AND t.ask_id = a.id) AS skills,
        EXISTS (SELECT FROM answer n WHERE n.organization_id = a.organization_id AND n.ask_id = a.id
          AND n.seeker_shared) AS answer_shared
      FROM ask a WHERE a.organization_id = ${organizationId} AND a.seeker_id = ${personId} ORDER BY a.opened_at`,
    pictures: sql<Row>`SELECT id, ask_id, session_id, width, height, bytes, created_at
      FROM picture WHERE ${org} AND owner_id = ${personId} ORDER BY created_at`,
    askedToWrite: sql<Row>`SELECT ask_id, asked_at, passed_at FROM asked_to_write
      WHERE ${org} AND person_id = ${personId} ORDER BY asked_at`,
    answersWritten: sql<Row>`SELECT n.id, n.ask_id, n.state, n.text, n.shared, n.changed_at, n.sent_at, ARRAY(
        SELECT jsonb_build_object('pictureId', p.picture_id, 'marks', p.marks) FROM answer_picture p
        WHERE p.organization_id = n.organization_id AND p.answer_id = n.id ORDER BY p.place) AS pictures
      FROM answer n WHERE n.organization_id = ${organizationId} AND n.author_id = ${personId} ORDER BY n.changed_at`,
    linesAboutAnswers: sql<Row>`SELECT answer_id, text, at FROM answer_line
      WHERE ${org} AND author_id = ${personId} ORDER BY at`,
    offersToMe: sql<Row>`SELECT id, ask_id, state, sent_at, seen_at, answered_at, postponed_until, reasons, minutes
      FROM offer WHERE ${org} AND helper_id = ${personId} ORDER BY sent_at`,
    howTapsAreAnswered: sql<Row>`SELECT one->1 AS learnt FROM response_learnt r,
        jsonb_array_elements(r.state #> '{model,people}') AS one
      WHERE r.organization_id = ${organizationId} AND one->>0 = ${personId}`,
    sessions: sql<Row>`SELECT id, ask_id, CASE WHEN seeker_id = ${personId} THEN 'seeker' ELSE 'helper' END AS role,
        opened_at, live_at, ended_at, ended_because, minutes, way
      FROM session WHERE ${org} AND (seeker_id = ${personId} OR helper_id = ${personId}) ORDER BY opened_at`,
    presences: sql<Row>`SELECT session_id, entered_at, left_at
      FROM session_presence WHERE ${org} AND person_id = ${personId} ORDER BY entered_at`,
    messages: sql<Row>`SELECT session_id, kind, text, at, picture_id, file_bytes, file_sha256
      FROM message WHERE ${org} AND author_id = ${personId} ORDER BY at`,
    recordings: sql<Row>`SELECT id, session_id, state, seeker_yes_at, helper_yes_at, started_at, ended_at, ended_because, bytes
      FROM recording WHERE ${recordedWith(organizationId, personId)} ORDER BY started_at`,
    wishesToForget: sql<Row>`SELECT session_id, at FROM forget_wish WHERE ${org} AND person_id = ${personId} ORDER BY at`,
    stepsWritten: sql<Row>`SELECT session_id, place, words, added_at
      FROM session_step WHERE ${org} AND author_id = ${personId} ORDER BY added_at`,
    modesChosen: sql<Row>`SELECT session_id, kind, mode, at
      FROM session_turn WHERE ${org} AND by_id = ${personId} ORDER BY at`,
    handoversProposed: sql<Row>`SELECT session_id, to_id, line, state, proposed_at
      FROM handover WHERE ${org} AND by_id = ${personId} ORDER BY proposed_at`,
    lookedOn: sql<Row>`SELECT session_id, comes_to, state, proposed_at, came_at FROM session_observer
      WHERE ${org} AND person_id = ${personId} ORDER BY proposed_at`,
    observersProposed: sql<Row>`SELECT session_id, person_id, comes_to, line, state, proposed_at FROM session_observer
      WHERE ${org} AND by_id = ${personId} ORDER BY proposed_at`,
    outcomes: sql<Row>`SELECT session_id, outcome, kind, alone_done, alone_of, said_at
      FROM outcome WHERE ${org} AND person_id = ${personId} ORDER BY said_at`,
    thanksReceived: sql<Row>`SELECT session_id, words, at FROM thanks WHERE ${org} AND to_id = ${personId} ORDER BY at`,
    thanksGiven: sql<Row>`SELECT session_id, words, at FROM thanks WHERE ${org} AND from_id = ${personId} ORDER BY at`,
    evidence: sql<Row>`SELECT e.session_id, CASE WHEN e.seeker_id = ${personId} THEN 'seeker' ELSE 'helper' END AS role,
        e.outcome, e.kind, e.minutes, e.alone_done, e.alone_of, e.thanked, e.at, ARRAY(
        SELECT k.label_fr FROM evidence_skill t JOIN skill k ON k.organization_id = t.organization_id AND k.id = t.skill_id
        WHERE t.organization_id = e.organization_id AND t.session_id = e.session_id) AS skills
      FROM evidence e WHERE e.organization_id = ${organizationId}
        AND (e.helper_id = ${personId} OR e.seeker_id = ${personId}) ORDER BY e.at`,
  }
  const all: { [part: string]: Row[] } = {}
  for (const [part, query] of Object.entries(parts)) all[part] = (await query.execute(db)).rows
  return all
}
