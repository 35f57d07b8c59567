import { startApp } from '@binome/server/src/app.ts'
import { readConfig } from '@binome/server/src/platform/config.ts'
import { sql } from 'kysely'
import { cpuMs } from './cpu.ts'
import { makeOrganization, type Organization } from './organization.ts'

/** The measured server in a process of its own, spoken to over the channel of `fork`. Started by process.ts. */

export type ToServer =
  | { type: 'make'; helpers: number; seekers: number; texts: number; seed: number }
  | { type: 'memory' }
  | { type: 'cpu' }
  | { type: 'analyze' }
  | { type: 'stop' }

export type FromServer =
  | { type: 'serving'; url: string }
  | { type: 'made'; organization: Organization }
  /** Bytes after a full collection. */
  | { type: 'memory'; rss: number; heap: number; outside: number }
  /** Milliseconds of processor time since the start: the server's own, and its database's. */
  | { type: 'cpu'; own: number; children: number }
  | { type: 'done' }

const say = (message: FromServer) => process.send?.(message)
const app = await startApp(readConfig(process.env), { webFolder: null })

/** Bytes in use: the heap, and what V8 knows of outside it, after collections that leave nothing to collect. */
async function memory(): Promise<void> {
  if (!global.gc) throw new Error('start it with --expose-gc')
  for (let i = 0; i < 6; i += 1) {
    global.gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { rss, heapUsed, external } = process.memoryUsage()
  say({ type: 'memory', rss, heap: heapUsed, outside: external })
}

async function hear(message: ToServer): Promise<void> {
  switch (message.type) {
    case 'make':
      say({ type: 'made', organization: await makeOrganization(app, message) })
      return
    case 'memory':
      return memory()
    case 'cpu':
      say({ type: 'cpu', ...cpuMs() })
      return
    case 'analyze':
      await sql`ANALYZE`.execute(app.core.house.db)
      say({ type: 'done' })
      return
    case 'stop':
      await app.stop()
      say({ type: 'done' })
      process.disconnect()
  }
}

process.on('message', (message: ToServer) => {
  hear(message).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  })
})
say({ type: 'serving', url: app.url })
