import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http'
import type { Down, NowEvent } from '@binome/contract/down.ts'
import type { Now } from '@binome/contract/now.ts'
import { type Ack, Up } from '@binome/contract/up.ts'
import { type Socket as AnySocket, Server } from 'socket.io'
import type { Clock } from './clock.ts'
import { createLanes } from './lanes.ts'
import type { Log } from './log.ts'
import { createRate } from './rate.ts'
import { Refusal } from './refusal.ts'
import { createStream, type Stream } from './stream.ts'

/** Who sits behind a socket. */
export interface Who {
  readonly personId: string
  readonly organizationId: string
  readonly accountSessionId: string
  /** When the sign-in ends by itself; the socket ends with it. */
  readonly until?: Date
}

/** What is of the moment and has no number. */
export type Moment = Exclude<Down, { type: 'snapshot' } | { type: 'event' }>
export type Said = Exclude<Up, { type: 'hello' | 'presence' }>
/** Somebody is at the keyboard of one of their tabs; of none; or has no tab. Never sent to anybody, kept nowhere. */
export type Activity = 'active' | 'idle' | 'away'
export type Bye = Extract<Down, { type: 'bye' }>['because']

export interface Hub {
  /**
   * Reads views and sends them, in the person's queue: views read later are sent later, and a snapshot never falls
   * between a read and its sending (law H2). `read` is not called for somebody who has no tab and will not resume.
   */
  refresh(personId: string, read: () => Promise<readonly NowEvent[]>): Promise<void>
  toSocket(socketId: string, message: Moment): void
  /** Ends sockets of a person, or of one sign-in. Returns how many. */
  kick(whose: { personId: string } | { accountSessionId: string }, because: Bye): number
  /** Answers what tabs say; a Refusal becomes the ack's code, anything else BROKEN. One handler. */
  onUp(handler: (who: Who, socketId: string, message: Said) => Promise<void> | void): void
  onConnect(handler: (who: Who, socketId: string) => void): void
  onDisconnect(handler: (who: Who, socketId: string) => void): void
  /** Whether somebody is there, by what their tabs say [D7]. */
  activity(personId: string): Activity
  /** How many tabs the person has here. */
  connected(personId: string): number
  /** All sockets here. */
  size(): number
  /** Resolves when every queue is empty. */
  settled(): Promise<void>
  /** Says bye to everybody and closes. */
  stop(): Promise<void>
}

export interface HubOptions {
  server: HttpServer
  clock: Clock
  log: Log
  /** Who these cookies are, or null. */
  authenticate(headers: IncomingHttpHeaders): Promise<Who | null>
  /** The whole view of one person, read inside their queue. */
  snapshotOf(who: Who): Promise<Now>
  allowedOrigin(origin: string | undefined): boolean
  newEpoch(): string
}

interface Tab {
  readonly who: Who
  /** Set by the first `hello`: only then events reach it, since before it has no snapshot to apply them to. */
  greeted: boolean
  /** Somebody is at its keyboard; a tab that says nothing was just opened. */
  active: boolean
}
type Socket = AnySocket<Record<string, never>, { down: (message: Down) => void }, Record<string, never>, Tab>

interface Person {
  stream: Stream
  readonly sockets: Set<Socket>
  forget: (() => void) | null
}

const resumableMs = 2 * 60_000
const talk = { burst: 200, perMinute: 1200 }
const largestMessage = 256 * 1024

/** The upgrade request (headers, parser, its own references) is half of an idle connection, and nobody reads it again. */
function forgetRequest(socket: Socket): void {
  socket.handshake.headers = {}
  const connection: { request: unknown } = socket.conn
  connection.request = null
}

/** The line to people's tabs: laws H1–H6 in LAWS.md. */
export function createHub(options: HubOptions): Hub {
  const { clock, log } = options
  const people = new Map<string, Person>()
  const lanes = createLanes()
  const rate = createRate(clock)
  const connectHandlers: ((who: Who, socketId: string) => void)[] = []
  const disconnectHandlers: ((who: Who, socketId: string) => void)[] = []
  let stopping = false
  let upHandler: ((who: Who, socketId: string, message: Said) => Promise<void> | void) | null = null

  const io = new Server<Record<string, never>, { down: (message: Down) => void }, Record<string, never>, Tab>(
    options.server,
    {
      path: '/live',
      transports: ['websocket'],
      // No compression: its context costs more memory a connection than all the rest together.
      perMessageDeflate: false,
      httpCompression: false,
      serveClient: false,
      maxHttpBufferSize: largestMessage,
      pingInterval: 20_000,
      pingTimeout: 15_000,
      connectTimeout: 10_000,
      // A page that was told goodbye calls again at once.
      allowRequest: (request, done) => done(null, !stopping && options.allowedOrigin(request.headers.origin)),
    },
  )

  io.use((socket, next) => {
    options.authenticate(socket.handshake.headers).then(
      (who) => {
        if (!who) return next(new Error('NOT_SIGNED_IN'))
        socket.data = { who, greeted: false, active: true }
        next()
      },
      (error: unknown) => {
        log.warn({ err: error }, 'a socket could not be authenticated')
        next(new Error('BROKEN'))
      },
    )
  })

  io.on('connection', (socket: Socket) => {
    forgetRequest(socket)
    const { who } = socket.data
    const person = personOf(who.personId)
    person.forget?.()
    person.forget = null
    person.sockets.add(socket)
    for (const handler of connectHandlers) guarded(() => handler(who, socket.id))
    socket.on('up', (message: unknown, ack: unknown) => {
      const answer = typeof ack === 'function' ? (ack as (answer: Ack) => void) : () => undefined
      hear(socket, message).then(answer, (error: unknown) => answer(asAck(error)))
    })
    socket.on('disconnect', () => {
      person.sockets.delete(socket)
      if (person.sockets.size === 0) {
        person.forget = clock.alarm(new Date(clock.now().getTime() + resumableMs), () => people.delete(who.personId))
      }
      for (const handler of disconnectHandlers) guarded(() => handler(who, socket.id))
    })
  })

  function personOf(personId: string): Person {
    let person = people.get(personId)
    if (!person) {
      person = { stream: createStream(options.newEpoch()), sockets: new Set(), forget: null }
      people.set(personId, person)
    }
    return person
  }

  function guarded(fn: () => void): void {
    try {
      fn()
    } catch (error) {
      log.error({ err: error }, 'a listener of the hub failed')
    }
  }

  async function hear(socket: Socket, message: unknown): Promise<Ack> {
    const { who } = socket.data
    if (who.until && who.until <= clock.now()) {
      bye(socket, 'signed_out')
      throw new Refusal('NOT_SIGNED_IN')
    }
    rate.take(socket.id, talk)
    const parsed = Up.safeParse(message)
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, code }) => ({ path: path.join('.'), code }))
      throw new Refusal('BAD_INPUT', { issues: issues.slice(0, 20) })
    }
    if (parsed.data.type === 'hello') await greet(socket, parsed.data.resume)
    else if (parsed.data.type === 'presence') socket.data.active = parsed.data.state === 'active'
    else await upHandler?.(who, socket.id, parsed.data)
    return { ok: true, at: clock.now().toISOString() }
  }

  function asAck(error: unknown): Ack {
    if (error instanceof Refusal) return { ok: false, code: error.code, data: { ...error.data } }
    log.error({ err: error }, 'a message could not be answered')
    return { ok: false, code: 'BROKEN', data: {} }
  }

  function greet(socket: Socket, resume: { epoch: string; seq: number } | undefined): Promise<void> {
    const { who } = socket.data
    return inQueue(who.personId, async () => {
      if (!socket.connected) return
      const { stream } = personOf(who.personId)
      const missed = resume && stream.after(resume)
      if (missed) {
        for (const { seq, event } of missed) socket.emit('down', { type: 'event', epoch: stream.epoch, seq, event })
      } else {
        const now = await options.snapshotOf(who).catch((error: unknown) => {
          // Without a snapshot the tab is blind: it calls again a moment later.
          socket.conn.close()
          throw error
        })
        socket.emit('down', { type: 'snapshot', epoch: stream.epoch, seq: stream.seq(), now })
      }
      socket.data.greeted = true
    })
  }

  function inQueue(personId: string, job: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      lanes.run(personId, () => job().then(resolve, reject))
    })
  }

  function send(person: Person, event: NowEvent): void {
    const { seq } = person.stream.append(event)
    const { epoch } = person.stream
    for (const socket of person.sockets)
      if (socket.data.greeted) socket.emit('down', { type: 'event', epoch, seq, event })
  }

  function bye(socket: Socket, because: Bye): void {
    socket.emit('down', { type: 'bye', because })
    socket.disconnect(true)
  }

  const all = () => [...people.values()].flatMap((person) => [...person.sockets])

  let cancelCheck: () => void = () => undefined
  const checkEnds = () => {
    const now = clock.now()
    for (const socket of all()) if (socket.data.who.until && socket.data.who.until <= now) bye(socket, 'signed_out')
    cancelCheck = clock.alarm(new Date(now.getTime() + 30_000), () => queueMicrotask(checkEnds))
  }
  checkEnds()

  async function refresh(personId: string, read: () => Promise<readonly NowEvent[]>): Promise<void> {
    if (!people.has(personId)) return
    await inQueue(personId, async () => {
      const person = people.get(personId)
      if (!person) return
      try {
        for (const event of await read()) send(person, event)
      } catch (error) {
        // A view that could not be read leaves a hole: a new epoch, and whoever listens comes back for a snapshot.
        log.warn({ err: error }, 'a view could not be read')
        person.stream = createStream(options.newEpoch())
        for (const socket of person.sockets) socket.conn.close()
      }
    })
  }

  return {
    refresh,
    toSocket: (socketId, message) => void io.sockets.sockets.get(socketId)?.emit('down', message),
    kick(whose, because) {
      const sockets =
        'personId' in whose
          ? [...(people.get(whose.personId)?.sockets ?? [])]
          : all().filter((socket) => socket.data.who.accountSessionId === whose.accountSessionId)
      for (const socket of sockets) bye(socket, because)
      return sockets.length
    },
    onUp(handler) {
      if (upHandler) throw new Error('the hub has its handler already')
      upHandler = handler
    },
    onConnect: (handler) => void connectHandlers.push(handler),
    onDisconnect: (handler) => void disconnectHandlers.push(handler),
    activity(personId) {
      const sockets = [...(people.get(personId)?.sockets ?? [])]
      if (sockets.length === 0) return 'away'
      return sockets.some((socket) => socket.data.active) ? 'active' : 'idle'
    },
    connected: (personId) => people.get(personId)?.sockets.size ?? 0,
    size: () => io.sockets.sockets.size,
    settled: () => lanes.idle(),
    async stop() {
      stopping = true
      cancelCheck()
      for (const socket of all()) bye(socket, 'server_stops')
      for (const person of people.values()) person.forget?.()
      await lanes.idle()
      // Not io.close(): it would close the HTTP server too, which is not ours.
      io.engine.close()
      io.removeAllListeners()
    },
  }
}
