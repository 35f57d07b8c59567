import { type Core, createCore } from '../../src/core.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { databaseOn } from '../../src/platform/db.ts'
import type { Log } from '../../src/platform/log.ts'
import type { Metrics } from '../../src/platform/metrics.ts'
import type { Outside } from '../../src/platform/outside.ts'
import type { MemoryDatabase } from '../memory/database.ts'
import { MemoryPool } from '../memory/pool.ts'
import { quietHub } from '../quiet-hub.ts'
import { indexesHere } from './indexes.ts'

/** One life of the server: its core on the database in memory, with its own alarms and connections, until it dies. */
export class Life {
  readonly core: Core
  readonly pool: MemoryPool
  readonly alarms = new Set<{ at: number; ring: () => void }>()
  /** Of its indexes, in the order they come. */
  readonly answers: (() => void)[] = []
  private alive = true

  constructor(
    database: MemoryDatabase,
    world: {
      now(): number
      newId(): string
      tabs(personId: string): number
      /** Its indexes answer when the schedule has them answer. */
      isApart: boolean
      failed(error: unknown, what: string): void
    },
  ) {
    this.pool = new MemoryPool(database)
    const clock: Clock = {
      now: () => new Date(world.now()),
      alarm: (at, fn) => {
        const alarm = { at: at.getTime(), ring: fn }
        if (this.alive) this.alarms.add(alarm)
        return () => void this.alarms.delete(alarm)
      },
    }
    const say = (fields: { err?: unknown }, what: string) => {
      if (this.alive && fields.err !== undefined) world.failed(fields.err, what)
    }
    const log = { info: () => undefined, debug: () => undefined, warn: say, error: say } as unknown as Log
    this.core = createCore({
      config,
      db: databaseOn(this.pool as unknown as Parameters<typeof databaseOn>[0]),
      ...{ clock, log, metrics, hub: quietHub(world.tabs), outside },
      rate: { take: () => undefined },
      newId: world.newId,
      timerWidth: 2,
      indexes: world.isApart ? indexesHere(clock, (give) => this.answers.push(give)) : indexesHere(clock),
      forget: async () => undefined,
    })
    this.core.start()
  }

  /** Nothing of it is ever heard again. */
  kill(): void {
    this.alive = false
    this.alarms.clear()
    this.answers.length = 0
    this.pool.kill()
  }
}

const config = readConfig({
  ...{ DATA_DIR: '/nowhere', LOG_LEVEL: 'silent', DEMO: '0' },
  // Nobody is pushed to; made of a secret, it would be made anew in every life.
  VAPID_PRIVATE_KEY: `${'A'.repeat(42)}E`,
})

const outside: Outside = { stop: () => undefined } as unknown as Outside

const figure = { inc: () => undefined, startTimer: () => () => 0, observe: () => undefined, set: () => undefined }
const metrics = {
  counter: () => figure,
  histogram: () => figure,
  gauge: () => undefined,
  contentType: '',
  text: async () => '',
} as unknown as Metrics
