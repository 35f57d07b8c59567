import { apply } from '@binome/contract/apply.ts'
import type { Down, NowEvent } from '@binome/contract/down.ts'
import type { Now } from '@binome/contract/now.ts'
import type { Ack, Up } from '@binome/contract/up.ts'
import { io, type Socket } from 'socket.io-client'
import { tellTime, timeNow } from '../ui/time.ts'

/**
 * The line to the server: a snapshot of my Now, then numbered events over it. After a break it resumes from the last
 * number, or takes a new snapshot. No React here; live-react.ts draws from it.
 */

/** closed: not signed in. connecting: never open yet. open. lost: was open, and is being called again since `since`. */
export type LineState =
  | { state: 'closed' }
  | { state: 'connecting' }
  | { state: 'open' }
  | { state: 'lost'; since: number }

/** What is of the moment: signals of the call, a held offer, the end of the line. */
export type Moment = Exclude<Down, { type: 'snapshot' } | { type: 'event' }>

export type LiveListeners = {
  /** After an event was applied. */
  event: (event: NowEvent, now: Now, before: Now) => void
  /** After a snapshot replaced everything. */
  snapshot: (now: Now) => void
  moment: (moment: Moment) => void
}

export type Line = {
  /** Opens the line (once signed in). Opening an open line does nothing. */
  open: () => void
  /** Closes it and forgets what was seen (signed out). */
  close: () => void
  now: () => Now | null
  state: () => LineState
  /** Called after every change of `now()` or `state()`. Returns what ends it. */
  subscribe: (tell: () => void) => () => void
  on: <K extends keyof LiveListeners>(kind: K, listener: LiveListeners[K]) => () => void
  /** Says something and waits for its answer; `{ ok: false, code: 'OFFLINE' }` when the line is not open. */
  say: (up: Up) => Promise<Ack>
}

const ACK_MS = 8_000
const OFFLINE: Ack = { ok: false, code: 'OFFLINE', data: {} }

/** Makes a line. `connect` is a port for tests; the product's own goes to `/live` by websocket only. */
export function createLine(connect: () => Socket, clock: () => number = timeNow): Line {
  const tells = new Set<() => void>()
  const listeners: { [K in keyof LiveListeners]: Set<LiveListeners[K]> } = {
    event: new Set(),
    snapshot: new Set(),
    moment: new Set(),
  }
  let socket: Socket | null = null
  let now: Now | null = null
  let seen: { epoch: string; seq: number } | null = null
  let state: LineState = { state: 'closed' }

  const tell = () => {
    for (const next of tells) next()
  }
  const enter = (next: LineState) => {
    state = next
    tell()
  }

  async function say(up: Up): Promise<Ack> {
    const at = socket
    if (!at?.connected) return OFFLINE
    try {
      const ack = (await at.timeout(ACK_MS).emitWithAck('up', up)) as Ack
      if (ack.ok) tellTime(Date.parse(ack.at))
      return ack
    } catch {
      return OFFLINE // no answer in time: the line says so by itself a moment later
    }
  }

  const hello = () => say({ type: 'hello', ...(seen && { resume: seen }) })

  function forgetAndAsk() {
    seen = null
    void hello()
  }

  function hear(down: Down) {
    switch (down.type) {
      case 'snapshot':
        now = down.now
        seen = { epoch: down.epoch, seq: down.seq }
        enter({ state: 'open' })
        for (const listener of listeners.snapshot) listener(down.now)
        return
      case 'event': {
        if (!now || !seen || down.epoch !== seen.epoch || down.seq > seen.seq + 1) return forgetAndAsk()
        if (down.seq <= seen.seq) return
        const before = now
        now = apply(before, down.event)
        seen = { epoch: down.epoch, seq: down.seq }
        tell()
        for (const listener of listeners.event) listener(down.event, now, before)
        return
      }
      default:
        for (const listener of listeners.moment) listener(down)
    }
  }

  function open() {
    if (socket) return
    enter({ state: 'connecting' })
    socket = connect()
    socket.on('down', hear)
    socket.on('connect', () => {
      void hello().then((ack) => {
        if (ack.ok && now) enter({ state: 'open' })
      })
    })
    socket.on('disconnect', () => {
      if (state.state !== 'closed') enter({ state: 'lost', since: clock() })
    })
  }

  function close() {
    const at = socket
    socket = null
    now = null
    seen = null
    enter({ state: 'closed' })
    at?.removeAllListeners()
    at?.disconnect()
  }

  return {
    open,
    close,
    say,
    now: () => now,
    state: () => state,
    subscribe: (listener) => {
      tells.add(listener)
      return () => tells.delete(listener)
    },
    on: (kind, listener) => {
      listeners[kind].add(listener)
      return () => listeners[kind].delete(listener)
    },
  }
}

/** The line of this page. */
export const live: Line = createLine(() =>
  io(location.origin, {
    path: '/live',
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.5,
  }),
)
