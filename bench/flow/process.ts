import { fork } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Organization } from './organization.ts'
import type { FromServer, ToServer } from './server.ts'

/** The measured server as a child process, on its own PostgreSQL (or DATABASE_URL) with full durability. */
export interface ServerProcess {
  url: string
  make(size: { helpers: number; seekers: number; texts: number; seed: number }): Promise<Organization>
  memory(): Promise<{ rss: number; heap: number; outside: number }>
  cpu(): Promise<{ own: number; children: number }>
  /** PostgreSQL looks at how its tables are filled, as it does by itself within a minute. */
  analyze(): Promise<void>
  stop(): Promise<void>
}

export async function startServer(): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'binome-bench-'))
  const log = openSync(join(folder, 'server.log'), 'w')
  const child = fork(join(import.meta.dirname, 'server.ts'), {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', log, 'inherit', 'ipc'],
    env: { ...process.env, PORT: '0', DEMO: '0', DATA_DIR: join(folder, 'data') },
  })
  closeSync(log)
  const gone = new Promise<never>((_, reject) => {
    child.once('exit', (code) => {
      const said = readFileSync(join(folder, 'server.log'), 'utf8').trim().split('\n').at(-1)
      reject(new Error(`the server ended (${code}): ${said}`))
    })
  })
  gone.catch(() => undefined)
  const answer = <T extends FromServer['type']>(type: T) =>
    Promise.race([
      gone,
      new Promise<Extract<FromServer, { type: T }>>((resolve) => {
        const hear = (message: FromServer) => {
          if (message.type !== type) return
          child.off('message', hear)
          resolve(message as Extract<FromServer, { type: T }>)
        }
        child.on('message', hear)
      }),
    ])
  const tell = (message: ToServer) => void child.send(message)
  const { url } = await answer('serving')
  return {
    url,
    async make(size) {
      tell({ type: 'make', ...size })
      return (await answer('made')).organization
    },
    async memory() {
      tell({ type: 'memory' })
      return answer('memory')
    },
    async cpu() {
      tell({ type: 'cpu' })
      return answer('cpu')
    },
    async analyze() {
      tell({ type: 'analyze' })
      await answer('done')
    },
    async stop() {
      tell({ type: 'stop' })
      await answer('done')
      await gone.catch(() => undefined)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
