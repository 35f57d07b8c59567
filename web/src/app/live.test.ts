import { EventEmitter } from 'node:events'
import type { Down } from '@binome/contract/down.ts'
import type { Now } from '@binome/contract/now.ts'
import type { Up } from '@binome/contract/up.ts'
import type { Socket } from 'socket.io-client'
import { expect, test } from 'vitest'
import { timeNow } from '../ui/time.ts'
import { createLine } from './live.ts'

const NOW = { taps: [], messages: [], parked: [], toClose: [], ask: null, session: null, me: {} } as unknown as Now
const gone = (seq: number, epoch = 'e1'): Down => ({
  type: 'event',
  epoch,
  seq,
  event: { part: 'tap_gone', offerId: `offer-${seq}`, because: 'helped' },
})
const snapshot = (seq: number, epoch = 'e1'): Down => ({ type: 'snapshot', epoch, seq, now: NOW })

/** A socket as the line sees it: what was said up, and a hand to speak down. */
function wire(at = () => new Date()) {
  const said: Up[] = []
  const emitter = new EventEmitter()
  const socket = Object.assign(emitter, {
    connected: false,
    disconnect: () => undefined,
    timeout: () => ({
      emitWithAck: async (_: 'up', up: Up) => {
        said.push(up)
        return { ok: true, at: at().toISOString() }
      },
    }),
  })
  return {
    said,
    socket: socket as unknown as Socket,
    up: () => {
      socket.connected = true
      emitter.emit('connect')
    },
    down: (message: Down) => emitter.emit('down', message),
    cut: () => {
      socket.connected = false
      emitter.emit('disconnect')
    },
  }
}

const opened = () => {
  const at = wire()
  const line = createLine(
    () => at.socket,
    () => 1000,
  )
  line.open()
  at.up()
  at.down(snapshot(4))
  return { ...at, line }
}

test('greets without a number the first time, and resumes from the last number after a break', () => {
  const { said, down, cut, up, line } = opened()
  expect(said).toEqual([{ type: 'hello' }])
  down(gone(5))
  cut()
  expect(line.state()).toEqual({ state: 'lost', since: 1000 })
  up()
  expect(said.at(-1)).toEqual({ type: 'hello', resume: { epoch: 'e1', seq: 5 } })
})

test('applies the next event once, and ignores one that comes twice', () => {
  const { down, line } = opened()
  const heard: string[] = []
  line.on('event', (event) => heard.push(event.part))
  down(gone(5))
  down(gone(5))
  expect(heard).toEqual(['tap_gone'])
})

test('a gap or another epoch asks for a new snapshot instead of guessing', () => {
  for (const wrong of [gone(7), gone(5, 'e2')]) {
    const { said, down, line } = opened()
    const before = line.now()
    down(wrong)
    expect(line.now()).toBe(before)
    expect(said.at(-1)).toEqual({ type: 'hello' })
  }
})

test('what is said while the line is down is answered OFFLINE, never lost in silence', async () => {
  const { cut, line } = opened()
  cut()
  expect(await line.say({ type: 'session_leave', sessionId: 'any' })).toEqual({ ok: false, code: 'OFFLINE', data: {} })
})

test('closing forgets what was seen', () => {
  const { line } = opened()
  line.close()
  expect(line.now()).toBeNull()
  expect(line.state()).toEqual({ state: 'closed' })
})

test('the clock of this computer may be off by minutes: what time it is comes with every answer', async () => {
  let ahead = 420_000
  const { socket, up } = wire(() => new Date(Date.now() + ahead))
  const line = createLine(() => socket)
  line.open()
  up()
  const off = () => Math.round((timeNow() - Date.now()) / 1000)
  await expect.poll(off).toBe(420)
  // It was set right meanwhile; what is left is the way of a message.
  ahead = -3_000
  await line.say({ type: 'presence', state: 'idle' })
  expect(off()).toBe(0)
})
