import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bilingual, hitAt5 } from '@binome/matching/bilingual.fixture.ts'
import type { Prior } from '@binome/matching/learn/prior.ts'
import { PRIOR } from '@binome/matching/learn/shipped.gen.ts'
import { quantile } from '../figures.ts'
import { saveResult } from '../results.ts'
import { baselineRankers } from './baselines.ts'
import { Engine } from './engine.ts'
import { fusionRanker, learnFusion } from './fusion.ts'
import { interval, meanWorth, rounded, type Worth } from './metrics.ts'
import { type Mode, play, type Ranker } from './protocol.ts'
import { type RoutingSet, readSet } from './set.ts'
import { KINDS, type Kind, Tally } from './tally.ts'
import { Tenths } from './tenths.ts'

/**
 * `npm run bench:routing -- --data <folder>`: who would really have answered, found among all who ever did? The
 * product's own engine beside what a community could have without it, on the protocol of README.md.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    prior: { type: 'string', default: 'auto' },
    from: { type: 'string', default: '.8' },
    to: { type: 'string', default: '1' },
    modes: { type: 'string', default: 'stream,static' },
    bilingual: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
})
if (values.bilingual) {
  const across = acrossLanguages()
  if (values.save) saveResult('routing-bilingual', across)
  process.stdout.write(`${JSON.stringify(across)}\n`)
  process.exit(0)
}
if (!values.data || !['auto', 'shipped', 'without'].includes(values.prior)) {
  process.stderr.write('bench:routing needs --data <folder>; --prior is shipped, without, or auto\n')
  process.exit(2)
}
const set = readSet(values.data)
const { prior, name: priorName } = priorFor(set.name, values.prior)
const range = [
  Math.floor(set.questions.length * Number(values.from)),
  Math.floor(set.questions.length * Number(values.to)),
] as const
const modes = values.modes.split(',') as Mode[]
const result: Record<string, unknown> = { set: set.name, prior: priorName }
for (const mode of modes) Object.assign(result, run(set, mode))

if (values.save) saveResult(`routing-${set.name}`, result)
process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${JSON.stringify(result, null, 2)}\n`)

function run(of: RoutingSet, mode: Mode): Record<string, unknown> {
  const baselines = baselineRankers()
  const tenths = new Tenths(prior)
  const learnsUntil = mode === 'static' ? of.splitT : Number.POSITIVE_INFINITY
  const engine = new Engine({ prior, watch: tenths.watch, learnsUntil })
  const watched: Ranker = {
    ...{ name: engine.name, learns: true, hear: (arrival) => engine.hear(arrival) },
    rank: (question) => {
      const ranking = engine.rank(question)
      tenths.ranked(question, ranking, engine.known)
      return ranking
    },
  }
  const rankers: Ranker[] = [watched, ...baselines.rankers]
  for (const shares of [false, true]) {
    const fusion = learnFusion(of, baselineRankers(), shares)
    rankers.push(fusionRanker(shares ? 'fusion+' : 'fusion', fusion, baselines.scores))
  }
  const tally = new Tally(rankers.length)
  const took: number[] = []
  play(of, mode, rankers, range, (judged, rankings) => {
    tally.add(judged, rankings)
    took.push(engine.rankMs)
  })
  const own = Object.fromEntries(
    KINDS.map((kind) => [kind, { ...figures(tally.of(0, kind)), asks: tally.of(0, kind).length }]),
  )
  const others = Object.fromEntries(rankers.slice(1).map(({ name }, i) => [name, brief(tally, i + 1)]))
  if (mode === 'static') return { static: rounded(own), staticBaselines: rounded(others) }
  const best = rankers.slice(1).reduce((x, _, i) => (mrr(tally, i + 1) > mrr(tally, x) ? i + 1 : x), 1)
  const differences = tally.of(0, 'all').map((worth, i) => worth.mrr - (tally.of(best, 'all')[i]?.mrr ?? 0))
  return {
    stream: rounded(own),
    baselines: rounded(others),
    pairedToBest: rounded({
      ...{ best: rankers[best]?.name, mrr: meanOf(differences), ci: interval(differences) },
    }),
    msPerQuery: { p50: quantile(took, 0.5), p95: quantile(took, 0.95) },
    onlineAgainstPrior: tenths.result(),
    fitS: Math.round(engine.fitMs / 100) / 10,
    lessons: rounded(engine.index.lessons()),
  }
}

function figures(all: readonly Worth[]) {
  return {
    ...meanWorth(all),
    mrr95: interval(all.map(({ mrr }) => mrr)),
    hit595: interval(all.map(({ hit5 }) => hit5)),
  }
}

function brief(tally: Tally, ranker: number) {
  const { mrr, hit5 } = meanWorth(tally.of(ranker, 'all'))
  const tail = meanWorth(tally.of(ranker, 'tail'))
  return { mrr, hit5, tail: { mrr: tail.mrr, hit5: tail.hit5 } }
}

function mrr(tally: Tally, ranker: number, kind: Kind = 'all'): number {
  return meanWorth(tally.of(ranker, kind)).mrr
}

function meanOf(all: readonly number[]): number {
  return all.reduce((x, y) => x + y, 0) / all.length
}

/** Asks in one language, evidence in the other, on the synthetic set: on topics the taxonomy names, and on others. */
function acrossLanguages() {
  const hit5 = (covered: boolean) => ({ fr: hitAt5(bilingual(covered, 'fr')), en: hitAt5(bilingual(covered, 'en')) })
  return rounded({ set: 'bilingual', prior: 'shipped', hit5: { covered: hit5(true), uncovered: hit5(false) } })
}

/** Shipped, unless it has learnt from this very set: then the one learnt without it. */
function priorFor(setName: string, wanted: string): { prior: Prior; name: string } {
  const learntFrom = PRIOR.sets.some(({ name }) => name === setName)
  if (wanted === 'shipped' || (wanted === 'auto' && !learntFrom)) return { prior: PRIOR, name: 'shipped' }
  const file = join(import.meta.dirname, '..', 'learn', 'priors', `without-${setName}.json`)
  if (!existsSync(file)) throw new Error(`there is no prior without ${setName}: the shipped one never saw it`)
  return { prior: JSON.parse(readFileSync(file, 'utf8')) as Prior, name: `without ${setName}` }
}
