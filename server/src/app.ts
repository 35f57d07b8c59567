import { join } from 'node:path'
import { errorCatalogue } from '@binome/contract/errors.ts'
import { sql } from 'kysely'
import { mountDocument } from './api/document.ts'
import { mountApi } from './api/mount.ts'
import { askRoutes } from './ask/routes.ts'
import { type Core, createCore } from './core.ts'
import { createIdentity } from './identity/identity.ts'
import { snapshotOf } from './now/snapshot.ts'
import { offerRoutes } from './offer/routes.ts'
import { outcomeRoutes } from './outcome/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { mountPhotos } from './people/photo.ts'
import { mountPictures, pictureRoutes } from './picture/routes.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { openDatabase, proveDatabase } from './platform/db.ts'
import { startEmbedded } from './platform/embedded.ts'
import { createHttp } from './platform/http.ts'
import { createHub, type Hub } from './platform/hub.ts'
import { newId } from './platform/id.ts'
import { createJobs } from './platform/jobs.ts'
import { createLog, type Log } from './platform/log.ts'
import { createMetrics } from './platform/metrics.ts'
import { migrate } from './platform/migrate.ts'
import { deleteWhatIsPast } from './platform/retention.ts'
import { sessionRoutes } from './session/routes.ts'
import { createUp } from './up.ts'

/** What a test, a bench or the demo gives in place of the real thing. */
export interface Overrides {
  clock?: Clock
  log?: Log
  webFolder?: string | null
  /** Runs on the migrated database before anything is served: the demo plays its months here. */
  prepare?: (parts: { config: Config; db: ReturnType<typeof openDatabase>; log: Log; now: Date }) => Promise<void>
}

export interface App {
  core: Core
  /** The address people use first. */
  url: string
  /** The one-time code of a house without an organisation, else null. */
  setupCode: string | null
  stop(): Promise<void>
}

/**
 * The one composition root: opens what the house stands on, puts the slices together, and serves.
 * @throws StartError with its exit code, each a clear line
 */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock
  const log = overrides.log ?? createLog(config.logLevel)
  const closing: (() => Promise<unknown> | unknown)[] = []
  const stop = async () => {
    while (closing.length > 0) await closing.pop()?.()
  }
  try {
    const embedded = config.databaseUrl === null ? await startEmbedded(join(config.dataDir, 'postgres')) : null
    if (embedded) closing.push(() => embedded.stop())
    const databaseUrl = embedded?.url ?? config.databaseUrl ?? ''
    const db = openDatabase(databaseUrl, { poolSize: config.poolSize })
    closing.push(() => db.destroy())
    await proveDatabase(db)
    await migrate(db)
    await overrides.prepare?.({ config, db, log, now: clock.now() })

    let serving = false
    const metrics = createMetrics()
    const http = await createHttp({
      config,
      clock,
      log,
      metrics,
      webFolder: overrides.webFolder === undefined ? join(import.meta.dirname, '../../web/dist') : overrides.webFolder,
      statusOf: (code) => errorCatalogue[code as keyof typeof errorCatalogue]?.status ?? 400,
      ready: async () => serving && (await sql`SELECT 1`.execute(db).then(() => true, () => false)),
    })
    closing.push(() => http.stop())

    // The hub reads views of the house, and the house speaks through the hub: the knot is tied here, once.
    const later: { core?: Core; identity?: ReturnType<typeof createIdentity> } = {}
    const hub: Hub = createHub({
      server: http.fastify.server,
      clock,
      log,
      allowedOrigin: http.allowedOrigin,
      newEpoch: () => newId(clock),
      authenticate: async (headers) => (await later.identity?.resolveWho(headers)) ?? null,
      snapshotOf: ({ organizationId, personId }) => {
        const core = known(later.core)
        return snapshotOf(core.house, core.matches, organizationId, personId)
      },
    })
    closing.push(() => hub.stop())
    const core = createCore({
      config,
      db,
      clock,
      log,
      metrics,
      hub,
      forget: (house, personId, organizationId, kind) =>
        known(later.identity).forget(house, personId, organizationId, kind),
    })
    const identity = createIdentity(core.house)
    later.core = core
    later.identity = identity
    closing.push(() => core.stop())

    await identity.mount(http.fastify)
    mountPhotos(http.fastify, core.house, identity.resolveCaller)
    mountPictures(http.fastify, core.house, identity.resolveCaller)
    await mountDocument(http.fastify)
    mountApi(http.fastify, core.house, routerOf(core, identity), identity.resolveCaller)
    listen(core)

    const jobs = createJobs({ databaseUrl, log })
    jobs.define('retention', async () => {
      const deleted = await deleteWhatIsPast(db, clock.now())
      log.info({ deleted: Object.fromEntries(deleted) }, 'retention done')
    })
    jobs.schedule('retention', '17 3 * * *')
    await jobs.start()
    closing.push(() => jobs.stop())

    core.start()
    const url = await http.listen()
    serving = true
    log.info({ url }, 'serving')
    return {
      core,
      url,
      setupCode: await identity.setupCode(),
      stop: async () => {
        serving = false
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** What tabs do: come, go and speak. */
function listen(core: Core): void {
  const { house, matches, heldOffers, presence } = core
  const { hub } = house
  hub.onUp(createUp(core))
  hub.onConnect((who) => {
    if (hub.connected(who.personId) === 1) void matches.reach(who.organizationId, who.personId, true)
  })
  hub.onDisconnect((who, socketId) => {
    heldOffers.socketGone(socketId)
    presence.disconnected(socketId).catch((error: unknown) => house.log.warn({ err: error }, 'a tab left untidily'))
    if (hub.connected(who.personId) === 0) void matches.reach(who.organizationId, who.personId, false)
  })
}

function routerOf(core: Core, identity: ReturnType<typeof createIdentity>) {
  return {
    ...identity.routes,
    ...peopleRoutes,
    pictures: pictureRoutes,
    asks: askRoutes(core.matches),
    offers: offerRoutes(core.heldOffers),
    sessions: sessionRoutes,
    outcomes: outcomeRoutes,
  }
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the house is not put together yet')
  return value
}
