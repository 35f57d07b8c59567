import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { MatchIndex } from '@binome/matching/index.ts'
import { type App, startApp } from '@binome/server/src/app.ts'
import { evidenceOf } from '@binome/server/src/evidence/store.ts'
import { suggestSkills } from '@binome/server/src/match/actions.ts'
import { OrganizationMatch } from '@binome/server/src/match/register.ts'
import { createIndexes } from '@binome/server/src/match/thread/indexes.ts'
import { readConfig } from '@binome/server/src/platform/config.ts'
import { createLog } from '@binome/server/src/platform/log.ts'
import { quantile } from '../figures.ts'
import { saveResult } from '../results.ts'
import { newAsk } from '../search/corpus.ts'
import { makePastHouse } from './house.ts'
import { longestTurns } from './turns.ts'

/**
 * `npm run bench:match -- --asks 10000 [--save]`: what the matching engine costs inside the server. Milliseconds, in one
 * process with its own PostgreSQL: a preview while typing over HTTP, a ranking, the skills an ask suggests; an index
 * built from the database, and what everybody else waits meanwhile; a refit of the vectors, and what it adds to a match.
 */
const { values } = parseArgs({
  options: {
    asks: { type: 'string', default: '10000' },
    people: { type: 'string', default: '1000' },
    queries: { type: 'string', default: '500' },
    save: { type: 'boolean', default: false },
  },
})
const asks = Number(values.asks)
const queries = Number(values.queries)

const folder = mkdtempSync(join(tmpdir(), 'binome-bench-match-'))
const env = { ...process.env, PORT: '0', DEMO: '1', DATA_DIR: join(folder, 'data') }
const noLimit = { take: () => undefined }
const app = await startApp(readConfig(env), { webFolder: null, rate: noLimit, log: createLog('silent') })
try {
  const house = await makePastHouse(app, { people: Number(values.people), asks })
  const built = await building(app, house.organizationId)
  const match = await app.core.matches.of(house.organizationId)
  const began = performance.now()
  await app.core.matches.fitted()
  const firstFit = rounded((performance.now() - began) / 1000)
  const previews = await previewing(app, house.cookie)
  const ranking = await timed(queries, (n) => match.index.ask('match', queryOf(n)))
  const suggesting = await timed(queries, (n) =>
    suggestSkills(app.core.house, app.core.matches, house.organizationId, [newAsk(n).text]),
  )
  const leaver = await somebody(match)
  const left = performance.now()
  match.index.tell('removePerson', leaver)
  await match.index.ask('size')
  const leaving = rounded(performance.now() - left)
  const refit = await refitting(match, async () => {
    await app.core.matches.hear({
      kind: 'person.changed',
      organizationId: house.organizationId,
      personId: house.personId,
    })
    await app.core.matches.fitted()
  })
  const turns = await longestTurns(await indexHere(app, house.organizationId))
  const result = {
    asks,
    people: Number(values.people),
    preview: previews,
    ranking,
    suggesting,
    built,
    firstFit,
    leaving,
    refit,
    turns,
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
  if (values.save) saveResult(`match-${asks}`, result)
} finally {
  await app.stop()
  rmSync(folder, { recursive: true, force: true })
}

function queryOf(n: number) {
  return {
    ...{ text: newAsk(n).text, skillIds: [], seekerId: '', seekerTeamId: null, languages: ['fr'] },
    ...{ now: new Date(), limit: 50, willingOnly: true },
  }
}

/** Somebody whose leaving makes a fit due. */
async function somebody(match: OrganizationMatch): Promise<string> {
  const [best] = await match.index.ask('match', { ...queryOf(1), willingOnly: false })
  return best?.personId ?? ''
}

async function timed(count: number, work: (n: number) => unknown) {
  const times: number[] = []
  for (let n = -100; n < count; n++) {
    const began = performance.now()
    await work(n < 0 ? 10_000 - n : n)
    if (n >= 0) times.push(performance.now() - began)
    await nextTurn()
  }
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}

/** As somebody types: a text grows, and each pause asks for its preview. Over HTTP, so the way there and back is in it. */
async function previewing(app: App, cookie: string) {
  return timed(queries, async (n) => {
    const words = newAsk(Math.floor(n / 5)).text.split(' ')
    const text = words.slice(0, 4 * ((n % 5) + 1)).join(' ')
    const answer = await fetch(`${app.url}/api/asks/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, origin: app.url },
      body: JSON.stringify({ text, skillIds: [] }),
    })
    if (answer.status !== 200) throw new Error(`preview: ${answer.status} ${await answer.text()}`)
    await answer.arrayBuffer()
  })
}

/** The same evidence in an index of this thread, to measure the turns of a fit. */
async function indexHere(app: App, organizationId: string): Promise<MatchIndex> {
  const index = new MatchIndex()
  for (const one of await evidenceOf(app.core.house.db, organizationId, { after: null, limit: asks })) {
    index.addSolved(one)
  }
  return index
}

/** An index of its own from the database: how long, and the longest that anything else waited for the server's thread. */
async function building(app: App, organizationId: string) {
  const began = performance.now()
  const indexes = createIndexes()
  const index = indexes.open({ fitted: () => undefined, lost: () => undefined })
  const { longestWait } = await beside(() =>
    OrganizationMatch.load(app.core.house, organizationId, index, () => undefined),
  )
  const seconds = rounded((performance.now() - began) / 1000)
  const { solved } = await index.ask('size')
  await indexes.stop()
  return { seconds, solved, longestWait }
}

/** Matches one after another while a fit is under way, beside the same number without one. */
async function refitting(match: OrganizationMatch, fit: () => Promise<void>) {
  const quiet: number[] = []
  for (let n = 0; n < 200; n++) quiet.push(await ranked(match, n))
  const during: number[] = []
  let done = false
  const began = performance.now()
  const fitting = fit().finally(() => {
    done = true
  })
  for (let n = 0; !done; n++) during.push(await ranked(match, n))
  await fitting
  const seconds = rounded((performance.now() - began) / 1000)
  const of = (times: number[]) => ({
    count: times.length,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    max: quantile(times, 1),
  })
  return { seconds, quiet: of(quiet), during: of(during) }
}

/** A match that wants to begin now, to its answer: whoever holds the thread of the indexes is in it. */
async function ranked(match: OrganizationMatch, n: number): Promise<number> {
  const began = performance.now()
  await match.index.ask('match', queryOf(n % 200))
  return performance.now() - began
}

async function beside<T>(work: () => Promise<T>): Promise<{ value: T; longestWait: number }> {
  let longestWait = 0
  let done = false
  const working = work().finally(() => {
    done = true
  })
  while (!done) {
    const began = performance.now()
    await nextTurn()
    longestWait = Math.max(longestWait, performance.now() - began)
  }
  return { value: await working, longestWait: rounded(longestWait) }
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
