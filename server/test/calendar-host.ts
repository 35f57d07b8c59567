import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { createOutside, type Outside } from '../src/platform/outside.ts'
import { testHttps } from './https.ts'

/** Where calendars are, as they are far away: https, a version with each answer, "not modified" for whoever knows it. */
export interface CalendarHost {
  outside: Outside
  /** Puts events at an address of its own, or others at one that is known; lines of VEVENT inside. */
  put(name: string, ...events: string[][]): string
  /** Puts any text there. */
  putText(name: string, text: string): string
  /** How that address answers from now on; null: as it should. */
  answer(name: string, status: number | null): void
  /** Answers of that address wait until they are let go. */
  hold(name: string): { come: Promise<void>; letGo(): void }
  /** What it was asked, in order, and how it answered. */
  asked(name: string): { headers: IncomingHttpHeaders; status: number }[]
  close(): Promise<void>
}

export async function calendarHost(): Promise<CalendarHost> {
  const texts = new Map<string, string>()
  const statuses = new Map<string, number>()
  const asked = new Map<string, { headers: IncomingHttpHeaders; status: number }[]>()
  const held = new Map<string, { come: () => void; gone: Promise<void> }>()
  const server = await testHttps((request, response) => {
    const path = request.url ?? ''
    const text = texts.get(path)
    const etag = text === undefined ? '' : `"${createHash('sha256').update(text).digest('hex').slice(0, 12)}"`
    const same = request.headers['if-none-match'] === etag
    const status = statuses.get(path) ?? (text === undefined ? 404 : same ? 304 : 200)
    asked.set(path, [...(asked.get(path) ?? []), { headers: request.headers, status }])
    const say = () => {
      response.writeHead(status, { 'content-type': 'text/calendar; charset=utf-8', etag })
      response.end(status === 200 ? text : '')
    }
    const waiting = held.get(path)
    if (waiting === undefined) return say()
    waiting.come()
    void waiting.gone.then(say)
  })
  const outside = createOutside({ neighbour: (address) => address === '127.0.0.1', ca: server.ca })
  const pathOf = (name: string) => `/private-${name}/basic.ics?key=hush-hush`
  const putText = (name: string, text: string) => {
    texts.set(pathOf(name), text)
    return `${server.origin}${pathOf(name)}`
  }
  return {
    outside,
    putText,
    put(name, ...events) {
      const inside = events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'])
      return putText(name, ['BEGIN:VCALENDAR', 'VERSION:2.0', ...inside, 'END:VCALENDAR', ''].join('\r\n'))
    },
    answer(name, status) {
      if (status === null) statuses.delete(pathOf(name))
      else statuses.set(pathOf(name), status)
    },
    hold(name) {
      const come = Promise.withResolvers<void>()
      const gone = Promise.withResolvers<void>()
      held.set(pathOf(name), { come: come.resolve, gone: gone.promise })
      const letGo = () => {
        held.delete(pathOf(name))
        gone.resolve()
      }
      return { come: come.promise, letGo }
    },
    asked: (name) => asked.get(pathOf(name)) ?? [],
    async close() {
      outside.stop()
      await server.close()
    },
  }
}
