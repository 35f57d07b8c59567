import { chanceOf } from '@binome/matching/chance.fixture.ts'
import { type QueryTerm, TextIndex } from '@binome/matching/text/text-index.ts'
import { pastAsk, wordsOf } from './corpus.ts'
import type { Ask } from './exact.ts'
import { askOf, PEOPLE, readExam, TOP } from './files.ts'
import { measure, rounded } from './measure.ts'
import { isOnline, ownCpuMs } from './peers/peer.ts'

/** `node bench/search/ours.ts <folder> <docs>`: our own text index in a process of its own; one JSON line. */
const [folder = '', docs = '0'] = process.argv.slice(2)
const BATCH = 1_000
const LONG = 60
const FLIPS = 2_000

const index = new TextIndex()
const batches: number[] = []
for (let from = 0; from < Number(docs); from += BATCH) {
  const asks = Array.from({ length: Math.min(BATCH, Number(docs) - from) }, (_, n) => pastAsk(from + n, PEOPLE))
  // Processor time: what else the machine does meanwhile is not ours
  const began = ownCpuMs()
  for (const ask of asks) index.add(wordsOf(ask), ask.owner)
  batches.push(ownCpuMs() - began)
}
const buildS = batches.reduce((sum, ms) => sum + ms, 0) / 1000
const lastTenth = batches.slice(-Math.ceil(batches.length / 10))
const addPerS = (lastTenth.length * BATCH * 1000) / lastTenth.reduce((sum, ms) => sum + ms, 0)

const came = timesOf(Array.from({ length: PEOPLE }, (_, owner) => owner).filter(isOnline), (owner) =>
  index.setOnline(owner, true),
)
const bytes = index.bytes()
const exam = readExam(folder)
const people = await measure(exam, (ask, count) => topPeople(index, ask, count).map(({ owner }) => owner), ownCpuMs, {
  warm: exam.asks.length,
  seconds: 60,
})
const long = { asks: exam.asks.map((_, n) => askOf(n, LONG)), answers: [] }
const longer = await measure(long, (ask, count) => topPeople(index, ask, count).map(({ owner }) => owner), ownCpuMs, {
  warm: 100,
  seconds: 60,
})
const over = (among: 'all' | 'online') =>
  measure(exam, (ask) => index.search(queryOf(index, ask), among).hits.map(({ slot }) => slot), ownCpuMs, {
    warm: 100,
    seconds: 60,
  })
const all = await over('all')
const online = await over('online')
const identical = exam.asks.every((ask, n) => {
  const scores = topPeople(index, ask, TOP).map(({ score }) => score)
  return JSON.stringify(scores) === JSON.stringify(exam.answers[n]?.scores)
})

const chance = chanceOf(11)
const flips = timesOf(
  Array.from({ length: FLIPS }, () => Math.floor(chance() * PEOPLE)),
  (owner, n) => index.setOnline(owner, n % 2 === 0),
)

const write = ownCpuMs()
const snapshot = index.snapshot()
const read = ownCpuMs()
const loaded = TextIndex.load(snapshot)
const snapshotMs = { write: rounded(read - write), load: rounded(ownCpuMs() - read), bytes: snapshot.length }
const same = exam.asks.slice(0, 20).every((ask) => {
  const best = (one: TextIndex) =>
    one.search(queryOf(one, ask)).hits.sort((x, y) => y.score - x.score || x.slot - y.slot)
  return JSON.stringify(best(loaded)) === JSON.stringify(best(index))
})

const { cpuMs, p50, p99, agreement } = people
process.stdout.write(
  `${JSON.stringify({
    ...{ cpuMs, p50, p99, agreement, identical, buildS: rounded(buildS), bytes, addPerS: Math.round(addPerS) },
    flipMs: { first: came, later: flips },
    snapshotMs: { ...snapshotMs, same },
    sixtyWords: { cpuMs: longer.cpuMs, p50: longer.p50, p99: longer.p99 },
    best300: { all: { cpuMs: all.cpuMs, p99: all.p99 }, online: { cpuMs: online.cpuMs, p99: online.p99 } },
    ...index.size(),
  })}\n`,
)

function queryOf(one: TextIndex, ask: Ask): Map<string, QueryTerm> {
  return new Map(
    ask.terms.map(([word, weight]) => [word, { value: weight * one.idf(word), idealFrequency: 1, optional: false }]),
  )
}

/** The best, ties by number: exactly `count`. */
function topPeople(one: TextIndex, ask: Ask, count: number) {
  return one
    .topPeople(queryOf(one, ask), count)
    .sort((x, y) => y.score - x.score || x.owner - y.owner)
    .slice(0, count)
}

/** Time of each call, ms. */
function timesOf(people: readonly number[], act: (owner: number, n: number) => void) {
  const times = people.map((owner, n) => {
    const began = performance.now()
    act(owner, n)
    return performance.now() - began
  })
  times.sort((x, y) => x - y)
  const at = (share: number) => rounded(times[Math.ceil(share * times.length) - 1] ?? Number.NaN)
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}
