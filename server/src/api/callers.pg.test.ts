import type { VerbMeta } from '@binome/contract/verb.ts'
import { listVerbs } from '@binome/contract/version.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { png, type Scene, type Strangers, startStrangers } from '../../test/strangers.ts'
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
  'handover.answer': ({ sessionId, askId }) => ({ sessionId, handoverId: askId, yes: true }),
  'handover.takeBack': ({ sessionId, askId }) => ({ sessionId, handoverId: askId }),
  'observers.candidates': ({ sessionId }) => ({ sessionId }),
  'observers.propose': ({ sessionId, seekerId }) => ({ sessionId, personId: seekerId }),
  'observers.answer': ({ sessionId, askId }) => ({ sessionId, observerId: askId, yes: true }),
  'observers.remove': ({ sessionId, askId }) => ({ sessionId, observerId: askId }),
  'observers.come': ({ sessionId }) => ({ sessionId }),
  'observers.leave': ({ sessionId }) => ({ sessionId }),
  'handover.before': ({ sessionId }) => ({ sessionId }),
  'recordings.ask': ({ sessionId, askId }) => ({ sessionId, recordingId: askId }),
  'recordings.consent': ({ sessionId, askId }) => ({ sessionId, recordingId: askId, yes: true }),
  'recordings.mark': ({ sessionId, askId }) => ({
    ...{ sessionId, recordingId: askId },
    mark: { id: 'x', tool: 'text', points: [[0.5, 0.5]], step: null, words: 'x', by: 'helper', from: 0, to: null },
  }),
  'recordings.list': ({ sessionId }) => ({ sessionId }),
  'recordings.marks': ({ sessionId, askId }) => ({ sessionId, recordingId: askId }),
  'recordings.policy': () => undefined,
  'recordings.setPolicy': () => ({ days: 30 }),
  'recordings.remove': ({ sessionId, askId }) => ({ sessionId, recordingId: askId }),
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

/** The verbs whose example names something of the first organisation by its id. */
const pointed = closed.filter(({ name }) => {
  const ids = {
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
  }
  return JSON.stringify(examples[name]?.(ids) ?? null).includes('"@"')
})

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

  test('the lists of another organisation hold nothing of this one', async () => {
    for (const path of [
      ['people', 'list'],
      ['people', 'skills'],
      ['asks', 'list'],
      ['sessions', 'list'],
      ['admin', 'members'],
      ['admin', 'teams'],
      ['admin', 'invites'],
    ]) {
      const answer = await caller('other_organization').call(path, {})
      expect(answer.ok, path.join('.')).toBe(true)
      const text = JSON.stringify(answer)
      for (const id of Object.values(scene)) expect(text, path.join('.')).not.toContain(id)
    }
  })

  test('an ask for a person of another organisation is refused', async () => {
    const answer = await caller('other_organization').call(['asks', 'open'], { text: 'x', forPersonId: scene.seekerId })
    expect(answer).toMatchObject({ ok: false })
  })
})
