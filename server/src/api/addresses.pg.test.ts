import type { HeldOffer, Signal } from '@binome/contract/signal.ts'
import { sql } from 'kysely'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTab, say, type TestApp, testApp } from '../../test/app.ts'
import type { TestClient } from '../../test/client.ts'
import { insertOffersTo } from '../../test/rows.ts'
import { createOrganization } from '../people/actions.ts'

/**
 * [A9] [S10] No address of either side reaches anyone but the pair: eight are tapped and all say yes at once, while
 * connections are held by two tabs and renewed. Every message and every answer that seven of them get is read.
 */

/** Somebody with a tab, and everything that ever came to them over socket and HTTP. */
interface Listener {
  id: string
  client: TestClient
  socket: Socket
  heard: string[]
  ask(path: string, method?: 'GET' | 'POST', body?: object): Promise<{ status: number; text: string }>
}

const RACERS = 8
/** One of each kind in which an address is written, of the seeker (…1xx) and of the helper (…2xx). */
const addresses = (side: 1 | 2) => [
  `192.0.2.${side}41`,
  `198.51.100.${side}42`,
  `2001:db8::${side}43`,
  `7b1c0a9e-${side}444-4d1c-9d5e-2f8a3c6b5d10.local`,
  `203.0.113.${side}45`,
]
const ALL = [...addresses(1), ...addresses(2)]
/** What names a person's way: candidates, credentials, certificates, whole descriptions. */
const WAYS = /candidate:|a=|v=0|ice-ufrag|fingerprint|typ (host|srflx|prflx|relay)|raddr|\bsdp\b|"signal"|"held"/i

const candidates = (side: 1 | 2) => {
  const [host, mapped, six, named, relayed] = addresses(side)
  return [
    `candidate:1 1 udp 2122260223 ${host} 50001 typ host generation 0`,
    `candidate:2 1 udp 2122260223 ${six} 50002 typ host generation 0`,
    `candidate:3 1 udp 2122260223 ${named} 50003 typ host generation 0`,
    `candidate:4 1 udp 1686052607 ${mapped} 50004 typ srflx raddr ${host} rport 50001`,
    `candidate:5 1 udp 41885439 ${relayed} 50005 typ relay raddr ${mapped} rport 50004`,
  ]
}
const sdp = (side: 1 | 2) =>
  [
    'v=0',
    `o=- 1 2 IN IP4 ${addresses(side)[0]}`,
    's=-',
    't=0 0',
    `a=fingerprint:sha-256 ${`0${side}:`.repeat(31)}FF`,
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    `c=IN IP4 ${addresses(side)[1]}`,
    `a=ice-ufrag:uf${side}`,
    ...candidates(side).map((one) => `a=${one}`),
    '',
  ].join('\r\n')

let world: TestApp
let listeners: Listener[]
let seeker: Listener
let winner: Listener
let lost: Listener[]
let answers: { who: Listener; status: number; text: string }[]

async function listen(id: string, client: TestClient, app = world): Promise<Listener> {
  const heard: string[] = []
  const socket = client.socket()
  socket.onAny((...message: unknown[]) => void heard.push(JSON.stringify(message)))
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', () => resolve())
    socket.on('connect_error', reject)
  })
  await say(socket, { type: 'hello' })
  return {
    id,
    client,
    socket,
    heard,
    async ask(path, method = 'GET', body) {
      const headers = { cookie: client.cookie, origin: app.app.url, 'content-type': 'application/json' }
      const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
      const answer = await fetch(`${app.app.url}/api${path}`, init)
      const text = await answer.text()
      heard.push(text)
      return { status: answer.status, text }
    },
  }
}

beforeAll(async () => {
  world = await testApp()
  const { house } = world.app.core
  const settled = () => world.app.core.settled()
  const { id: organizationId } = await createOrganization(house, { name: 'House', language: 'fr' })
  const asker = await world.member(organizationId, 'Perpetua')
  seeker = await listen(asker.id, asker.client)
  listeners = []
  for (let i = 0; i < RACERS; i += 1) {
    const one = await world.member(organizationId, `Racer ${i}`, { available: true })
    listeners.push(await listen(one.id, one.client))
  }
  const { id: askId } = await seeker.client.api.asks.open({ text: 'Who knows this?' })
  await settled()
  const tapped = await offers(askId)
  const untapped = listeners.map(({ id }) => id).filter((id) => !tapped.has(id))
  await insertOffersTo(house.db, organizationId, askId, untapped)
  await sql`UPDATE offer SET sent_at = now(), lapses_at = now() + interval '90 seconds'
             WHERE ask_id = ${askId} AND state IN ('sent', 'seen')`.execute(house.db)
  const tabs = [seeker.socket, await openTab(seeker.client)]
  const hold = (tab: number, generation: number) => {
    const held: HeldOffer = { tab: `tab-${tab}-of-seeker`, generation, sdp: sdp(1) }
    const socket = tabs[tab]
    if (socket) return say(socket, { type: 'hold', askId, held })
  }
  for (const [tab, generation] of [
    [0, 1],
    [1, 1],
    [1, 2],
    [0, 2],
  ] as const)
    await hold(tab, generation)
  await settled()

  const taps = await offers(askId)
  expect(taps.size).toBe(RACERS)
  answers = await Promise.all(
    listeners.map(async (who) => ({ who, ...(await who.ask(`/offers/${taps.get(who.id)}/accept`, 'POST', {})) })),
  )
  const won = answers.filter(({ status }) => status === 200)
  expect(won).toHaveLength(1)
  winner = won[0]?.who as Listener
  lost = listeners.filter((one) => one !== winner)
  await settled()
  const { session } = JSON.parse(won[0]?.text ?? '{}') as { session: { id: string } }
  const sessionId = session.id
  await say(seeker.socket, { type: 'session_enter', sessionId })
  await say(winner.socket, { type: 'session_enter', sessionId })

  // Both meet: descriptions and candidates both ways, and a repair.
  const talk: [Socket, Signal][] = [
    [winner.socket, { kind: 'answer', from: 'tab-of-helper', link: 'tab-0-of-seeker.2', sdp: sdp(2) }],
    [seeker.socket, { kind: 'offer', from: 'tab-0-of-seeker', link: 'tab-0-of-seeker.2', sdp: sdp(1) }],
    ...([1, 2] as const).flatMap((side) =>
      candidates(side).map((candidate): [Socket, Signal] => [
        side === 1 ? seeker.socket : winner.socket,
        {
          kind: 'candidate',
          from: side === 1 ? 'tab-0-of-seeker' : 'tab-of-helper',
          link: 'tab-0-of-seeker.2',
          candidate,
          mid: '0',
          line: 0,
          fragment: `uf${side}`,
        },
      ]),
    ),
  ]
  for (const [socket, signal] of talk)
    expect(await say(socket, { type: 'signal', sessionId, signal })).toMatchObject({ ok: true })

  // Those who lost look at everything they can, and try to get in.
  for (const one of lost) {
    await say(one.socket, { type: 'session_enter', sessionId })
    const hello: Signal = { kind: 'hello', from: 'tab-of-a-loser', reply: false, dropped: null }
    await say(one.socket, { type: 'signal', sessionId, signal: hello })
    await one.ask(`/offers/${taps.get(one.id)}`)
    await one.ask(`/offers/${taps.get(one.id)}/accept`, 'POST', {})
    for (const path of [
      `/sessions/${sessionId}`,
      `/sessions/${sessionId}/messages`,
      `/asks/${askId}`,
      '/sessions',
      '/me',
    ])
      await one.ask(path)
  }
  await seeker.client.api.outcomes.say({ sessionId, outcome: 'solved' })
  await settled()
  tabs[1]?.disconnect()
})
afterAll(async () => {
  for (const { socket } of [...listeners, seeker]) socket.disconnect()
  await world.stop()
})

async function offers(askId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; helperId: string }>`
    SELECT id, helper_id FROM offer WHERE ask_id = ${askId} AND state IN ('sent', 'seen')`.execute(world.fresh.db)
  return new Map(rows.map(({ id, helperId }) => [helperId, id]))
}

test('the pair hears every address of the other: the talk was real', () => {
  for (const address of addresses(1)) expect(winner.heard.join('\n')).toContain(address)
  for (const address of addresses(2)) expect(seeker.heard.join('\n')).toContain(address)
})

test('[A9] [S10] seven who said yes too late hear no address, credential, certificate or description', () => {
  expect(lost).toHaveLength(RACERS - 1)
  for (const { heard } of lost) {
    const all = heard.join('\n')
    // They heard their first view, that the tap was gone, and what their tries were answered.
    expect(all).toContain('"snapshot"')
    expect(all).toContain('"tap_gone"')
    expect(all).toContain('OFFER_')
    expect(all).toContain('NOT_FOUND')
    expect(ALL.filter((address) => all.includes(address))).toEqual([])
    expect(all).not.toMatch(WAYS)
  }
})

test('[A9] [S10] none of it is in a row, in a fact or in the log', async () => {
  expect(ALL.filter((address) => world.logged().includes(address))).toEqual([])
  const { rows: tables } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`.execute(world.fresh.db)
  expect(tables.length).toBeGreaterThan(30)
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`SELECT t::text AS row FROM ${sql.table(name)} AS t`.execute(
      world.fresh.db,
    )
    const found = rows.filter(({ row }) => ALL.some((address) => row.includes(address)) || row.includes('candidate:'))
    expect(found, name).toEqual([])
  }
})

test('[S16] through the relay only, even the pair hears no address but the relay’s, whatever their pages say', async () => {
  const turn = { RELAY_ONLY: '1', TURN_URLS: 'turn:turn.example.org', TURN_SECRET: 'a secret of the turn server' }
  const house = await testApp(turn)
  try {
    const { core } = house.app
    const { id: organizationId } = await createOrganization(core.house, { name: 'House', language: 'fr' })
    const [asker, racer] = [
      await house.member(organizationId, 'Perpetua'),
      await house.member(organizationId, 'Ignatius', { available: true }),
    ]
    const left = await listen(asker.id, asker.client, house)
    const right = await listen(racer.id, racer.client, house)
    const { id: askId } = await asker.client.api.asks.open({ text: 'Who knows this?' })
    await core.settled()
    await say(left.socket, { type: 'hold', askId, held: { tab: 'tab-0-of-seeker', generation: 1, sdp: sdp(1) } })
    const { rows } = await sql<{ id: string }>`SELECT id FROM offer WHERE ask_id = ${askId}`.execute(house.fresh.db)
    const { text } = await right.ask(`/offers/${rows[0]?.id}/accept`, 'POST', {})
    const { session, held } = JSON.parse(text) as { session: { id: string }; held: HeldOffer }
    expect(held.sdp).toContain('203.0.113.145 50005 typ relay raddr 0.0.0.0 rport 9')
    const sessionId = session.id
    for (const { socket } of [left, right]) await say(socket, { type: 'session_enter', sessionId })
    await core.settled()
    const link = 'tab-0-of-seeker.1'
    const from = { 1: 'tab-0-of-seeker', 2: 'tab-of-helper' } as const
    for (const side of [1, 2] as const) {
      const signal = (signal: Signal) => say((side === 1 ? left : right).socket, { type: 'signal', sessionId, signal })
      await signal({ kind: side === 1 ? 'offer' : 'answer', from: from[side], link, sdp: sdp(side) })
      for (const candidate of candidates(side))
        await signal({ kind: 'candidate', from: from[side], link, candidate, mid: '0', line: 0, fragment: null })
      await signal({ kind: 'hello', from: from[side], reply: false, dropped: null })
    }
    for (const [heard, side] of [
      [left.heard.join('\n'), 2],
      [right.heard.join('\n'), 1],
    ] as const) {
      expect(heard).toContain('"hello"')
      expect(ALL.filter((address) => heard.includes(address))).toEqual([addresses(side)[4]])
      expect(heard.match(/typ (?!relay)/g) ?? []).toEqual([])
      expect(heard.match(/"kind":"candidate"/g)).toHaveLength(1)
    }
    for (const { socket } of [left, right]) socket.disconnect()
  } finally {
    await house.stop()
  }
})
