import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { chanceOf } from '@binome/matching/chance.fixture.ts'
import { type Fate, Way } from './emulator/way.ts'
import type { Link } from './links.ts'

/**
 * The link between two places, in a process of its own so that nothing else that the bench does delays a packet.
 * Each place's packets come and go as datagrams (socat, one datagram a packet). It ends with the one who started it.
 */
export type ToEmulator = { link: Link } | { cut: boolean } | { counts: true }
export type FromEmulator = { ports: [number, number] } | { counts: [Way['counts'], Way['counts']] }

interface End {
  socket: Socket
  /** Where this place's socat is heard from; known with its first packet. */
  port: number | null
}

const [link, seed] = JSON.parse(process.argv[2] ?? '') as [Link, number]
const ways = [new Way(link, chanceOf(seed)), new Way(link, chanceOf(seed + 1))] as const
const ends = (await Promise.all([open(), open()])) as [End, End]
const say = (message: FromEmulator) => process.send?.(message)

carry(ways[0], ends[0], ends[1])
carry(ways[1], ends[1], ends[0])
process.on('message', (message: ToEmulator) => {
  if ('link' in message) for (const way of ways) way.link = message.link
  else if ('cut' in message) for (const way of ways) way.cut = message.cut
  else say({ counts: [ways[0].counts, ways[1].counts] })
})
process.on('disconnect', () => process.exit())
// A Ctrl-C reaches the whole group: the bench takes the places down in its own order.
process.on('SIGINT', () => undefined)
say({ ports: ends.map(({ socket }) => (socket.address() as AddressInfo).port) as [number, number] })

async function open(): Promise<End> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4_000_000, sendBufferSize: 4_000_000 })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { socket, port: null }
}

function carry(way: Way, from: End, to: End): void {
  const under: { arrives: number; packet: Buffer }[] = []
  let timer: NodeJS.Timeout | null = null
  const deliver = () => {
    timer = null
    const now = performance.now()
    while (under[0] && under[0].arrives <= now + 0.5) {
      const packet = under.shift()?.packet
      if (packet && to.port !== null) to.socket.send(packet, to.port, '127.0.0.1')
    }
    if (under[0]) timer = setTimeout(deliver, Math.max(0, under[0].arrives - now))
  }
  from.socket.on('message', (packet, { port }) => {
    from.port = port
    const fate: Fate = way.put(packet.length, performance.now())
    if (typeof fate === 'string') return
    under.push({ arrives: fate.arrives, packet })
    if (timer === null) deliver()
  })
}
