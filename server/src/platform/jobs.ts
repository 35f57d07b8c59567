import { PgBoss } from 'pg-boss'
import type { Log } from './log.ts'

/** What is done by the clock on the wall: clean-up, retention. Waves and limits are timers, not jobs. */
export interface Jobs {
  /**
   * Does `work` by a cron line (UTC), once for all nodes; at least once each time, so it must be idempotent. One that
   * fails is tried five times more. Before `start`.
   */
  every(cron: string, name: string, work: () => Promise<void>): void
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
  const works = new Map<string, { cron: string; work: () => Promise<void> }>()
  return {
    every: (cron, name, work) => void works.set(name, { cron, work }),
    async start() {
      await boss.start()
      for (const [name, { cron, work }] of works) {
        await boss.createQueue(name, { retryLimit: 5, retryBackoff: true, retryDelay: 5 })
        await boss.work(name, { pollingIntervalSeconds: 2 }, work)
        await boss.schedule(name, cron)
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
