import { join } from 'node:path'
import { errorCatalogue } from '@binome/contract/errors.ts'
import { answerRoutes } from './answer/routes.ts'
import { mountDocument } from './api/document.ts'
import { mountApi } from './api/mount.ts'
import { askRoutes } from './ask/routes.ts'
import { askingRoutes } from './availability/routes.ts'
import { bookingRoutes } from './booking/routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { type Core, createCore } from './core.ts'
import { tellFigures } from './figures/actions.ts'
import { figuresRoutes } from './figures/routes.ts'
import { groupRoutes } from './group/routes.ts'
import { guideRoutes } from './guide/routes.ts'
import { handoverRoutes } from './handover/routes.ts'
import { resolveCaller } from './identity/caller.ts'
import { type DemoStory, suggestedNames } from './identity/demo.ts'
import { forget } from './identity/forget.ts'
import { mountAuth } from './identity/mount.ts'
import { doorRoutes, identityAdminRoutes } from './identity/routes.ts'
import { setupCode } from './identity/setup.ts'
import { laterRoutes } from './later/routes.ts'
import { similarSessions } from './match/actions.ts'
import { matchAdminRoutes } from './match/routes.ts'
import { snapshotOf } from './now/snapshot.ts'
import { observerRoutes } from './observer/routes.ts'
import { offerRoutes } from './offer/routes.ts'
import { helperOf } from './other-side.ts'
import { visit } from './outcome/actions.ts'
import { outcomeRoutes } from './outcome/routes.ts'
import { mountPhotos } from './people/photo.ts'
import { meRoutes, peopleAdminRoutes, peopleRoutes } from './people/routes.ts'
import { tidyPictures } from './picture/actions.ts'
import { mountPictures, pictureRoutes } from './picture/routes.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { answers, openDatabase, proveDatabase } from './platform/db.ts'
import { startEmbedded } from './platform/embedded.ts'
import { proveFiles } from './platform/files.ts'
import { collectLater } from './platform/heap.ts'
import { createHttp } from './platform/http.ts'
import { createHub, type Who } from './platform/hub.ts'
import { newId } from './platform/id.ts'
import { createJobs } from './platform/jobs.ts'
import { createLog, type Log } from './platform/log.ts'
import { createMail } from './platform/mail.ts'
import { createMetrics } from './platform/metrics.ts'
import { migrate } from './platform/migrate.ts'
import type { Outside } from './platform/outside.ts'
import type { Rate } from './platform/rate.ts'
import { deleteWhatIsPast } from './platform/retention.ts'
import { beTheOnlyServer } from './platform/sole.ts'
import { mountOneClick } from './reach/one-click.ts'
import { reachRoutes } from './reach/routes.ts'
import { tidyRecordings } from './recording/actions.ts'
import { mountRecordings } from './recording/pieces.ts'
import { recordingRoutes } from './recording/routes.ts'
import { routingRoutes } from './routing/routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { createUp } from './up.ts'
import { wire } from './wire.ts'

/** What a test, a bench or the demo gives in place of the real thing. */
export interface Overrides {
  clock?: Clock
  log?: Log
  webFolder?: string | null
  rate?: Rate
  outside?: Outside
  /** The demo organisation's own story, for its door. */
  story?: DemoStory
  /** Runs on the migrated database before anything is served: the demo plays its months here. */
  prepare?: (parts: { config: Config; databaseUrl: string; log: Log; now: Date }) => Promise<unknown>
}

export interface App {
  core: Core
  /** The address people use first. */
  url: string
  /** The one-time code of a house without an organisation, else null. */
  setupCode: string | null
  /** In the demo, whom to sign in as, best first. */
  suggested: string[]
  stop(): Promise<void>
}

/**
 * The one composition root: opens what the house stands on, puts the slices together, and serves.
 * @throws StartError with its exit code, each a clear line
 */
export async function startApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock
  const log = overrides.log ?? createLog(config.logLevel)
  collectLater()
  const closing: (() => Promise<unknown> | unknown)[] = []
  const stop = async () => {
    while (closing.length > 0) await closing.pop()?.()
  }
  try {
    const embedded = config.databaseUrl === null ? await startEmbedded(join(config.dataDir, 'postgres')) : null
    if (embedded) closing.push(() => embedded.stop())
    proveFiles(config)
    const databaseUrl = embedded?.url ?? config.databaseUrl ?? ''
    const db = openDatabase(databaseUrl, { poolSize: config.poolSize })
    closing.push(() => db.destroy())
    await proveDatabase(db)
    const leave = await beTheOnlyServer(databaseUrl, {
      onLost: () => {
        log.fatal('the database ended the connection that holds our place: leaving')
        process.kill(process.pid, 'SIGTERM')
      },
    })
    closing.push(leave)
    await migrate(db)
    await overrides.prepare?.({ config, databaseUrl, log, now: clock.now() })

    let serving = false
    const metrics = createMetrics()
    const http = await createHttp({
      config,
      clock,
      log,
      metrics,
      webFolder: overrides.webFolder === undefined ? join(import.meta.dirname, '../../web/dist') : overrides.webFolder,
      statusOf: (code) => errorCatalogue[code as keyof typeof errorCatalogue]?.status ?? 400,
      ready: async () => serving && (await answers(db)),
    })
    // The hub reads views of the house, and the house speaks through the hub: the knot is tied here, once.
    const later: { core?: Core } = {}
    const hub = createHub({
      server: http.fastify.server,
      clock,
      log,
      allowedOrigin: http.allowedOrigin,
      newEpoch: () => newId(clock),
      authenticate: async (headers) => (later.core ? resolveCaller(later.core.house, headers) : null),
      snapshotOf: async ({ organizationId, personId }) => {
        const { house, matches } = known(later.core)
        await visit(house, organizationId, personId)
        return snapshotOf(house, matches, organizationId, personId)
      },
    })
    const jobs = createJobs({ databaseUrl, log })
    const mail = createMail(config, {
      ...{ jobs, log, metrics },
      quietUntil: async ({ organizationId, personId }) =>
        (await known(later.core).matches.of(organizationId)).willing.quietUntil(personId, clock.now()),
    })
    const core = createCore({
      config,
      db,
      clock,
      log,
      metrics,
      hub,
      mail,
      outside: overrides.outside,
      rate: overrides.rate,
      forget,
    })
    later.core = core
    closing.push(() => core.stop())
    // Nobody new comes in, and what is under way ends, before the rest does. Together: an open line keeps its server open.
    closing.push(() => Promise.all([hub.stop(), http.stop()]))

    const story = overrides.story ?? noStory
    const callerOf = (headers: { cookie?: string | undefined }) => resolveCaller(core.house, headers)
    mountAuth(http.fastify, core.house)
    mountPhotos(http.fastify, core.house, callerOf)
    mountPictures(http.fastify, core.house, callerOf)
    await mountRecordings(http.fastify, core.house, callerOf)
    await mountOneClick(http.fastify, core.house)
    await mountDocument(http.fastify)
    mountApi(http.fastify, core.house, routerOf(core, story), callerOf)
    listen(core)

    jobs.every('17 3 * * *', 'retention', async () => {
      const deleted = await deleteWhatIsPast(db, clock.now())
      log.info({ deleted: Object.fromEntries(deleted) }, 'retention done')
    })
    jobs.every('37 * * * *', 'pictures', async () => void (await tidyPictures(core.house)))
    jobs.every('41 * * * *', 'recordings', async () => void (await tidyRecordings(core.house)))
    jobs.every('23 4 * * *', 'figures', () => tellFigures(core.house))
    jobs.every('11 * * * *', 'letters', () => core.reaching.writeLetters())
    jobs.every('47 3 * * *', 'index', () => core.matches.compare())
    await jobs.start()
    closing.push(() => jobs.stop())

    core.start()
    const url = await http.listen()
    serving = true
    log.info({ url }, 'serving')
    return {
      core,
      url,
      setupCode: await setupCode(core.house),
      suggested: await suggestedNames(core.house, story),
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
  const { house, heldOffers, presence } = core
  const { hub } = house
  const reach = (who: Who, reachable: boolean) => {
    core
      .reach(who.organizationId, who.personId, reachable)
      .catch((error: unknown) => house.log.warn({ err: error }, 'who can be reached is not known'))
  }
  hub.onUp(createUp(core))
  hub.onConnect((who) => {
    if (hub.connected(who.personId) === 1) reach(who, true)
  })
  hub.onDisconnect((who, socketId) => {
    heldOffers.socketGone(socketId)
    presence.disconnected(socketId).catch((error: unknown) => house.log.warn({ err: error }, 'a tab left untidily'))
    if (hub.connected(who.personId) === 0) reach(who, false)
  })
}

const noStory: DemoStory = { suggested: [], ask: { fr: '', en: '' } }

function routerOf(core: Core, story: DemoStory) {
  const router = {
    door: doorRoutes({ story, helperOf: (house, caller) => helperOf(house, core.matches, caller) }),
    people: peopleRoutes((organizationId, text) => similarSessions(core.matches, organizationId, text)),
    me: meRoutes,
    asking: askingRoutes(core.matches),
    calendar: calendarRoutes(core.calendars),
    admin: { ...peopleAdminRoutes, ...identityAdminRoutes, ...matchAdminRoutes(core.matches) },
    pictures: pictureRoutes,
    asks: askRoutes(core.matches),
    group: groupRoutes,
    later: laterRoutes,
    answers: answerRoutes(core.matches),
    bookings: bookingRoutes(core.matches, core.heldOffers),
    offers: offerRoutes(core.heldOffers),
    sessions: sessionRoutes,
    guide: guideRoutes,
    handover: handoverRoutes(core.matches),
    recordings: recordingRoutes,
    observers: observerRoutes(core.matches),
    outcomes: outcomeRoutes,
    routing: routingRoutes,
    figures: figuresRoutes,
    reach: reachRoutes(core.reaching.deliveries),
  }
  return wire.router(router)
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the house is not put together yet')
  return value
}
