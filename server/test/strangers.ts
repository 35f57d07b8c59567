import { createECDH, randomBytes } from 'node:crypto'
import type { Ack, Up } from '@binome/contract/up.ts'
import { sql } from 'kysely'
import sharp from 'sharp'
import { type App, startApp } from '../src/app.ts'
import { saveAsking, setAvailability } from '../src/availability/actions.ts'
import { ANY_TIME } from '../src/availability/rules.ts'
import { userOfPerson } from '../src/identity/account-store.ts'
import { signInAs } from '../src/identity/caller.ts'
import { createPerson } from '../src/identity/members.ts'
import { addSkill, createOrganization, createTeam } from '../src/people/actions.ts'
import { type Clock, systemClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'
import { type TestClient, testClient } from './client.ts'
import { type FreshDatabase, freshDatabase, scratchFolder } from './database.ts'

/** An ask, a tap, an encounter and what surrounds them in one organisation, by their ids; and everybody who is not of it. */
export interface Scene {
  askId: string
  parkedId: string
  offerId: string
  sessionId: string
  endedId: string
  pictureId: string
  teamId: string
  skillId: string
  inviteId: string
  deviceId: string
  seekerId: string
  /** In writing, to the ask that is parked. */
  answerId: string
  /** Of the ask that is parked, with the helper. */
  bookingId: string
  /** Of the encounter, as open as they ever are: to the administrator, who is also the one who may come to look on. */
  handoverId: string
  observerId: string
  recordingId: string
}

export type Socket = ReturnType<TestClient['socket']>

/** A running product with that scene. */
export interface Strangers {
  app: App
  fresh: FreshDatabase
  scene: Scene
  /**
   * `seeker`, `helper` and `admin` own the scene; `nobody`, `other_member`, `former_member`, `expired_session` and
   * `other_organization` (its administrator) are wrong.
   */
  caller(name: string): TestClient
  /** An open tab of theirs, with its first view. */
  tab(name: string): Promise<Socket>
  stop(): Promise<void>
}

export const png = async () =>
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

export const say = (socket: ReturnType<TestClient['socket']>, up: Up) =>
  new Promise<Ack>((resolve, reject) => {
    socket.timeout(5000).emit('up', up, (error: Error | null, ack: Ack) => (error ? reject(error) : resolve(ack)))
  })

/** @param clock the system's when nothing is said */
export async function startStrangers(clock: Clock = systemClock): Promise<Strangers> {
  const fresh = await freshDatabase()
  const env = {
    PORT: '0',
    DATABASE_URL: fresh.url,
    DATA_DIR: scratchFolder(),
    LOG_LEVEL: 'silent',
    DEMO: '0',
  }
  const app = await startApp(readConfig(env), {
    webFolder: null,
    clock,
    log: createLog('silent'),
    rate: { take: () => undefined },
  })
  const { house } = app.core
  const callers = new Map<string, TestClient>()
  const caller = (name: string): TestClient => {
    const found = callers.get(name)
    if (!found) throw new Error(`no caller ${name}`)
    return found
  }
  async function member(organizationId: string, name: string, role: 'member' | 'admin' = 'member') {
    const { id } = await createPerson(house, organizationId, {
      name,
      email: `${name}@${organizationId.slice(-12)}.example`,
      language: 'fr',
      languages: ['fr', 'en'],
      role,
    })
    const caller = { organizationId, personId: id, role, teamId: null, language: 'fr' as const, accountSessionId: '' }
    await saveAsking(house, caller, ANY_TIME)
    await setAvailability(house, caller, { available: name.startsWith('helper'), until: null, quietUntil: null })
    const userId = await userOfPerson(house.db, organizationId, id)
    const cookie = userId === null ? null : await signInAs(house, userId)
    if (cookie === null) throw new Error('no account')
    callers.set(name, testClient(app.url, cookie.split(';')[0] ?? ''))
    return id
  }

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

  const { id: organizationId } = await createOrganization(house, { name: 'House', language: 'fr' })
  const { id: elsewhere } = await createOrganization(house, { name: 'Elsewhere', language: 'fr' })
  callers.set('nobody', testClient(app.url, ''))
  const seekerId = await member(organizationId, 'seeker')
  const adminId = await member(organizationId, 'admin', 'admin')
  const helperId = await member(organizationId, 'helper')
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
  const parked = await seeker.asks.open({ text: 'parked', forPersonId: helperId })
  await app.core.settled()
  await seeker.asks.park({ askId: parked.id, written: true })
  await app.core.settled()
  const answer = await caller('helper').api.answers.send({ askId: parked.id, text: 'like this' })
  const { id: pictureId } = await seeker.pictures.add({ file: await png() })
  const open = await seeker.asks.open({ text: 'open', pictureIds: [pictureId] })
  await app.core.settled()
  const { rows } = await sql<{ id: string }>`SELECT id FROM offer WHERE ask_id = ${open.id} AND state = 'sent'`.execute(
    fresh.db,
  )
  const invite = await caller('admin').api.admin.addInvite({ name: 'New', role: 'member' })
  const pair = createECDH('prime256v1')
  const p256dh = pair.generateKeys('base64url', 'uncompressed')
  const keys = { p256dh, auth: randomBytes(16).toString('base64url') }
  const device = await seeker.reach.addDevice({ endpoint: 'https://push.example.org/seeker', keys })
  helperTab.disconnect()
  const bookingId = house.newId()
  await sql`INSERT INTO booking (organization_id, id, ask_id, seeker_id, helper_id, starts_at, minutes, state, asked_at)
    VALUES (${organizationId}, ${bookingId}, ${parked.id}, ${seekerId}, ${helperId}, now() + interval '2 hours', 15,
      'booked', now())`.execute(fresh.db)
  const [handoverId, observerId, recordingId] = [house.newId(), house.newId(), house.newId()]
  await sql`INSERT INTO handover (organization_id, id, session_id, by_id, to_id, line, state, proposed_at, until)
    VALUES (${organizationId}, ${handoverId}, ${endedId}, ${helperId}, ${adminId}, 'like this', 'proposed', now(),
      now() + interval '1 hour')`.execute(fresh.db)
  await sql`INSERT INTO session_observer (organization_id, id, session_id, person_id, by_id, state, proposed_at, until)
    VALUES (${organizationId}, ${observerId}, ${endedId}, ${adminId}, ${helperId}, 'invited', now(),
      now() + interval '1 hour')`.execute(fresh.db)
  await sql`INSERT INTO recording (organization_id, id, session_id, state, seeker_yes_at)
    VALUES (${organizationId}, ${recordingId}, ${endedId}, 'asked', now())`.execute(fresh.db)

  await sql`UPDATE membership SET ended_at = now() WHERE person_id = ${formerId}`.execute(fresh.db)
  await sql`UPDATE auth_session SET expires_at = now() - interval '1 minute'
    WHERE user_id = (SELECT user_id FROM account_person WHERE person_id = ${expiredId})`.execute(fresh.db)
  const scene: Scene = {
    askId: open.id,
    parkedId: parked.id,
    offerId: rows[0]?.id ?? '',
    sessionId: endedId,
    endedId,
    pictureId,
    teamId,
    skillId,
    inviteId: invite.id,
    deviceId: device.id,
    seekerId,
    answerId: answer.id,
    bookingId,
    handoverId,
    observerId,
    recordingId,
  }
  return {
    app,
    fresh,
    scene,
    caller,
    tab,
    async stop() {
      await app.stop()
      await fresh.drop()
    },
  }
}
