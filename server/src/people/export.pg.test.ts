import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { insertOrganization, insertPeople } from '../../test/rows.ts'
import { everythingOf } from './erase-store.ts'

/** Every place where the house speaks of a person → the part of their export that tells it, or why none does. */
const told: { [column: string]: string | { not: string } } = {
  'account_person.person_id': 'account',
  'answer.author_id': 'answersWritten',
  'answer_line.author_id': 'linesAboutAnswers',
  'asked_to_write.person_id': 'askedToWrite',
  'ask.seeker_id': 'asks',
  'ask.for_person_id': { not: 'the wish of whoever asked' },
  'ask_left_out.person_id': { not: 'follows from their sessions, which are told' },
  'availability.person_id': 'availability',
  'booking.helper_id': 'bookedMoments',
  'booking.seeker_id': 'bookedMoments',
  'booking_asked.helper_id': 'momentsAskedOf',
  'busy_stretch.person_id': 'busyStretches',
  'calendar.person_id': 'calendar',
  'endorsement.by_id': 'endorsementsGiven',
  'evidence.helper_id': 'evidence',
  'evidence.seeker_id': 'evidence',
  'forget_wish.person_id': 'wishesToForget',
  'handover.by_id': 'handoversProposed',
  'handover.to_id': { not: 'what was asked of them is told with their taps' },
  'helping_budget.person_id': 'helpingBudget',
  'hidden_skill.person_id': 'hiddenLines',
  'named_skill.person_id': 'namedLines',
  'invite.invited_by': { not: 'is of whoever is invited' },
  'membership.person_id': 'membership',
  'message.author_id': 'messages',
  'not_my_topic.person_id': 'notMyTopics',
  'offer.helper_id': 'offersToMe',
  'notice.person_id': 'notices',
  'outcome.person_id': 'outcomes',
  'outcome_reminder.person_id': { not: 'when to ask again about a session that is told' },
  'parked_letter.person_id': 'lettersOfAsks',
  'picture.owner_id': 'pictures',
  'push_subscription.person_id': 'notifiedBrowsers',
  'reach.person_id': 'channels',
  'session.helper_id': 'sessions',
  'session.seeker_id': 'sessions',
  'session_observer.by_id': 'observersProposed',
  'session_observer.person_id': 'lookedOn',
  'session_presence.person_id': 'presences',
  'session_step.author_id': 'stepsWritten',
  'session_turn.by_id': 'modesChosen',
  'skill_claim.person_id': 'claims',
  'thanks.from_id': 'thanksGiven',
  'thanks.to_id': 'thanksReceived',
  'topic_mute.person_id': 'mutedTopics',
  'weekly_hours.person_id': 'weeklyHours',
}

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

test('an export has a part for every place where the house speaks of a person, or the reason stands here', async () => {
  const { rows } = await sql<{ place: string }>`
    SELECT k.conrelid::regclass || '.' || a.attname AS place
    FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY(k.conkey)
    WHERE k.contype = 'f' AND k.confrelid = 'person'::regclass AND a.attname <> 'organization_id'
    ORDER BY 1`.execute(fresh.db)
  expect(rows.map((row) => row.place).toSorted()).toEqual(Object.keys(told).toSorted())
  const organizationId = await insertOrganization(fresh.db)
  const [personId = ''] = await insertPeople(fresh.db, organizationId, 1)
  const parts = Object.keys(await everythingOf(fresh.db, organizationId, personId))
  const wanted = Object.values(told).flatMap((part) => (typeof part === 'string' ? [part] : []))
  expect(parts.toSorted()).toEqual(
    [...new Set([...wanted, 'person', 'signIns', 'howTapsAreAnswered', 'recordings'])].toSorted(),
  )
})
