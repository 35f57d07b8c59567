import { PgBoss } from 'pg-boss'
import type { Log } from './log.ts'

/** Slow work that may wait seconds: mail, clean-up, retention. Waves and limits are timers, not jobs. */
export interface Jobs {
  /** Says how a job is done; at least once each, so it must be idempotent. Before `start`. */
  define<D extends object>(name: string, work: (data: D) => Promise<void>, options?: { retries?: number }): void
  /** Runs it by the clock on the wall (cron, UTC), once for all nodes. Before `start`. */
  schedule(name: string, cron: string): void
  send(name: string, data: object): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** pg-boss in its own schema `pgboss`. */
export function createJobs(options: { databaseUrl: string; log: Log }): Jobs {
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    schema: 'pgboss',
    max: 3,
    application_name: 'binome-jobs',
  })
  boss.on('error', (error) => options.log.warn({ err: error }, 'jobs'))
  const works = new Map<string, { work: (data: object) => Promise<void>; retries: number }>()
  const crons = new Map<string, string>()
  return {
    define(name, work, { retries = 5 } = {}) {
      works.set(name, { work: work as (data: object) => Promise<void>, retries })
    },
    schedule: (name, cron) => void crons.set(name, cron),
    async send(name, data) {
      if (!works.has(name)) throw new Error(`no job is named ${name}`)
      await boss.send(name, data)
    },
    async start() {
      await boss.start()
      for (const [name, { work, retries }] of works) {
        await boss.createQueue(name, { retryLimit: retries, retryBackoff: true, retryDelay: 5 })
        await boss.work<object>(name, { pollingIntervalSeconds: 2 }, async (jobs) => {
          for (const job of jobs) await work(job.data ?? {})
        })
      }
      for (const [name, cron] of crons) await boss.schedule(name, cron)
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
