import { PgBoss } from 'pg-boss'
import type { Database } from './db.ts'
import { asideOf } from './jobs.ts'
import { type Letter, letters } from './mail.ts'
import { releaseTroubles } from './outbox-store.ts'
import { type Aside, asideRows, giveUp, keepReason, releaseTimer } from './set-aside-store.ts'

/** What failed for good, for the operator: facts, timers and letters [J2]. Works beside a running server. */
export interface SetAsideShelf {
  list(): Promise<Aside[]>
  /** Another round of tries: the running server takes it within seconds, else the next one to start. */
  retry(aside: Aside): Promise<void>
  /** Takes it away for good, and keeps why. */
  drop(aside: Aside, reason: string): Promise<void>
  close(): Promise<void>
}

/** How an operator names one: `fact:<id>`, `timer:<kind>:<id>`, `letter:<id>`. */
export const nameOf = ({ what, kind, id }: Aside) => (what === 'timer' ? `timer:${kind}:${id}` : `${what}:${id}`)

/** @param now when it is asked, for what is due from now on and for the reason kept */
export async function openShelf(db: Database, databaseUrl: string, now: () => Date): Promise<SetAsideShelf> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: 'pgboss',
    max: 1,
    supervise: false,
    schedule: false,
  })
  await boss.start()
  const queue = asideOf(letters)
  const hasLetters = (await boss.getQueue(queue)) !== null

  async function lettersAside(): Promise<Aside[]> {
    if (!hasLetters) return []
    const jobs = await boss.findJobs<Letter>(queue, { queued: true })
    return jobs.map((job) => ({
      what: 'letter',
      id: job.id,
      kind: letters,
      organizationId: job.data.organizationId,
      tries: 0,
      why: `since ${job.createdOn.toISOString()}`,
    }))
  }

  return {
    list: async () => [...(await asideRows(db)), ...(await lettersAside())],
    async retry(aside) {
      switch (aside.what) {
        case 'fact':
          return void (await releaseTroubles(db, now(), aside.id))
        case 'timer':
          return releaseTimer(db, aside.kind, aside.id, now())
        case 'letter':
          return void (await boss.redrive(queue, { ids: [aside.id] }))
      }
    },
    async drop(aside, reason) {
      if (aside.what !== 'letter') return giveUp(db, aside, reason, now())
      await keepReason(db, aside, reason, now())
      await boss.deleteJob(queue, aside.id)
    },
    close: () => boss.stop({ graceful: false }),
  }
}
