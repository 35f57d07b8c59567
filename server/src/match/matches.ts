import type { Fact } from '../facts.ts'
import type { House } from '../house.ts'
import { hear } from './hearing.ts'
import { createLearnings } from './learnt.ts'
import { forgetResponder } from './learnt-store.ts'
import { OrganizationMatch } from './register.ts'
import { Responses } from './responses.ts'
import { organizationsAsking } from './store.ts'
import type { Indexes, ThreadIndex } from './thread/indexes.ts'
import type { Fit } from './thread/vectors.ts'

/** Organisations in memory, loaded when first needed. What arrives while one loads waits for it. */
export interface Matches {
  of(organizationId: string): Promise<OrganizationMatch>
  /** Loads the organisations that asked lately, one after another, before anybody of them needs it. */
  warm(): Promise<void>
  /** Takes in a fact, of this moment unless said otherwise. */
  hear(fact: Fact, at?: Date): Promise<void>
  /** A person's first tab opened or their last one closed. */
  reach(organizationId: string, personId: string, reachable: boolean): Promise<void>
  /** [K2] Compares every index in memory with the database; one that differs, at two looks, is built anew. */
  compare(): Promise<void>
  /** Back to the prior, as if this organisation had taught nothing; its evidence stays. */
  forgetLearnt(organizationId: string): Promise<void>
  /** Resolves when no vectors are being fitted. */
  fitted(): Promise<void>
  /** Ends what goes on beside, and saves what was learnt. */
  stop(): Promise<void>
}

/** Organisations that asked within so long are in memory from the start; others when they come. */
const LATELY_MS = 30 * 86_400_000
/** Between two looks at an index that seems to differ: what was on its way has arrived by then. */
const SECOND_LOOK_MS = 5_000

type Arrival = (match: OrganizationMatch) => Promise<void> | void

export function createMatches(house: House, indexes: Indexes): Matches {
  const { clock, log, metrics } = house
  const loaded = new Map<string, Promise<OrganizationMatch>>()
  /** What arrives while an organisation is built anew: the new index hears it too. */
  const rebuilding = new Map<string, Arrival[]>()
  const learnings = createLearnings(house, 'match_learnt')
  const answers = createLearnings(house, 'response_learnt')
  const stopping = new AbortController()
  const fits = metrics.counter('vector_fits_total', 'Fits of the latent vectors, by result', ['result'])
  const checks = metrics.counter('index_checks_total', 'Indexes compared with the database, by result', ['result'])
  const loading = metrics.histogram(
    'index_load_seconds',
    'Building an organisation’s index from the database',
    [],
    [0.1, 0.5, 1, 2.5, 5, 10, 30, 60],
  )

  metrics.gauge('index_bytes', 'Memory of the text indexes in use', async () => {
    let bytes = 0
    for (const one of loaded.values()) {
      // One that is being built is not waited for
      const match = await Promise.race([one, null]).catch(() => null)
      if (match !== null) bytes += await match.index.ask('bytes').catch(() => 0)
    }
    return bytes
  })

  const load = async (organizationId: string) => {
    const ended = loading.startTimer()
    const learnt = () => learnings.changed(organizationId, match.ranking)
    const index = indexes.open({
      fitted: (fit) => fitted(organizationId, fit),
      lost: (error) => lost(organizationId, index, error),
    })
    const match = await OrganizationMatch.load(house, organizationId, index, learnt, stopping.signal).catch(
      (error: unknown) => {
        index.close()
        throw error
      },
    )
    ended()
    return match
  }
  /** @param responses what is known of how people answer here, when it is in memory already */
  const first = async (organizationId: string, responses?: Responses) => {
    const match = await load(organizationId)
    await learnings.load(organizationId, match.ranking)
    match.responses = responses ?? (await rememberedAnswers(organizationId, match))
    match.index.tell('look')
    return match
  }
  const rememberedAnswers = async (organizationId: string, match: OrganizationMatch) => {
    const responses: Responses = new Responses(() => answers.changed(organizationId, responses))
    await answers.load(organizationId, responses)
    responses.keepOnly((personId) => match.isMember(personId))
    responses.catchUp(await match.openTaps())
    return responses
  }
  const begin = (organizationId: string, responses?: Responses) => {
    const beginning = first(organizationId, responses)
    loaded.set(organizationId, beginning)
    beginning.catch(() => {
      if (loaded.get(organizationId) === beginning) loaded.delete(organizationId)
    })
    return beginning
  }
  const fitted = (organizationId: string, fit: Fit) => {
    fits.inc({ result: fit.done ? 'done' : 'failed' })
    if (fit.done) log.info({ organizationId, asks: fit.asks, ms: fit.ms }, 'vectors fitted')
    else log.warn({ err: fit.error, organizationId }, 'vectors could not be fitted, tried again later')
  }
  /** [K9] What was learnt since it was saved last went with it. */
  const lost = async (organizationId: string, index: ThreadIndex, error: Error) => {
    const match = await loaded.get(organizationId)?.catch(() => undefined)
    if (stopping.signal.aborted || match?.index !== index) return
    log.error({ err: error, organizationId }, 'the index was lost: built anew')
    learnings.drop(organizationId)
    await begin(organizationId, match.responses).catch((again: unknown) => {
      log.error({ err: again, organizationId }, 'the index could not be built anew, whoever comes first waits for it')
    })
  }
  const of = (organizationId: string) => loaded.get(organizationId) ?? begin(organizationId)

  /** The old one serves until the new one has heard all that it heard. */
  const rebuild = async (organizationId: string, old: OrganizationMatch) => {
    const arrived: Arrival[] = []
    rebuilding.set(organizationId, arrived)
    try {
      const match = await load(organizationId)
      try {
        await match.ranking.loadLearnt(await old.ranking.saveLearnt())
        for (let next = arrived.shift(); next !== undefined; next = arrived.shift()) await next(match)
      } catch (error) {
        match.index.close()
        throw error
      }
      match.responses = old.responses
      learnings.changed(organizationId, match.ranking)
      old.index.close()
      loaded.set(organizationId, Promise.resolve(match))
      match.index.tell('look')
    } finally {
      rebuilding.delete(organizationId)
    }
  }

  const compareOne = async (organizationId: string, match: OrganizationMatch) => {
    let { differ, past } = await match.difference()
    if (differ > 0 || past > 0) {
      await pause(clock, SECOND_LOOK_MS, stopping.signal)
      ;({ differ, past } = await match.difference())
    }
    if (differ > 0) {
      log.warn({ organizationId, differ }, 'the index differs from the database: built anew')
      await rebuild(organizationId, match)
    } else {
      match.index.tell('takeOutPast')
    }
    checks.inc({ result: differ > 0 ? 'rebuilt' : past > 0 ? 'past_retention' : 'same' })
  }

  const warmAll = async () => {
    const since = new Date(clock.now().getTime() - LATELY_MS)
    for (const organizationId of await organizationsAsking(house.db, since)) {
      stopping.signal.throwIfAborted()
      await of(organizationId)
    }
  }
  let warming = Promise.resolve()

  return {
    of,
    warm() {
      warming = warmAll().catch((error: unknown) => {
        if (!stopping.signal.aborted) log.warn({ err: error }, 'indexes wait for whoever comes first')
      })
      return warming
    },
    async hear(fact, at = clock.now()) {
      const { organizationId } = fact
      rebuilding.get(organizationId)?.push((match) => hear(house, match, fact, at))
      const match = await loaded.get(organizationId)
      const gone = fact.kind === 'person.left' || fact.kind === 'person.erased' ? fact.personId : null
      if (match === undefined) {
        if (gone !== null) await forgetResponder(house.db, organizationId, gone)
        return
      }
      await hear(house, match, fact, at)
      if (gone !== null) await answers.save(organizationId, match.responses)
      match.index.tell('look')
    },
    async reach(organizationId, personId, reachable) {
      rebuilding.get(organizationId)?.push((match) => match.reach(personId, reachable))
      const match = await loaded.get(organizationId)
      await match?.reach(personId, reachable)
    },
    async compare() {
      for (const [organizationId, match] of loaded) {
        if (!stopping.signal.aborted) await compareOne(organizationId, await match)
      }
    },
    async forgetLearnt(organizationId) {
      const match = await of(organizationId)
      await learnings.forget(organizationId, match.ranking)
      await answers.forget(organizationId, match.responses)
    },
    async fitted() {
      for (const match of loaded.values()) await (await match).index.ask('fitted')
    },
    async stop() {
      stopping.abort()
      await Promise.all([warming, learnings.stop(), answers.stop()])
      for (const match of loaded.values()) void match.then(({ index }) => index.close()).catch(() => undefined)
    },
  }
}

function pause(clock: House['clock'], ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const cancel = clock.alarm(new Date(clock.now().getTime() + ms), resolve)
  signal.addEventListener('abort', () => {
    cancel()
    resolve()
  })
  return promise
}
