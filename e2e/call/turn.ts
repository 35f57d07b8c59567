import { spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Turn {
  iceServers: RTCIceServer[]
  /** For `TURN_URLS` and `TURN_SECRET` of the product. */
  url: string
  secret: string
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

/** A real coturn (Debian package `coturn`), with credentials that expire, as the product gives them. */
export async function openTurn(place?: TurnPlace): Promise<Turn> {
  const folder = await mkdtemp(join(tmpdir(), 'binome-turn-'))
  const address = place?.address ?? '127.0.0.1'
  const port = place?.port ?? (await freePort())
  const secret = place?.secret ?? randomBytes(16).toString('hex')
  const program = process.env.TURNSERVER || 'turnserver'
  const args = [
    `--listening-ip=${address}`,
    `--relay-ip=${address}`,
    `--listening-port=${port}`,
    '--min-port=49160',
    '--max-port=49260',
    '--realm=binome.test',
    '--use-auth-secret',
    `--static-auth-secret=${secret}`,
    '--no-tls',
    '--no-dtls',
    '--no-cli',
    '--allow-loopback-peers',
    `--userdb=${join(folder, 'turndb')}`,
    `--pidfile=${join(folder, 'pid')}`,
    '--log-file=stdout',
    '-n',
  ]
  const coturn = spawn(...(place?.command(program, args) ?? [program, args]), { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(coturn, 'exit')
  const late = setTimeout(() => coturn.kill(), 10_000)
  await Promise.race([
    listening(coturn.stdout),
    ended.then(([code]) => Promise.reject(new Error(`coturn ended with ${code} before it listened`))),
  ])
  clearTimeout(late)
  const username = `${Math.floor(Date.now() / 1000) + 600}:test`
  const credential = createHmac('sha1', secret).update(username).digest('base64')
  const url = `turn:${address}:${port}?transport=udp`
  return {
    iceServers: [{ urls: url, username, credential }],
    url,
    secret,
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
