import type { Up } from '@binome/contract/up.ts'
import { sql } from 'kysely'
import sharp from 'sharp'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { say, type TestApp, testApp } from '../../test/app.ts'
import type { TestClient } from '../../test/client.ts'
import { createOrganization } from '../people/actions.ts'

/** One ask from its words to its evidence over real HTTP and real sockets, and what everybody else learns of it. */

interface Tab {
  socket: Socket
  /** Every word the server said to this tab, as it came over the wire. */
  heard(): string
}

async function listen(client: TestClient): Promise<Tab> {
  const socket = client.socket()
  const heard: string[] = []
  socket.onAny((...message: unknown[]) => void heard.push(JSON.stringify(message)))
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', () => resolve())
    socket.on('connect_error', reject)
  })
  await say(socket, { type: 'hello' })
  return { socket, heard: () => heard.join('\n') }
}

const held = (tab: string, generation: number): Up & { type: 'hold' } => ({
  type: 'hold',
  askId: '',
  held: {
    tab,
    generation,
    sdp: `v=0\r\no=${tab}.${generation} a=candidate:1 1 udp 1 192.0.2.77 5000 typ host\r\n`,
  },
})

const secrets = {
  seeker: 'Perpetua Quillfeather',
  helper: 'Ignatius Bramblewick',
  text: 'my zanzibar spreadsheet says tarpaulin',
  message: 'press the marmalade button',
  thanks: 'you are a rhododendron',
}

let world: TestApp
let seeker: TestClient
let helpers: { id: string; client: TestClient; tab: Tab }[]
let winner: (typeof helpers)[number]
let late: typeof helpers
let askId: string
let picture: string
let accepted: unknown

const settled = () => world.app.core.settled()
const offersOf = async () => {
  const { rows } = await sql<{ id: string; helperId: string }>`
    SELECT id, helper_id FROM offer WHERE ask_id = ${askId} AND state IN ('sent', 'seen') ORDER BY id`.execute(
    world.fresh.db,
  )
  return rows
}
const look = async (client: TestClient, path: string) => {
  const answer = await fetch(world.app.url + path, { headers: { cookie: client.cookie } })
  return { status: answer.status, text: await answer.text() }
}

beforeAll(async () => {
  world = await testApp()
  const { id } = await createOrganization(world.app.core.house, { name: 'House', language: 'fr' })
  // More are tapped at once: somebody has to come too late.
  await sql`INSERT INTO routing_rules (organization_id, dial, changed_at)
    VALUES (${id}, 'fast', ${new Date()})`.execute(world.fresh.db)
  seeker = (await world.member(id, secrets.seeker)).client
  helpers = []
  for (const name of [secrets.helper, `${secrets.helper} Junior`, `${secrets.helper} Senior`]) {
    const one = await world.member(id, name, { available: true })
    helpers.push({ ...one, tab: await listen(one.client) })
  }
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#792a57' } })
    .png()
    .toBuffer()
  const file = new File([new Uint8Array(bytes)], `${secrets.seeker}.png`, { type: 'image/png' })
  const added = await seeker.api.pictures.add({ file })
  picture = added.url
  const tabs = [await listen(seeker), await listen(seeker)]
  askId = (await seeker.api.asks.open({ text: secrets.text, pictureIds: [added.id] })).id
  await settled()
  const [first, second] = tabs
  if (!first || !second) throw new Error('no tab')
  await say(first.socket, { ...held('tab-one-x', 1), askId })
  await say(second.socket, { ...held('tab-two-x', 1), askId })
  await say(second.socket, { ...held('tab-two-x', 2), askId })

  // How many are tapped at once is drawn by the ask's id; where it is one, the planner soon taps another.
  const offers = await vi.waitUntil(
    async () => {
      const open = await offersOf()
      return open.length > 1 && open
    },
    { timeout: 60_000, interval: 100 },
  )
  const won = helpers.find((one) => one.id === offers[1]?.helperId)
  if (!won) throw new Error('nobody was tapped')
  winner = won
  late = helpers.filter((one) => one !== winner)
  const tapped = late.filter((one) => offers.some((offer) => offer.helperId === one.id))
  expect(tapped.length).toBeGreaterThan(0)
  for (const one of tapped) expect((await look(one.client, picture)).status).toBe(200)
  for (let twice = 0; twice < 2; twice += 1) {
    await say(winner.tab.socket, { type: 'offer_seen', offerId: offers[1]?.id ?? '' })
  }
  accepted = await winner.client.api.offers.accept({ offerId: offers[1]?.id ?? '' })
  // At once: nothing is waited for between the claim and the look.
  for (const one of tapped) expect((await look(one.client, picture)).status).toBe(404)
  for (const offer of offers.filter((one) => one.helperId !== winner.id)) {
    const whose = tapped.find((one) => one.id === offer.helperId)?.client ?? seeker
    const page = await look(whose, `/api/offers/${offer.id}`)
    expect(JSON.parse(page.text)).toEqual({ state: 'gone', because: 'helped', sessionId: null })
  }
  await settled()
  const { session } = accepted as { session: { id: string } }
  await say(winner.tab.socket, { type: 'session_enter', sessionId: session.id })
  await say(second.socket, { type: 'session_enter', sessionId: session.id })
  await settled()
  const hello = { kind: 'hello', from: 'tab-two-x', reply: false, dropped: null } as const
  await say(second.socket, { type: 'signal', sessionId: session.id, signal: hello })
  const offer = { kind: 'offer', from: 'tab-two-x', link: 'tab-two-x.2', sdp: 'v=0\r\no=signalled 192.0.2.78' } as const
  await say(second.socket, { type: 'signal', sessionId: session.id, signal: offer })
  await seeker.api.sessions.say({ sessionId: session.id, id: crypto.randomUUID(), text: secrets.message })
  await seeker.api.outcomes.say({ sessionId: session.id, outcome: 'solved', thanks: secrets.thanks })
  await settled()
  await seeker.api.me.saveProfile({ title: secrets.thanks })
  await settled()
})
afterAll(async () => {
  for (const { tab } of helpers) tab.socket.disconnect()
  await world.stop()
})

describe('[A9] the held connection', () => {
  test('[A9] is the newest of the newest tab, and in the winner’s answer alone', () => {
    expect(accepted).toMatchObject({ held: { tab: 'tab-two-x', generation: 2 } })
    for (const { tab } of helpers) {
      expect(tab.heard()).not.toContain('192.0.2.77')
      expect(tab.heard()).not.toContain('tab-one-x')
    }
  })

  test('[A9] [S10] who did not win never hears an address or a description, in any message', () => {
    expect(winner.tab.heard()).toContain('192.0.2.78')
    for (const { tab } of late) {
      expect(tab.heard()).toContain('"snapshot"')
      expect(tab.heard()).not.toMatch(/v=0|192\.0\.2|candidate|sdp|signal|held/)
    }
  })

  test('[A8] [S15] nor who came, what was said or what came of it', () => {
    for (const { tab } of late) {
      expect(tab.heard()).not.toContain(secrets.message)
      expect(tab.heard()).not.toContain(secrets.thanks)
      expect(tab.heard()).not.toContain(winner.id)
    }
  })
})

describe('what the operator reads', () => {
  test('is one line a transition, and nobody’s words, name or address', async () => {
    const lines = world
      .logged()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { level: number; msg: string })
    const said = (msg: string) => lines.filter((line) => line.msg === msg && line.level === 30).length
    for (const msg of ['ask opened', 'offer seen', 'offer accepted', 'session live', 'session ended', 'outcome said']) {
      expect(said(msg), msg).toBe(1)
    }
    const { rows } = await sql<{ wave: number }>`SELECT wave FROM ask WHERE id = ${askId}`.execute(world.fresh.db)
    expect(said('people tapped')).toBe(rows[0]?.wave)
    expect(said('evidence added')).toBe(1)
    expect(lines.filter((line) => line.level > 30)).toEqual([])
    const words = [
      ...Object.values(secrets).flatMap((text) => text.split(' ')),
      '192.0.2',
      'v=0',
      '.example',
      'tab-one',
    ]
    for (const word of words.filter((one) => one.length > 5)) expect(world.logged()).not.toContain(word)
  })

  test('and figures: requests, facts, tabs, troubles, without a person in a label', async () => {
    const { status, text } = await look(seeker, '/metrics')
    expect(status).toBe(200)
    expect(text).toMatch(/binome_facts_total\{kind="ask\.opened"\} 1\b/)
    expect(text).toMatch(/binome_facts_set_aside 0\b/)
    expect(text).toMatch(/binome_timers_set_aside 0\b/)
    expect(text).toMatch(/binome_line_sockets 5\b/)
    expect(text).toMatch(/binome_http_seconds_count\{route="\/api\/\*",status="200"\}/)
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  })
})
