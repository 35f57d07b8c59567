import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { apply } from '@binome/contract/apply.ts'
import type { Down, NowEvent } from '@binome/contract/down.ts'
import type { Now } from '@binome/contract/now.ts'
import type { Ack, Up } from '@binome/contract/up.ts'
import fc from 'fast-check'
import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type HandClock, handClock } from './clock.ts'
import { createHub, type Hub, type Who } from './hub.ts'
import { createLog } from './log.ts'
import { Refusal } from './refusal.ts'

/** What the server knows of each person, as a number of parked asks: enough to see order and holes. */
let truth: Map<string, number>
let server: HttpServer
let hub: Hub
let clock: HandClock
let tabs: Tab[]
let readDelay: () => Promise<void>
let broken: boolean

interface Tab {
  socket: Socket
  downs: Down[]
  /** What its person sees. */
  view(): Now | null
  say(up: Up): Promise<Ack>
}

const viewOf = (n: number) => ({ ask: null, parked: Array.from({ length: n }, (_, id) => ({ id })) }) as unknown as Now
const eventOf = (n: number) => ({ part: 'parked', parked: viewOf(n).parked }) as NowEvent
const numberIn = (now: Now | null) => now?.parked.length

beforeEach(async () => {
  truth = new Map()
  tabs = []
  broken = false
  readDelay = () => Promise.resolve()
  clock = handClock(new Date('2026-01-05T09:00:00Z'))
  server = createServer()
  let epochs = 0
  hub = createHub({
    server,
    clock,
    log: createLog('silent'),
    allowedOrigin: (origin) => origin === 'http://ours',
    newEpoch() {
      epochs += 1
      return `epoch-${epochs}`
    },
    async authenticate(headers): Promise<Who | null> {
      const [personId, session = 's', until] = (headers.cookie ?? '').split(' ')
      if (!personId) return null
      const who = { personId, organizationId: 'o', accountSessionId: session }
      return until ? { ...who, until: new Date(until) } : who
    },
    async snapshotOf({ personId }) {
      if (broken) throw new Error('no view')
      await readDelay()
      return viewOf(truth.get(personId) ?? 0)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  for (const tab of tabs) tab.socket.disconnect()
  await hub.stop()
  await new Promise((resolve) => server.close(resolve))
})

/** Changes the truth, then has it shown, as a fact's consumer does. */
function change(personId: string, n: number): Promise<void> {
  truth.set(personId, n)
  const delay = readDelay
  return hub.refresh(personId, async () => {
    if (broken) throw new Error('no view')
    const seen = truth.get(personId) ?? 0
    await delay()
    return [eventOf(seen)]
  })
}

function open(cookie: string, origin = 'http://ours'): Tab {
  const { port } = server.address() as AddressInfo
  const socket = io(`http://127.0.0.1:${port}`, {
    path: '/live',
    transports: ['websocket'],
    extraHeaders: { cookie, origin },
    forceNew: true,
    reconnection: false,
  })
  const downs: Down[] = []
  socket.on('down', (down: Down) => downs.push(down))
  const tab = {
    socket,
    downs,
    view: () =>
      downs.reduce<Now | null>((now, down) => {
        if (down.type === 'snapshot') return down.now
        return down.type === 'event' && now ? apply(now, down.event) : now
      }, null),
    say: async (up: Up) => (await socket.timeout(5_000).emitWithAck('up', up)) as Ack,
  }
  tabs.push(tab)
  return tab
}

async function connected(cookie: string): Promise<Tab> {
  const tab = open(cookie)
  await new Promise<void>((resolve, reject) => {
    tab.socket.on('connect', resolve)
    tab.socket.on('connect_error', reject)
  })
  return tab
}

async function greeted(cookie: string, resume?: { epoch: string; seq: number }): Promise<Tab> {
  const tab = await connected(cookie)
  expect(await tab.say({ type: 'hello', ...(resume && { resume }) })).toMatchObject({ ok: true })
  return tab
}

const lastOf = (tab: Tab) => {
  const last = tab.downs.findLast((down) => down.type === 'snapshot' || down.type === 'event')
  if (last?.type !== 'snapshot' && last?.type !== 'event') throw new Error('nothing was sent')
  return { epoch: last.epoch, seq: last.seq }
}

describe('hub', () => {
  test('[H1] [H2] whenever a tab says hello, it ends with what a fresh one sees', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('change', 'hello', 'wait'), { minLength: 1, maxLength: 25 }),
        fc.infiniteStream(fc.nat(3)),
        async (steps, delays) => {
          const personId = `p${truth.size}-${steps.join('')}`
          readDelay = async () => {
            const turns = delays.next().value ?? 0
            for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate)
          }
          const old = await connected(personId)
          const said: Promise<unknown>[] = [old.say({ type: 'hello' })]
          let n = 0
          for (const step of steps) {
            if (step === 'change') {
              n += 1
              said.push(change(personId, n))
            } else if (step === 'hello') said.push(old.say({ type: 'hello' }))
            else await new Promise(setImmediate)
          }
          await Promise.all(said)
          const fresh = await greeted(personId)
          await expect.poll(() => numberIn(old.view())).toBe(n)
          expect(old.view()).toEqual(fresh.view())
          for (const tab of [old, fresh]) tab.socket.disconnect()
        },
      ),
      { numRuns: 25 },
    )
  })

  test('[H2] a slow read is not overtaken by a later one', async () => {
    const tab = await greeted('ada')
    const [begun, first] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    readDelay = () => {
      begun.resolve()
      return first.promise
    }
    const slow = change('ada', 1)
    await begun.promise
    readDelay = () => Promise.resolve()
    const quick = change('ada', 2)
    await new Promise(setImmediate)
    first.resolve()
    await Promise.all([slow, quick])
    await expect.poll(() => tab.downs.length).toBe(3)
    expect(tab.downs.map((down) => (down.type === 'event' ? down.seq : 'snapshot'))).toEqual(['snapshot', 1, 2])
    expect(numberIn(tab.view())).toBe(2)
  })

  test('[H3] a tab that comes back is sent what it missed, and nothing twice', async () => {
    const tab = await greeted('ada')
    await change('ada', 1)
    await expect.poll(() => tab.downs.length).toBe(2)
    const resume = lastOf(tab)
    tab.socket.disconnect()
    await expect.poll(() => hub.connected('ada')).toBe(0)
    await change('ada', 2)
    await change('ada', 3)
    clock.advance(119_000)
    const back = await greeted('ada', resume)
    expect(back.downs).toMatchObject([
      { type: 'event', seq: 2 },
      { type: 'event', seq: 3 },
    ])
  })

  test('[H3] a snapshot when the stream is forgotten, of another epoch, ahead of us, or longer than what is kept', async () => {
    const tab = await greeted('ada')
    const resume = lastOf(tab)
    for (let n = 1; n <= 120; n += 1) await change('ada', n)
    await expect.poll(() => tab.downs.length).toBe(121)
    const late = await greeted('ada', resume)
    expect(late.downs).toMatchObject([{ type: 'snapshot', seq: 120 }])
    for (const wrong of [
      { epoch: 'other', seq: 120 },
      { epoch: resume.epoch, seq: 121 },
    ]) {
      const other = await greeted('ada', wrong)
      expect(other.downs[0]).toMatchObject({ type: 'snapshot' })
    }
    for (const one of tabs) one.socket.disconnect()
    await expect.poll(() => hub.connected('ada')).toBe(0)
    clock.advance(121_000)
    const back = await greeted('ada', lastOf(late))
    expect(back.downs).toMatchObject([{ type: 'snapshot', seq: 0 }])
  })

  test('[H4] every tab of a person hears, nobody else does, and nobody before hello', async () => {
    const [one, two, other] = [await greeted('ada'), await greeted('ada'), await greeted('bob')]
    const silent = await connected('ada')
    expect(hub.connected('ada')).toBe(3)
    await change('ada', 1)
    await expect.poll(() => [one.downs.length, two.downs.length]).toEqual([2, 2])
    expect(other.downs).toHaveLength(1)
    expect(silent.downs).toHaveLength(0)
    await silent.say({ type: 'hello' })
    expect(numberIn(silent.view())).toBe(1)
    const socketId = String(two.socket.id)
    hub.toSocket(socketId, { type: 'bye', because: 'signed_out' })
    await expect.poll(() => two.downs.length).toBe(3)
    expect(one.downs).toHaveLength(2)
  })

  test('[H5] nobody without a sign-in, nor from another page', async () => {
    const stranger = open('')
    const refused = await new Promise<Error>((resolve) => stranger.socket.on('connect_error', resolve))
    expect(refused.message).toBe('NOT_SIGNED_IN')
    const foreign = open('ada', 'http://evil.example')
    await new Promise<Error>((resolve) => foreign.socket.on('connect_error', resolve))
    expect(hub.size()).toBe(0)
  })

  test('[H5] a sign-in that ends takes its tabs with it: ended here, or by itself', async () => {
    const [mine, phone] = [await greeted('ada laptop'), await greeted('ada phone')]
    const short = await greeted('bob s 2026-01-05T09:10:00Z')
    expect(hub.kick({ accountSessionId: 'laptop' }, 'signed_out')).toBe(1)
    await expect.poll(() => mine.socket.connected).toBe(false)
    expect(mine.downs.at(-1)).toEqual({ type: 'bye', because: 'signed_out' })
    expect(phone.socket.connected).toBe(true)
    expect(hub.kick({ personId: 'ada' }, 'not_a_member')).toBe(1)
    clock.advance(9 * 60_000)
    expect(short.socket.connected).toBe(true)
    clock.advance(2 * 60_000)
    await expect.poll(() => short.socket.connected).toBe(false)
  })

  test('[H6] a view that cannot be read ends the line, and the next hello takes a snapshot', async () => {
    const tab = await greeted('ada')
    const resume = lastOf(tab)
    broken = true
    await change('ada', 1)
    await expect.poll(() => tab.socket.connected).toBe(false)
    broken = false
    const back = await greeted('ada', resume)
    expect(back.downs).toMatchObject([{ type: 'snapshot' }])
    expect(numberIn(back.view())).toBe(1)
  })

  test('what a tab says is checked, bounded and answered', async () => {
    const heard: unknown[] = []
    hub.onUp((who, _, message) => {
      heard.push([who.personId, message.type])
      if (message.type === 'offer_seen') throw new Refusal('OFFER_TAKEN', { why: 1 })
      if (message.type === 'session_enter') throw new Error('private')
    })
    const tab = await connected('ada')
    const id = '00000000-0000-7000-8000-000000000001'
    expect(await tab.say({ type: 'session_leave', sessionId: id })).toMatchObject({ ok: true })
    expect(await tab.say({ type: 'offer_seen', offerId: id })).toEqual({
      ok: false,
      code: 'OFFER_TAKEN',
      data: { why: 1 },
    })
    expect(await tab.say({ type: 'session_enter', sessionId: id })).toEqual({ ok: false, code: 'BROKEN', data: {} })
    expect(await tab.say({ type: 'nonsense' } as unknown as Up)).toMatchObject({ ok: false, code: 'BAD_INPUT' })
    const flood = await Promise.all(
      Array.from({ length: 220 }, () => tab.say({ type: 'session_leave', sessionId: id })),
    )
    expect(flood.filter((ack) => !ack.ok && ack.code === 'TOO_MANY').length).toBeGreaterThan(10)
    expect(heard.slice(0, 3)).toEqual([
      ['ada', 'session_leave'],
      ['ada', 'offer_seen'],
      ['ada', 'session_enter'],
    ])
  })

  test('[D7] somebody is active while one of their tabs is used, idle when none is, away without any', async () => {
    const [one, two] = [await greeted('ada'), await greeted('ada')]
    expect([hub.activity('ada'), hub.activity('bob')]).toEqual(['active', 'away'])
    await one.say({ type: 'presence', state: 'idle' })
    expect(hub.activity('ada')).toBe('active')
    await two.say({ type: 'presence', state: 'idle' })
    expect(hub.activity('ada')).toBe('idle')
    await one.say({ type: 'presence', state: 'active' })
    expect(hub.activity('ada')).toBe('active')
    for (const { socket } of [one, two]) socket.disconnect()
    await expect.poll(() => hub.activity('ada')).toBe('away')
  })

  test('who comes and goes is told, each tab for itself', async () => {
    const told: string[] = []
    hub.onConnect((who, id) => told.push(`+${who.personId} ${id.length > 5}`))
    hub.onDisconnect((who) => told.push(`-${who.personId}`))
    const tab = await greeted('ada')
    tab.socket.disconnect()
    await expect.poll(() => told).toEqual(['+ada true', '-ada'])
  })
})
