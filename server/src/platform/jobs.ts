import { type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Log } from './log.ts'

/** What may wait or be done again: clean-up by the clock on the wall, letters. Waves and limits are timers, not jobs. */
export interface Jobs {
  /**
   * Does `work` by a cron line (UTC), once for all nodes; at least once each time, so it must be idempotent. One that
   * fails is tried five times more. Before `start`.
   */
  every(cron: string, name: string, work: () => Promise<void>): void
  /**
   * Work that is asked for: tried at once, and again with growing waits when it fails; after the last try it is
   * set aside, for the operator. `data` must survive JSON. Before `start`.
   */
  queue<T extends object>(name: string, work: (data: T, attempt: Attempt) => Promise<void>): Queue<T>
  start(): Promise<void>
  stop(): Promise<void>
}

interface Attempt {
  /** Of the work, the same at every try. */
  id: string
  last: boolean
}

export interface Queue<T extends object> {
  /**
   * Resolves once it is kept: nothing is lost from then on. Sent again under the same `id` (a uuid), it is kept once. Not
   * tried before `from`.
   */
  send(data: T, id?: string, from?: Date): Promise<void>
  /** How many failed for good and wait for the operator. */
  setAside(): Promise<number>
}

export interface Retry {
  tries: number
  /** Before the second try, seconds; doubled each time, at most half an hour. */
  firstWaitS: number
  /** How often new work is looked for. */
  pollS: number
}

/** About 10, 20, 40 … seconds between the tries: a little over an hour in all. */
const patient: Retry = { tries: 10, firstWaitS: 10, pollS: 2 }
const longestWaitS = 1800
/** What was done, or was given up, is gone after a day; what was set aside after the fortnight a link lives. */
const keptS = { done: 24 * 3600, aside: 14 * 24 * 3600 }

export const asideOf = (name: string) => `${name}_set_aside`

/** pg-boss in its own schema `pgboss`. `retry`: how queues try again. */
export function createJobs(options: { databaseUrl: string; log: Log; retry?: Retry }): Jobs {
  const { tries, firstWaitS, pollS } = options.retry ?? patient
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    schema: 'pgboss',
    max: 3,
    application_name: 'binome-jobs',
  })
  boss.on('error', (error) => options.log.warn({ err: error }, 'jobs'))
  const works = new Map<string, { cron: string; work: () => Promise<void> }>()
  const queues = new Map<string, (data: object, attempt: Attempt) => Promise<void>>()

  async function startQueue(name: string): Promise<void> {
    await boss.createQueue(asideOf(name), { retentionSeconds: keptS.aside })
    await boss.createQueue(name, {
      retryLimit: tries - 1,
      ...(firstWaitS > 0 && { retryDelay: firstWaitS, retryBackoff: true, retryDelayMax: longestWaitS }),
      deadLetter: asideOf(name),
      retentionSeconds: keptS.done,
      deleteAfterSeconds: keptS.done,
    })
    await boss.work(
      name,
      { pollingIntervalSeconds: pollS, includeMetadata: true },
      async (jobs: JobWithMetadata<object>[]) => {
        for (const { id, data, retryCount, retryLimit } of jobs)
          await queues.get(name)?.(data, { id, last: retryCount >= retryLimit })
      },
    )
  }

  return {
    every: (cron, name, work) => void works.set(name, { cron, work }),
    queue<T extends object>(name: string, work: (data: T, attempt: Attempt) => Promise<void>): Queue<T> {
      queues.set(name, (data, attempt) => work(data as T, attempt))
      return {
        send: async (data, id, from) =>
          void (await boss.send(name, data, { ...(id !== undefined && { id }), ...(from && { startAfter: from }) })),
        setAside: async () => (await boss.findJobs(asideOf(name), { queued: true })).length,
      }
    },
    async start() {
      await boss.start()
      for (const [name, { cron, work }] of works) {
        await boss.createQueue(name, { retryLimit: 5, retryBackoff: true, retryDelay: 5 })
        await boss.work(name, { pollingIntervalSeconds: 2 }, work)
        await boss.schedule(name, cron)
      }
      for (const name of queues.keys()) await startQueue(name)
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
