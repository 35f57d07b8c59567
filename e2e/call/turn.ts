import { spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'

export interface Turn {
  iceServers: RTCIceServer[]
  /** For `TURN_URLS` and `TURN_SECRET` of the product. */
  url: string
  secret: string
  /** The same, with a credential of its own: as good as those of the product, for ten minutes. */
  serversFor(name: string): RTCIceServer[]
  /** Ways through it that are open now. */
  allocations(): number
  /** Whoever a way through it was opened for, in order. */
  names(): string[]
  /** Nothing is relayed while it is stopped. */
  pause(): void
  resume(): void
  close(): Promise<void>
}

/** Where a coturn listens when it is not on loopback. */
export interface TurnPlace {
  address: string
  port: number
  secret: string
  /** How a program is started there. */
  command(program: string, args: string[]): [program: string, args: string[]]
}

/** From where it relays on loopback: the only address that two who use nothing else learn of each other. */
export const RELAY = '127.0.0.2'

/**
 * A real coturn (Debian package `coturn`), with credentials that expire, as the product gives them.
 * @param speaks the one transport it answers on, as behind a firewall; browsers are given all three
 */
export async function openTurn({
  place,
  speaks = 'udp',
}: {
  place?: TurnPlace
  speaks?: 'udp' | 'tcp' | 'tls'
} = {}): Promise<Turn> {
  const folder = await mkdtemp(join(tmpdir(), 'binome-turn-'))
  const address = place?.address ?? '127.0.0.1'
  const port = place?.port ?? (await freePort())
  const tlsPort = await freePort()
  const secret = place?.secret ?? randomBytes(16).toString('hex')
  const program = process.env.TURNSERVER || 'turnserver'
  const args = [
    `--listening-ip=${address}`,
    `--relay-ip=${place?.address ?? RELAY}`,
    `--listening-port=${port}`,
    `--tls-listening-port=${tlsPort}`,
    '--min-port=49160',
    '--max-port=49260',
    '--realm=binome.test',
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    ...(speaks === 'tls' ? await certified(folder) : ['--no-tls']),
    ...(speaks === 'udp' ? [] : ['--no-udp']),
    ...(speaks === 'tls' ? ['--no-tcp'] : []),
    '--no-dtls',
    '--no-cli',
    '--allow-loopback-peers',
    `--userdb=${join(folder, 'turndb')}`,
    `--pidfile=${join(folder, 'pid')}`,
    '--log-file=stdout',
    '-n',
    // What it logs is counted (`allocations`), where nothing is measured.
    ...(place ? [] : ['-v']),
  ]
  const coturn = spawn(...(place?.command(program, args) ?? [program, args]), { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(coturn, 'exit')
  let log = ''
  coturn.stdout.on('data', (chunk: Buffer) => {
    log += chunk.toString()
  })
  const late = setTimeout(() => coturn.kill(), 10_000)
  await Promise.race([
    listening(coturn.stdout),
    ended.then(([code]) => Promise.reject(new Error(`coturn ended with ${code} before it listened`))),
  ])
  clearTimeout(late)
  const url = `turn:${address}:${port}?transport=udp`
  const urls = [url, `turn:${address}:${port}?transport=tcp`, `turns:${address}:${tlsPort}?transport=tcp`]
  const serversFor = (name: string): RTCIceServer[] => {
    const username = `${Math.floor(Date.now() / 1000) + 600}:${name}`
    const credential = createHmac('sha1', secret).update(username).digest('base64')
    return [{ urls: speaks === 'udp' ? url : urls, username, credential }]
  }
  return {
    iceServers: serversFor('test'),
    url,
    secret,
    serversFor,
    names: () => [
      ...new Set(
        Array.from(
          log.matchAll(/user <\d+:([^>]*)>: incoming packet ALLOCATE processed, success/g),
          ([, name = '']) => name,
        ),
      ),
    ],
    allocations() {
      const sessions = (word: string) =>
        new Set(Array.from(log.matchAll(RegExp(`session (\\d+): ${word}`, 'g')), ([, id]) => id))
      const ended = sessions('delete:')
      return [...sessions('new,')].filter((id) => !ended.has(id)).length
    },
    pause: () => void coturn.kill('SIGSTOP'),
    resume: () => void coturn.kill('SIGCONT'),
    async close() {
      coturn.kill('SIGCONT')
      coturn.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function certified(folder: string): Promise<string[]> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  })
  await Promise.all([writeFile(join(folder, 'cert.pem'), cert), writeFile(join(folder, 'key.pem'), key)])
  return [`--cert=${join(folder, 'cert.pem')}`, `--pkey=${join(folder, 'key.pem')}`]
}

function listening(output: NodeJS.ReadableStream): Promise<void> {
  return new Promise((done) => {
    let said = ''
    output.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000)
      if (/Total General servers/.test(said)) done()
    })
  })
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  socket.close()
  return port
}
