import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Ways between a namespace and the world outside that are no network: a socat inside and a server outside meet at a
 * socket in the file system, which namespaces share. So two browsers reach their server and are driven by the bench,
 * and yet can reach each other over the emulated link alone.
 */
export function openDoors(options: { socat: string; name: string; folder: string }) {
  const { socat, name, folder } = options
  mkdirSync(folder)
  const children: ChildProcess[] = []
  const servers: Server[] = []
  const sockets = new Set<Socket>()
  let doors = 0
  let open = Promise.resolve()
  let heal = (): void => undefined
  /** In order: each chunk waits for the same time, and all of them while the place is cut off. Null: the bench's own way in. */
  const later = async (delay: number | null, what: () => void) => {
    if (delay === null) return what()
    if (delay > 0) await wait(delay)
    await open
    what()
  }
  const inside = (...args: string[]) => {
    const child = spawn('ip', ['netns', 'exec', name, socat, ...args], { stdio: 'ignore' })
    children.push(child)
    return child
  }
  const serve = async (to: () => Socket, delay: number | null, at: { path: string } | { port: 0; host: string }) => {
    const server = createServer((here) => {
      const there = to()
      for (const [one, other] of [
        [here, there],
        [there, here],
      ] as const) {
        sockets.add(one)
        one.setNoDelay?.(true)
        one.on('data', (chunk) => void later(delay, () => other.write(chunk)))
        one.on('end', () => void later(delay, () => other.end()))
        one.on('error', () => other.destroy())
        one.on('close', () => {
          sockets.delete(one)
          void later(delay, () => other.destroy())
        })
      }
    })
    servers.push(server)
    server.listen(at)
    await once(server, 'listening')
    return server
  }
  return {
    async letOut(port: number, delay: number): Promise<void> {
      const path = join(folder, `${++doors}.socket`)
      await serve(() => connect(port, '127.0.0.1'), delay, { path })
      const listen = `TCP-LISTEN:${port},bind=127.0.0.1,reuseaddr,nodelay,fork,backlog=100`
      const child = inside(listen, `UNIX-CONNECT:${path}`)
      const hex = `:${port.toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`
      const sockets = ['netns', 'exec', name, 'grep', '-q', hex, '/proc/net/tcp']
      await until(child, () => spawnSync('ip', sockets).status === 0)
    },
    async reach(port: number): Promise<number> {
      const path = join(folder, `${++doors}.socket`)
      const child = inside(`UNIX-LISTEN:${path},fork,backlog=100`, `TCP:127.0.0.1:${port},nodelay`)
      await until(child, () => connects(path))
      const server = await serve(() => connect(path), null, { port: 0, host: '127.0.0.1' })
      return (server.address() as AddressInfo).port
    },
    /** While it is cut nothing comes in or goes out of what is said through the server; then all of it does. */
    cut(cut: boolean): void {
      heal()
      if (cut)
        open = new Promise((done) => {
          heal = done
        })
    },
    async close(): Promise<void> {
      for (const child of children) child.kill()
      for (const socket of sockets) socket.destroy()
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
    },
  }
}

/** Asks again until it is so. @throws Error when the program that should bring it about has ended */
async function until(child: ChildProcess, so: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await so())) {
    if (child.exitCode !== null) throw new Error(`a door could not be opened: socat ended with ${child.exitCode}`)
    await wait(20)
  }
}

const connects = (path: string): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(path)
    socket.once('connect', () => done(true)).once('error', () => done(false))
    socket.once('connect', () => socket.destroy())
  })
