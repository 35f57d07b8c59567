import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ask } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { type MailServer, mailServer } from '../../test/mail-server.ts'
import { insertOrganization, testId } from '../../test/rows.ts'
import { parkAsk } from '../ask/actions.ts'
import { saveAsking, setAvailability } from '../availability/actions.ts'
import { ANY_TIME } from '../availability/rules.ts'
import { addSkill, claimSkills } from '../people/actions.ts'
import { createJobs } from '../platform/jobs.ts'
import { createLog } from '../platform/log.ts'
import { createMail } from '../platform/mail.ts'
import { createMetrics } from '../platform/metrics.ts'
import { readLetters } from './actions.ts'
import { reachBy } from './notices.ts'
import { saveSwitches } from './store.ts'

let server: MailServer
let world: TestCore
let stopJobs: () => Promise<void>
let [seeker, knows, other] = ['', '', '']
let skillId: string
beforeEach(async () => {
  server = await mailServer()
  world = await testCore({
    people: 3,
    async mail(fresh) {
      const log = createLog('silent')
      const jobs = createJobs({ databaseUrl: fresh.url, log, retry: { tries: 3, firstWaitS: 0, pollS: 0.5 } })
      const metrics = createMetrics({ process: false })
      const mail = createMail(
        { smtpUrl: server.url, mailFrom: 'Binôme <binome@house.example>' },
        { jobs, log, metrics },
      )
      if (mail === null) throw new Error('no mail')
      await jobs.start()
      stopJobs = () => jobs.stop()
      return mail
    },
  })
  ;[seeker = '', knows = '', other = ''] = world.people
  for (const [id, name] of [
    [seeker, 'Inès Moreau'],
    [knows, 'Karim Haddad'],
    [other, 'Léa Petit'],
  ]) {
    await sql`UPDATE person SET name = ${name}, email = ${`${id}@house.example`} WHERE id = ${id}`.execute(
      world.fresh.db,
    )
  }
  const { house } = world.core
  ;({ id: skillId } = await addSkill(house, world.organizationId, {
    labelFr: 'Paie',
    labelEn: 'Payroll',
    synonyms: [],
  }))
  await world.core.matches.of(world.organizationId)
  await claimSkills(house, world.caller(knows), { skillIds: [skillId] })
  for (const id of [knows, other]) {
    await setAvailability(house, world.caller(id), { available: false, until: null, quietUntil: null })
  }
  await world.core.settled()
})
afterEach(async () => {
  await stopJobs()
  await world.stop()
  await server.stop()
})

/** Friday 10:00 in Paris is the test's own hour. */
const write = () => world.core.reaching.writeLetters()
const arrived = (count: number) => expect.poll(() => server.taken.length, { timeout: 15_000 }).toBe(count)
async function parked(text = 'Ma paie de <mars> est fausse') {
  const one = await ask(world, seeker, text)
  await sql`INSERT INTO ask_skill (organization_id, ask_id, skill_id) VALUES (${world.organizationId}, ${one.id}, ${skillId})
    ON CONFLICT DO NOTHING`.execute(world.fresh.db)
  await parkAsk(world.core.house, world.caller(seeker), { askId: one.id, written: true })
  await world.core.settled()
  return one.id
}
const nextDay = () => world.clock.advance(3 * 86_400_000)

describe('[V8] asks that wait', () => {
  test('are written about to whom they fit, as a letter in their language that says how it ends, over SMTP', async () => {
    const askId = await parked()
    await write()
    await arrived(1)
    const [{ to, mail, raw } = { to: [], mail: null, raw: '' }] = server.taken
    expect(to).toEqual([`${knows}@house.example`])
    expect(mail?.from?.text).toContain('binome@house.example')
    expect(mail?.subject).toBe('Inès attend une réponse que vous avez peut-être')
    expect(mail?.text).toContain('Ma paie de <mars> est fausse')
    expect(mail?.text).toContain(`http://localhost:3000/write/${askId}`)
    expect(mail?.html).toContain('Ma paie de &lt;mars&gt; est fausse')
    expect(mail?.html).toMatch(/<html lang="fr">/)
    // Nothing is fetched when it is opened, so nothing tells that it was.
    expect(mail?.html).not.toMatch(/<img|<script|<link|url\(|src=/i)
    const unsubscribe = /<(http:[^>]+)>/.exec(raw.replaceAll(/\r\n\s+/g, ' '))?.[1] ?? ''
    expect(mail?.headers.get('list')).toMatchObject({ unsubscribe: { url: unsubscribe } })
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    expect(mail?.text).toContain(unsubscribe)
    const token = unsubscribe.split('/').at(-1) ?? ''
    expect(await readLetters(world.core.house, { token })).toMatchObject({ kind: 'parked', on: true })
  })

  test('each once, and at most one letter a day, however often it is looked', async () => {
    await parked()
    await write()
    await write()
    await arrived(1)
    await parked('La paie du treizième mois est fausse')
    await write()
    nextDay()
    await write()
    await arrived(2)
    expect(server.taken[1]?.mail.text).not.toContain('<mars>')
    nextDay()
    await write()
    await write()
    expect(server.taken).toHaveLength(2)
  })

  test('not at night, nor on a Sunday, nor in quiet hours, nor once it was turned off', async () => {
    await parked()
    world.clock.advance(12 * 3600_000)
    await write()
    world.clock.advance(36 * 3600_000)
    await write()
    // Monday, and quiet.
    world.clock.advance(24 * 3600_000)
    const quietUntil = new Date(world.clock.now().getTime() + 3600_000).toISOString()
    await setAvailability(world.core.house, world.caller(knows), { available: false, until: null, quietUntil })
    await world.core.settled()
    await write()
    world.clock.advance(2 * 3600_000)
    await saveSwitches(world.fresh.db, world.organizationId, knows, { mailParked: false })
    await write()
    await saveSwitches(world.fresh.db, world.organizationId, knows, { mailParked: true })
    expect(await sql`SELECT 1 FROM parked_letter`.execute(world.fresh.db)).toMatchObject({ rows: [] })
    await write()
    await arrived(1)
  })

  test('in the day of where they are, not of the house', async () => {
    await saveAsking(world.core.house, world.caller(knows), { ...ANY_TIME, timeZone: 'America/New_York' })
    await world.core.settled()
    await parked()
    // Five in the morning there.
    await write()
    expect(await sql`SELECT 1 FROM parked_letter`.execute(world.fresh.db)).toMatchObject({ rows: [] })
    world.clock.advance(5 * 3600_000)
    await write()
    await arrived(1)
  })

  test('nor in another house', async () => {
    await parked()
    await insertOrganization(world.fresh.db)
    await write()
    await arrived(1)
  })
})

test('[V8] the letter of the week: what came of it, once in seven days, and none when nothing did', async () => {
  const { db } = world.fresh
  await write()
  expect(server.taken).toEqual([])
  const askId = await parked('Une question qui attend')
  await saveSwitches(db, world.organizationId, knows, { mailParked: false })
  nextDay()
  await write()
  world.clock.advance(4 * 86_400_000)
  const [sessionId, at] = [testId(), world.clock.now()]
  const org = world.organizationId
  await sql`INSERT INTO session (organization_id, id, ask_id, seeker_id, helper_id, state, opened_at, ended_at, ended_because)
    VALUES (${org}, ${sessionId}, ${askId}, ${seeker}, ${knows}, 'ended', ${at}, ${at}, 'said')`.execute(db)
  await sql`INSERT INTO evidence (organization_id, session_id, ask_id, helper_id, seeker_id, outcome, kind, minutes, thanked, at)
    VALUES (${org}, ${sessionId}, ${askId}, ${knows}, ${seeker}, 'solved', 'solution', 7, true, ${at})`.execute(db)
  await sql`INSERT INTO thanks (organization_id, session_id, from_id, to_id, words, at)
    VALUES (${org}, ${sessionId}, ${seeker}, ${knows}, 'Sans vous j’y étais encore', ${at})`.execute(db)
  await write()
  await arrived(2)
  const byReader = new Map(server.taken.map(({ to, mail }) => [to[0], mail]))
  const helpers = byReader.get(`${knows}@house.example`)
  expect(helpers?.subject).toBe('Votre semaine sur Binôme')
  expect(helpers?.text).toContain('Vous avez débloqué 1 personne, en 7\u00a0min.')
  expect(helpers?.text).toContain('Sans vous j’y étais encore')
  expect(helpers?.text).toContain('Inès Moreau')
  expect(byReader.get(`${seeker}@house.example`)?.text).toContain(`/ask/${askId}`)
  world.clock.advance(86_400_000 * 3)
  await write()
  expect(await sql`SELECT 1 FROM reach WHERE digest_sent_at > ${at}`.execute(db)).toMatchObject({ rows: [] })
})

test('a booked moment brings its entry for the calendar, as a mail program reads it', async () => {
  const ics = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Binome//EN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:1@binome',
    'DTSTAMP:20260327T090000Z',
    'DTSTART:20260330T090000Z',
    'SUMMARY:Avec Karim',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
  const { house } = world.core
  await house.transaction((tx) =>
    reachBy(house, tx, world.organizationId, {
      ...{ kind: 'moment', personId: seeker, aboutId: testId(), path: '/', calendar: { method: 'REQUEST', ics } },
      words: () => ({ title: 'Lundi 11 h avec Karim', text: 'À lundi.' }),
    }),
  )
  await world.pass(0)
  await arrived(1)
  const [{ mail, raw } = { mail: null, raw: '' }] = server.taken
  expect(mail?.subject).toBe('Lundi 11 h avec Karim')
  expect(raw).toMatch(/content-type: text\/calendar; charset=utf-8; method=REQUEST/i)
  expect(mail?.attachments.map(({ contentType }) => contentType)).toContain('application/ics')
})
