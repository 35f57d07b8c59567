import { Agent, request } from 'node:http'
import type { Down, NowEvent } from '@binome/contract/down.ts'
import type { Ack, Up } from '@binome/contract/up.ts'
import { io, type Socket } from 'socket.io-client'
import type { Member } from './organization.ts'

/** One person's browser as the server sees it: a socket, and requests with their cookie. */
export interface Person {
  member: Member
  /** Milliseconds of `performance.now` at which the newest message arrived, given with it. */
  on: (event: NowEvent, at: number) => void
  say(up: Up): Promise<Ack>
  /** `key`: the idempotency key that the web app gives to what creates. */
  post(path: string, body?: unknown, key?: string): Promise<{ status: number; body: unknown }>
  close(): void
}

/** Nobody's request waits for somebody else's connection. */
const agent = new Agent({ keepAlive: true })

/** Opens the tab and waits for its first view. `lost` is called when the socket ends by itself. */
export async function openPerson(url: string, member: Member, lost: () => void): Promise<Person> {
  const { cookie } = member
  const socket: Socket = io(url, {
    path: '/live',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie, origin: url },
  })
  const say = (up: Up) =>
    new Promise<Ack>((resolve, reject) => {
      socket.timeout(15_000).emit('up', up, (error: Error | null, ack: Ack) => (error ? reject(error) : resolve(ack)))
    })
  const person: Person = {
    member,
    on: () => undefined,
    say,
    post: (path, body = {}, key) => post(url, path, { cookie, ...(key ? { 'idempotency-key': key } : {}) }, body),
    close() {
      socket.off('disconnect', lost)
      socket.disconnect()
    },
  }
  const seen = new Promise<void>((resolve) => {
    socket.on('down', (message: Down) => {
      if (message.type === 'snapshot') resolve()
      else if (message.type === 'event') person.on(message.event, performance.now())
    })
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
  })
  socket.on('disconnect', lost)
  const ack = await say({ type: 'hello' })
  if (!ack.ok) throw new Error(`hello: ${ack.code}`)
  await seen
  return person
}

/** People in gangs of 25, as a house opens its laptops. */
export async function openPeople(url: string, members: readonly Member[], lost: () => void): Promise<Person[]> {
  const people: Person[] = []
  for (let from = 0; from < members.length; from += 25) {
    people.push(...(await Promise.all(members.slice(from, from + 25).map((member) => openPerson(url, member, lost)))))
  }
  return people
}

function post(
  url: string,
  path: string,
  given: { [name: string]: string },
  body: unknown,
): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const headers = { ...given, origin: url, 'content-type': 'application/json' }
    const sent = request(`${url}/api${path}`, { method: 'POST', agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        text += chunk
      })
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body: text === '' ? null : JSON.parse(text) }))
    })
    sent.once('error', reject)
    sent.end(JSON.stringify(body))
  })
}
