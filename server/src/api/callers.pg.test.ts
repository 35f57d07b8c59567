import type { VerbMeta } from '@binome/contract/verb.ts'
import { listVerbs } from '@binome/contract/version.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { png, type Scene, type Strangers, startStrangers } from '../../test/strangers.ts'
import { createPerson } from '../identity/members.ts'
import { SILENT } from '../routing/rules.ts'

/**
 * Nobody gets in: every verb × every wrong caller, generated from the contract. A new verb fails here until it has an
 * example; a verb without a policy fails by answering. Socket messages and bytes: strangers-beside.pg.test.ts.
 */

let strangers: Strangers
let scene: Scene
beforeAll(async () => {
  strangers = await startStrangers()
  scene = strangers.scene
})
afterAll(() => strangers.stop())
const caller = (name: string) => strangers.caller(name)

/** A right input of every verb, about the scene of the first organisation. */
const examples: Record<string, (scene: Scene) => unknown | Promise<unknown>> = {
  'door.look': () => undefined,
  'door.setUp': () => ({
    code: 'x',
    organizationName: 'x',
    language: 'fr',
    name: 'x',
    email: 'x@x.example',
    password: 'long enough!',
  }),
  'door.invite': () => ({ token: 'x'.repeat(32) }),
  'door.acceptInvite': () => ({
    token: 'x'.repeat(32),
    name: 'x',
    email: 'x@x.example',
    password: 'long enough!',
    language: 'fr',
  }),
  'door.demoPeople': () => undefined,
  'door.demoSignIn': ({ seekerId }) => ({ personId: seekerId }),
  'door.demoOtherSide': () => undefined,
  'door.me': () => undefined,
  'me.saveProfile': () => ({ title: 'x' }),
  'me.setAvailability': () => ({ available: false, until: null, quietUntil: null }),
  'asking.read': () => undefined,
  'asking.save': ({ skillId }) => ({ timeZone: null, restMinutes: 5, help: [], quiet: [], mutedSkillIds: [skillId] }),
  'asking.held': () => undefined,
  'asking.notMine': () => undefined,
  'asking.takeBackNotMine': ({ askId }) => ({ askId }),
  'bookings.times': ({ askId }) => ({ askId }),
  'bookings.propose': ({ askId }) => ({ askId, startsAt: new Date(Date.now() + 7_200_000).toISOString() }),
  'bookings.answer': ({ bookingId }) => ({ bookingId, yes: false }),
  'bookings.callOff': ({ bookingId }) => ({ bookingId }),
  'bookings.join': ({ bookingId }) => ({ bookingId }),
  'bookings.entry': ({ bookingId }) => ({ bookingId }),
  'calendar.read': () => undefined,
  'calendar.save': () => ({ url: 'https://calendar.example.org/x.ics' }),
  'calendar.again': () => undefined,
  'calendar.remove': () => undefined,
  'me.claimSkills': ({ skillId }) => ({ skillIds: [skillId] }),
  'me.nameSkill': ({ skillId }) => ({ skillId, named: true }),
  'me.hideSkill': ({ skillId }) => ({ skillId, hidden: false }),
  'me.mySkills': () => ({}),
  'me.setPhoto': async () => ({ file: await png() }),
  'me.export': () => undefined,
  'me.erase': () => ({ confirm: 'erase' }),
  'people.list': () => ({}),
  'people.gaps': () => undefined,
  'people.get': ({ seekerId }) => ({ personId: seekerId }),
  'people.endorse': ({ seekerId, skillId }) => ({ personId: seekerId, skillId, endorsed: true }),
  'people.knowHow': ({ seekerId }) => ({ personId: seekerId }),
  'people.skills': () => ({}),
  'pictures.add': async () => ({ file: await png() }),
  'pictures.remove': ({ pictureId }) => ({ pictureId }),
  'asks.preview': () => ({ text: 'x' }),
  'asks.open': () => ({ text: 'x' }),
  'asks.list': () => ({}),
  'asks.get': ({ askId }) => ({ askId }),
  'asks.change': ({ askId }) => ({ askId, text: 'y' }),
  'asks.widen': ({ askId }) => ({ askId }),
  'asks.park': ({ askId }) => ({ askId }),
  'asks.resume': ({ parkedId }) => ({ askId: parkedId }),
  'asks.cancel': ({ askId }) => ({ askId }),
  'group.join': ({ askId }) => ({ askId }),
  'group.refuse': ({ askId }) => ({ askId }),
  'group.leaveLine': ({ sessionId }) => ({ sessionId, text: 'x' }),
  'later.wish': ({ parkedId }) => ({ askId: parkedId }),
  'later.notNow': ({ parkedId }) => ({ askId: parkedId }),
  'asks.waits': ({ askId }) => ({ askId }),
  'answers.waiting': () => undefined,
  'answers.page': ({ parkedId }) => ({ askId: parkedId }),
  'answers.draft': ({ parkedId }) => ({ askId: parkedId, text: 'x' }),
  'answers.send': ({ parkedId }) => ({ askId: parkedId, text: 'x' }),
  'answers.takeBack': ({ parkedId }) => ({ askId: parkedId }),
  'answers.pass': ({ parkedId }) => ({ askId: parkedId }),
  'answers.list': ({ parkedId }) => ({ askId: parkedId }),
  'answers.accept': ({ answerId }) => ({ answerId, version: 1, outcome: 'solved' }),
  'answers.say': ({ answerId, askId }) => ({ answerId, id: askId, text: 'x' }),
  'answers.call': ({ answerId }) => ({ answerId }),
  'answers.known': () => ({ text: 'x' }),
  'offers.get': ({ offerId }) => ({ offerId }),
  'offers.accept': ({ offerId }) => ({ offerId }),
  'offers.decline': ({ offerId }) => ({ offerId }),
  'offers.postpone': ({ offerId }) => ({ offerId, until: new Date(Date.now() + 900_000).toISOString() }),
  'reach.mine': () => undefined,
  'reach.change': () => ({ sound: false }),
  'reach.addDevice': () => ({
    endpoint: 'https://push.example.org/x',
    keys: { p256dh: 'x', auth: 'x' },
  }),
  'reach.removeDevice': ({ deviceId }) => ({ deviceId }),
  'reach.tryDevice': ({ deviceId }) => ({ deviceId }),
  'reach.letters': () => ({ token: 'x'.repeat(66) }),
  'reach.setLetters': () => ({ token: 'x'.repeat(66), on: false }),
  'sessions.list': () => ({}),
  'sessions.get': ({ sessionId }) => ({ sessionId }),
  'sessions.messages': ({ sessionId }) => ({ sessionId }),
  'sessions.say': ({ sessionId, askId }) => ({ sessionId, id: askId, text: 'x' }),
  'sessions.pass': ({ sessionId, askId }) => ({ sessionId, id: askId, what: { kind: 'snippet', text: 'x' } }),
  'sessions.forget': ({ sessionId }) => ({ sessionId, wish: true }),
  'sessions.ice': () => undefined,
  'sessions.end': ({ sessionId }) => ({ sessionId }),
  'guide.setMode': ({ sessionId, askId }) => ({ sessionId, id: askId, mode: 'teach' }),
  'guide.writeStep': ({ sessionId, askId }) => ({ sessionId, stepId: askId, words: 'x', version: 0 }),
  'guide.placeStep': ({ sessionId, askId }) => ({ sessionId, stepId: askId, version: 1, after: null }),
  'guide.removeStep': ({ sessionId, askId }) => ({ sessionId, stepId: askId, version: 1 }),
  'guide.tickStep': ({ sessionId, askId }) => ({ sessionId, stepId: askId, pass: 'together', turns: 1 }),
  'guide.setAlone': ({ sessionId, askId }) => ({ sessionId, id: askId, alone: true }),
  'guide.mine': () => ({}),
  'handover.candidates': ({ sessionId }) => ({ sessionId }),
  'handover.propose': ({ sessionId, seekerId }) => ({ sessionId, toId: seekerId, line: 'x' }),
  'handover.answer': ({ sessionId, handoverId }) => ({ sessionId, handoverId, yes: true }),
  'handover.takeBack': ({ sessionId, handoverId }) => ({ sessionId, handoverId }),
  'observers.candidates': ({ sessionId }) => ({ sessionId }),
  'observers.propose': ({ sessionId, seekerId }) => ({ sessionId, personId: seekerId }),
  'observers.answer': ({ sessionId, observerId }) => ({ sessionId, observerId, yes: true }),
  'observers.remove': ({ sessionId, observerId }) => ({ sessionId, observerId }),
  'observers.come': ({ sessionId }) => ({ sessionId }),
  'observers.leave': ({ sessionId }) => ({ sessionId }),
  'handover.before': ({ sessionId }) => ({ sessionId }),
  'recordings.ask': ({ sessionId, recordingId }) => ({ sessionId, recordingId }),
  'recordings.consent': ({ sessionId, recordingId }) => ({ sessionId, recordingId, yes: true }),
  'recordings.mark': ({ sessionId, recordingId }) => ({
    ...{ sessionId, recordingId },
    mark: { id: 'x', tool: 'text', points: [[0.5, 0.5]], step: null, words: 'x', by: 'helper', from: 0, to: null },
  }),
  'recordings.list': ({ sessionId }) => ({ sessionId }),
  'recordings.marks': ({ sessionId, recordingId }) => ({ sessionId, recordingId }),
  'recordings.policy': () => undefined,
  'recordings.setPolicy': () => ({ days: 30 }),
  'recordings.remove': ({ sessionId, recordingId }) => ({ sessionId, recordingId }),
  'outcomes.say': ({ sessionId }) => ({ sessionId, outcome: 'solved' }),
  'outcomes.skip': ({ sessionId }) => ({ sessionId }),
  'outcomes.thanks': () => ({}),
  'routing.myBudget': () => undefined,
  'routing.sayMyBudget': () => ({ minutes: 60 }),
  'routing.rules': ({ teamId }) => ({ teamId }),
  'routing.saveRules': ({ teamId }) => ({ teamId, said: SILENT }),
  'figures.read': () => ({}),
  'admin.members': () => ({}),
  'admin.changeMember': ({ seekerId, teamId }) => ({ personId: seekerId, teamId }),
  'admin.removeMember': ({ seekerId }) => ({ personId: seekerId }),
  'admin.recoveryLink': ({ seekerId }) => ({ personId: seekerId }),
  'admin.importPeople': () => ({ csv: 'name,email\nX,x@x.example\n' }),
  'admin.lessons': () => undefined,
  'admin.forgetLessons': () => undefined,
  'admin.teams': () => ({}),
  'admin.addTeam': () => ({ name: 'Other' }),
  'admin.changeTeam': ({ teamId }) => ({ teamId, name: 'Renamed' }),
  'admin.removeTeam': ({ teamId }) => ({ teamId }),
  'admin.invites': () => ({}),
  'admin.addInvite': () => ({ role: 'member' }),
  'admin.revokeInvite': ({ inviteId }) => ({ inviteId }),
  'admin.addSkill': () => ({ labelFr: 'x', labelEn: 'x' }),
  'admin.importHistory': () => ({
    asks: [{ key: 'k', at: '2026-01-01T00:00:00Z', seekerKey: 's', text: 'x', answers: [] }],
  }),
}

const verbs = listVerbs().map(({ path, verb }) => ({
  name: path.join('.'),
  path,
  meta: verb['~orpc'].meta as VerbMeta,
  method: verb['~orpc'].route.method,
  isList: verb['~orpc'].outputSchema instanceof z.ZodObject && 'rows' in verb['~orpc'].outputSchema.shape,
}))

test('every verb has an example', () => {
  expect(Object.keys(examples).toSorted()).toEqual(verbs.map(({ name }) => name).toSorted())
})

const closed = verbs.filter(({ meta }) => meta.who !== 'anyone')

describe.each(['nobody', 'former_member', 'expired_session'])('%s', (who) => {
  test.each(closed)(`${who} may not call $name`, async ({ name, path }) => {
    const answer = await caller(who).call(path, await examples[name]?.(scene))
    expect(answer).toMatchObject({ ok: false, code: expect.stringMatching(/^(NOT_SIGNED_IN|NOT_A_MEMBER)$/) })
  })
})

describe('a member', () => {
  test.each(closed.filter(({ meta }) => meta.who !== 'member'))('may not call $name', async ({ name, path }) => {
    const answer = await caller('other_member').call(path, await examples[name]?.(scene))
    expect(answer).toEqual({ ok: false, code: 'NOT_ALLOWED' })
  })

  test.each(closed.filter(({ meta }) => meta.subject.startsWith('own_')))(
    'may not call $name about what is not theirs',
    async ({ name, path }) => {
      const answer = await caller('other_member').call(path, await examples[name]?.(scene))
      expect(answer).toEqual({ ok: false, code: 'NOT_FOUND' })
    },
  )
})

/** What stands for every id of a scene, where only its place in an example counts. */
const ids: Scene = {
  askId: '@',
  parkedId: '@',
  offerId: '@',
  sessionId: '@',
  endedId: '@',
  pictureId: '@',
  teamId: '@',
  skillId: '@',
  inviteId: '@',
  deviceId: '@',
  seekerId: '@',
  answerId: '@',
  bookingId: '@',
  handoverId: '@',
  observerId: '@',
  recordingId: '@',
}
const names = (name: string, marked: Scene) => JSON.stringify(examples[name]?.(marked) ?? null).includes('"@"')

/** The verbs whose example names something of the first organisation by its id. */
const pointed = closed.filter(({ name }) => names(name, ids))

describe('an administrator of another organisation', () => {
  test.each(pointed.filter(({ name }) => name !== 'me.claimSkills'))(
    'may not call $name about this one',
    async ({ name, path }) => {
      const answer = await caller('other_organization').call(path, await examples[name]?.(scene))
      expect(answer).toEqual({ ok: false, code: 'NOT_FOUND' })
    },
  )

  test('me.claimSkills leaves out a skill of another organisation', async () => {
    const answer = await caller('other_organization').call(['me', 'claimSkills'], { skillIds: [scene.skillId] })
    if (answer.ok) expect(answer.output).toEqual({ skills: [] })
    else expect(answer.code).toBe('NOT_FOUND')
  })

  test('an ask for a person of another organisation is refused', async () => {
    const answer = await caller('other_organization').call(['asks', 'open'], { text: 'x', forPersonId: scene.seekerId })
    expect(answer).toMatchObject({ ok: false })
  })
})

/** The verbs that only read, and name nothing by its id: what they answer is found by who asks. */
const reading = closed.filter(
  ({ name, method }) => !names(name, ids) && (method === 'GET' || ['asks.preview', 'answers.known'].includes(name)),
)

describe('what is read in another organisation', () => {
  // What came of the encounter, for the lists that tell of it.
  beforeAll(async () => {
    const { sessionId, skillId } = scene
    await caller('helper').api.me.claimSkills({ skillIds: [skillId] })
    await caller('seeker').api.outcomes.say({ sessionId, outcome: 'solved', thanks: 'thank you', skillIds: [skillId] })
    await strangers.app.core.settled()
    await sql`UPDATE evidence SET alone_done = 1, alone_of = 1 WHERE session_id = ${sessionId}`.execute(
      strangers.fresh.db,
    )
  })

  test.each(reading)('by $name holds nothing of this one', async ({ name, path }) => {
    const answer = await caller('other_organization').call(path, await examples[name]?.(scene))
    if (answer.ok === false) expect(answer.code).toBe('DEMO_ONLY')
    const text = JSON.stringify(answer)
    for (const id of Object.values(scene)) expect(text).not.toContain(id)
    for (const word of ['House', 'seeker', 'helper', 'Payroll']) expect(text).not.toContain(word)
  })

  const lists = reading.filter(({ isList }) => isList)
  test.each(lists)('by $name, which has rows in this one', async ({ name, path }) => {
    const rows = []
    for (const who of ['seeker', 'helper', 'admin']) {
      const answer = await caller(who).call(path, await examples[name]?.(scene))
      if (answer.ok) rows.push(...(answer.output as { rows: unknown[] }).rows)
    }
    expect(rows).not.toEqual([])
  })
})

/** The verbs about something of an encounter by an id of its own, beside the encounter's. */
const inside = pointed.filter(({ name }) => {
  const beside = { handoverId: '@', observerId: '@', recordingId: '@' }
  const unmarked = Object.fromEntries(Object.keys(ids).map((key) => [key, ''])) as unknown as Scene
  return names(name, { ...unmarked, ...beside })
})

describe.each(['other_member', 'other_organization'])('in an encounter of their own %s', (who) => {
  let own: string
  beforeAll(async () => {
    own = await encounterOf(who)
  })

  test.each(inside)(`${who} may not call $name about what is of another`, async ({ name, path }) => {
    const before = await ofEncounters()
    const answer = await caller(who).call(path, await examples[name]?.({ ...scene, sessionId: own }))
    // Made by whoever asks: one that is taken is nobody's question.
    if (name === 'recordings.ask') expect(answer).toEqual({ ok: true, output: { recording: null } })
    else expect(answer).toEqual({ ok: false, code: 'NOT_FOUND' })
    expect(await ofEncounters()).toEqual(before)
  })
})

/** A live encounter that this caller is the helper of, with one more of their organisation. */
async function encounterOf(who: string): Promise<string> {
  const { house } = strangers.app.core
  const me = await caller(who).api.door.me()
  const [organizationId, helperId] = [me.organization.id, me.person.id]
  const { id: seekerId } = await createPerson(house, organizationId, {
    ...{ name: 'Someone', email: `of.${who}@x.example`, language: 'fr', languages: ['fr'], role: 'member' },
  })
  const [askId, id] = [house.newId(), house.newId()]
  await sql`INSERT INTO ask (organization_id, id, seeker_id, state, state_since, text, language, opened_at)
    VALUES (${organizationId}, ${askId}, ${seekerId}, 'live', now(), 'x', 'fr', now())`.execute(strangers.fresh.db)
  await sql`INSERT INTO session (organization_id, id, ask_id, seeker_id, helper_id, state, opened_at, live_at)
    VALUES (${organizationId}, ${id}, ${askId}, ${seekerId}, ${helperId}, 'live', now(), now())`.execute(
    strangers.fresh.db,
  )
  return id
}

async function ofEncounters() {
  const { rows } = await sql`
    SELECT (SELECT json_agg(h ORDER BY h.id) FROM handover h) AS handovers,
           (SELECT json_agg(o ORDER BY o.id) FROM session_observer o) AS observers,
           (SELECT json_agg(r ORDER BY r.id) FROM recording r) AS recordings,
           (SELECT json_agg(m) FROM recording_mark m) AS marks`.execute(strangers.fresh.db)
  return rows
}
