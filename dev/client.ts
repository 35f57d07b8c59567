import { apply } from '@binome/contract/apply.ts'
import type { Down, NowEvent } from '@binome/contract/down.ts'
import type { Now } from '@binome/contract/now.ts'
import type { Ack, Up } from '@binome/contract/up.ts'
import { type TestClient, testClient } from '@binome/server/test/client.ts'

/** Everything a tab hears that is not part of its view. */
export type Moment = Exclude<Down, { type: 'snapshot' } | { type: 'event' }>

/** One open tab: a real socket that keeps its view by the contract's own `apply`. */
export interface Tab {
  /** What this person sees now. */
  now(): Now
  /** Events applied so far, by the part of the view they replaced. */
  counts(): { [P in NowEvent['part']]?: number }
  /** Bytes of the messages that arrived, as JSON. */
  bytes(): number
  /** Signals, held offers and the end of the line, in the order they came. */
  moments(): readonly Moment[]
  say(up: Up): Promise<Ack>
  /** Resolves with the view once `holds`, now or after an event. @throws Error after `timeoutMs` */
  until(holds: (now: Now) => boolean, timeoutMs?: number): Promise<Now>
  close(): void
}

/** A signed-in caller: `api` is every verb over real HTTP. */
export interface Client {
  api: TestClient['api']
  /** As a browser sends it: `name=value`. */
  cookie: string
  openTab(): Promise<Tab>
}

export function clientOf(url: string, cookie: string): Client {
  const test = testClient(url, cookie)
  return { api: test.api, cookie, openTab: () => openTab(test) }
}

const ACK_MS = 10_000

async function openTab(client: TestClient): Promise<Tab> {
  const socket = client.socket()
  const moments: Moment[] = []
  const counts: { [P in NowEvent['part']]?: number } = {}
  const waiting = new Set<() => void>()
  let view: { now: Now; epoch: string; seq: number } | null = null
  let bytes = 0
  let gap: string | null = null

  socket.on('down', (down: Down) => {
    bytes += JSON.stringify(down).length
    if (down.type === 'snapshot') view = down
    else if (down.type !== 'event') moments.push(down)
    else if (view === null || down.epoch !== view.epoch || down.seq !== view.seq + 1) {
      // Nothing is mended here: a hole in the line is what a test must see.
      gap = `event ${down.seq} of ${down.epoch} after ${view?.seq ?? 'no snapshot'}`
    } else {
      view = { now: apply(view.now, down.event), epoch: down.epoch, seq: down.seq }
      counts[down.event.part] = (counts[down.event.part] ?? 0) + 1
    }
    for (const look of waiting) look()
  })
  const now = () => {
    if (gap !== null) throw new Error(`a hole in the line: ${gap}`)
    if (view === null) throw new Error('no view yet')
    return view.now
  }
  const say = (up: Up): Promise<Ack> => socket.timeout(ACK_MS).emitWithAck('up', up)

  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const ack = await say({ type: 'hello' })
  if (!ack.ok) throw new Error(`the line was refused: ${ack.code}`)
  return {
    now,
    counts: () => ({ ...counts }),
    bytes: () => bytes,
    moments: () => moments,
    say,
    until: (holds, timeoutMs = 10_000) =>
      new Promise((resolve, reject) => {
        const over = (end: () => void) => {
          clearTimeout(late)
          waiting.delete(look)
          end()
        }
        const look = () => {
          try {
            const seen = now()
            if (holds(seen)) over(() => resolve(seen))
          } catch (error) {
            over(() => reject(error))
          }
        }
        const late = setTimeout(
          () =>
            over(() => reject(new Error(`not seen within ${timeoutMs} ms; events so far: ${JSON.stringify(counts)}`))),
          timeoutMs,
        )
        waiting.add(look)
        look()
      }),
    close: () => void socket.disconnect(),
  }
}
