import type { Ack, Up } from '@binome/contract/up.ts'
import { Up as UpSchema } from '@binome/contract/up.ts'
import type { VerbMeta } from '@binome/contract/verb.ts'
import { listVerbs } from '@binome/contract/version.ts'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestClient, testClient } from '../../test/client.ts'
import { type FreshDatabase, freshDatabase, scratchFolder } from '../../test/database.ts'
import { type App, startApp } from '../app.ts'
import { userOfPerson } from '../identity/account-store.ts'
import { signInAs } from '../identity/caller.ts'
import { createPerson } from '../identity/members.ts'
import { addSkill, createOrganization, createTeam, setAvailability } from '../people/actions.ts'
import { readConfig } from '../platform/config.ts'
import { createLog } from '../platform/log.ts'

/**
 * Nobody gets in: every verb and every socket message × every wrong caller, generated from the contract. A new verb
 * fails here until it has an example; a verb without a policy fails by answering.
 */

let fresh: FreshDatabase
let app: App
interface Scene {
  askId: string
  parkedId: string
  offerId: string
  sessionId: string
  endedId: string
  pictureId: string
  teamId: string
  skillId: string
  inviteId: string
  seekerId: string
}
let scene: Scene
/** By kind of caller. `seeker`, `helper`, `admin` own the scene; the others are wrong. */
const callers = new Map<string, TestClient>()
const caller = (name: string): TestClient => {
  const found = callers.get(name)
  if (!found) throw new Error(`no caller ${name}`)
  return found
}

const png = async () =>
  new File(
    [
      new Uint8Array(
        await sharp({ create: { width: 40, height: 30, channels: 3, background: '#792a57' } })
          .png()
          .toBuffer(),
      ),
    ],
    'x.png',
    { type: 'image/png' },
  )

async function member(organizationId: string, name: string, role: 'member' | 'admin' = 'member') {
  const { house } = app.core
  const { id } = await createPerson(house, organizationId, {
    name,
    email: `${name}@${organizationId.slice(-12)}.example`,
    language: 'fr',
    languages: ['fr', 'en'],
    role,
  })
  const caller = { organizationId, personId: id, role, teamId: null, language: 'fr' as const, accountSessionId: '' }
  await setAvailability(house, caller, { available: name.startsWith('helper'), until: null, quietUntil: null })
  const userId = await userOfPerson(house.db, organizationId, id)
  const cookie = userId === null ? null : await signInAs(house, userId)
  if (cookie === null) throw new Error('no account')
  callers.set(name, testClient(app.url, cookie.split(';')[0] ?? ''))
  return id
}

const say = (socket: ReturnType<TestClient['socket']>, up: Up) =>
  new Promise<Ack>((resolve, reject) => {
    socket.timeout(5000).emit('up', up, (error: Error | null, ack: Ack) => (error ? reject(error) : resolve(ack)))
  })

/** Opens a tab and waits for its first view. */
async function tab(name: string) {
  const socket = caller(name).socket()
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', () => resolve())
    socket.on('connect_error', reject)
  })
  await say(socket, { type: 'hello' })
  return socket
}

async function meet(askId: string, helper: string) {
  const seekerTab = await tab('seeker')
  const helperTab = await tab(helper)
  await app.core.settled()
  const { rows } = await sql<{ id: string }>`SELECT id FROM offer WHERE ask_id = ${askId} AND state = 'sent'`.execute(
    fresh.db,
  )
  const offerId = rows[0]?.id ?? ''
  const { session } = await caller(helper).api.offers.accept({ offerId })
  await say(helperTab, { type: 'session_enter', sessionId: session.id })
  await say(seekerTab, { type: 'session_enter', sessionId: session.id })
  await app.core.settled()
  seekerTab.disconnect()
  helperTab.disconnect()
  return session.id
}

beforeAll(async () => {
  fresh = await freshDatabase()
  const env = {
    PORT: '0',
    DATABASE_URL: fresh.url,
    DATA_DIR: scratchFolder(),
    LOG_LEVEL: 'silent',
    DEMO: '0',
  }
  app = await startApp(readConfig(env), { webFolder: null, log: createLog('silent'), rate: { take: () => undefined } })
  const { house } = app.core
  const { id: organizationId } = await createOrganization(house, { name: 'House', language: 'fr' })
  const { id: elsewhere } = await createOrganization(house, { name: 'Elsewhere', language: 'fr' })
  callers.set('nobody', testClient(app.url, ''))
  const seekerId = await member(organizationId, 'seeker')
  await member(organizationId, 'admin', 'admin')
  await member(organizationId, 'helper')
  await member(organizationId, 'other_member')
  const formerId = await member(organizationId, 'former_member')
  const expiredId = await member(organizationId, 'expired_session')
  await member(elsewhere, 'other_organization', 'admin')
  const { id: teamId } = await createTeam(house, organizationId, { name: 'Team', site: '' })
  const { id: skillId } = await addSkill(house, organizationId, { labelFr: 'Paie', labelEn: 'Payroll', synonyms: [] })
  await app.core.settled()

  const seeker = caller('seeker').api
  const helperTab = await tab('helper')
  const ended = await seeker.asks.open({ text: 'ended', skillIds: [skillId] })
  await app.core.settled()
  const endedId = await meet(ended.id, 'helper')
  await seeker.sessions.end({ sessionId: endedId })
  await app.core.settled()
  const parked = await seeker.asks.open({ text: 'parked' })
  await app.core.settled()
  await seeker.asks.park({ askId: parked.id })
  await app.core.settled()
  const { id: pictureId } = await seeker.pictures.add({ file: await png() })
  const open = await seeker.asks.open({ text: 'open', pictureIds: [pictureId] })
  await app.core.settled()
  const { rows } = await sql<{ id: string }>`SELECT id FROM offer WHERE ask_id = ${open.id} AND state = 'sent'`.execute(
    fresh.db,
  )
  const invite = await caller('admin').api.admin.addInvite({ name: 'New', role: 'member' })
  helperTab.disconnect()

  await sql`UPDATE membership SET ended_at = now() WHERE person_id = ${formerId}`.execute(fresh.db)
  await sql`UPDATE auth_session SET expires_at = now() - interval '1 minute'
    WHERE user_id = (SELECT user_id FROM account_person WHERE person_id = ${expiredId})`.execute(fresh.db)
  scene = {
    askId: open.id,
    parkedId: parked.id,
    offerId: rows[0]?.id ?? '',
    sessionId: endedId,
    endedId,
    pictureId,
    teamId,
    skillId,
    inviteId: invite.id,
    seekerId,
  }
})
afterAll(async () => {
  await app.stop()
  await fresh.drop()
})

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
  'me.claimSkills': ({ skillId }) => ({ skillIds: [skillId] }),
  'me.hideSkill': ({ skillId }) => ({ skillId, hidden: false }),
  'me.mySkills': () => undefined,
  'me.setPhoto': async () => ({ file: await png() }),
  'me.export': () => undefined,
  'me.erase': () => ({ confirm: 'erase' }),
  'people.list': () => ({}),
  'people.gaps': () => undefined,
  'people.get': ({ seekerId }) => ({ personId: seekerId }),
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
  'asks.waits': ({ askId }) => ({ askId }),
  'offers.get': ({ offerId }) => ({ offerId }),
  'offers.accept': ({ offerId }) => ({ offerId }),
  'offers.decline': ({ offerId }) => ({ offerId }),
  'offers.postpone': ({ offerId }) => ({ offerId, until: new Date(Date.now() + 900_000).toISOString() }),
  'sessions.list': () => ({}),
  'sessions.get': ({ sessionId }) => ({ sessionId }),
  'sessions.messages': ({ sessionId }) => ({ sessionId }),
  'sessions.say': ({ sessionId, askId }) => ({ sessionId, id: askId, text: 'x' }),
  'sessions.ice': () => undefined,
  'sessions.end': ({ sessionId }) => ({ sessionId }),
  'outcomes.say': ({ sessionId }) => ({ sessionId, outcome: 'solved' }),
  'outcomes.skip': ({ sessionId }) => ({ sessionId }),
  'outcomes.thanks': () => ({}),
  'admin.members': () => ({}),
  'admin.changeMember': ({ seekerId, teamId }) => ({ personId: seekerId, teamId }),
  'admin.removeMember': ({ seekerId }) => ({ personId: seekerId }),
  'admin.recoveryLink': ({ seekerId }) => ({ personId: seekerId }),
  'admin.importPeople': () => ({ csv: 'name,email\nX,x@x.example\n' }),
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
    seekerId: '@',
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

describe('pictures', () => {
  const get = async (who: string) => {
    const answer = await fetch(`${app.url}/pictures/${scene.pictureId}`, { headers: { cookie: caller(who).cookie } })
    return answer.status
  }
  test('are shown to the seeker and to the helper with an open tap, and to nobody else', async () => {
    expect(await get('seeker')).toBe(200)
    expect(await get('helper')).toBe(200)
    expect(await get('nobody')).toBe(401)
    expect(await get('expired_session')).toBe(401)
    for (const who of ['other_member', 'other_organization', 'admin']) expect(await get(who), who).toBe(404)
    expect(await get('former_member')).toBeGreaterThanOrEqual(401)
  })
})

describe('the socket', () => {
  test.each(['nobody', 'former_member', 'expired_session'])('%s is not let in', async (who) => {
    const socket = caller(who).socket()
    const refused = await new Promise<string>((resolve) => {
      socket.on('connect', () => resolve('connected'))
      socket.on('connect_error', (error) => resolve(error.message))
    })
    socket.disconnect()
    expect(refused).toBe('NOT_SIGNED_IN')
  })

  const held = { tab: 'tab-of-a-stranger', generation: 1, sdp: 'v=0\r\n' }
  const ups: Record<Up['type'], (scene: Scene) => Up> = {
    hello: () => ({ type: 'hello' }),
    presence: () => ({ type: 'presence', presence: 'active' }),
    offer_seen: ({ offerId }) => ({ type: 'offer_seen', offerId }),
    hold: ({ askId }) => ({ type: 'hold', askId, held }),
    session_enter: ({ sessionId }) => ({ type: 'session_enter', sessionId }),
    session_leave: ({ sessionId }) => ({ type: 'session_leave', sessionId }),
    signal: ({ sessionId }) => ({
      type: 'signal',
      sessionId,
      signal: { kind: 'hello', from: 'tab-of-a-stranger', reply: false, dropped: null },
    }),
  }
  /** About oneself only, or never refused because it changes nothing. */
  const harmless = new Set<Up['type']>(['hello', 'presence', 'offer_seen', 'session_leave'])

  test('every message of the contract has an example', () => {
    expect(Object.keys(ups).toSorted()).toEqual(UpSchema.options.map((option) => option.shape.type.value).toSorted())
  })

  test.each(['other_member', 'other_organization'])('%s can do nothing to others with any message', async (who) => {
    const socket = await tab(who)
    const before = await state()
    for (const [type, example] of Object.entries(ups)) {
      const ack = await say(socket, example(scene))
      if (!harmless.has(type as Up['type'])) expect(ack, type).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    }
    await app.core.settled()
    expect(await state()).toEqual(before)
    socket.disconnect()
  })

  const state = async () => {
    const { rows } = await sql`
      SELECT (SELECT json_agg(o ORDER BY o.id) FROM offer o) AS offers, (SELECT json_agg(s ORDER BY s.id) FROM session s) AS sessions,
             (SELECT json_agg(a ORDER BY a.id) FROM ask a) AS asks,
             (SELECT json_agg(p ORDER BY p.id) FROM session_presence p) AS presences`.execute(fresh.db)
    return rows
  }
})

describe('another origin', () => {
  test('a state-changing request from another page is refused, signed in or not', async () => {
    const answer = await fetch(`${app.url}/api/asks`, {
      method: 'POST',
      headers: { cookie: caller('seeker').cookie, origin: 'https://evil.example', 'content-type': 'application/json' },
      body: '{"text":"x"}',
    })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'WRONG_ORIGIN' })
  })
})
