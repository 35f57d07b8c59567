import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import type { Question } from '../import/export.ts'
import { gainOf, interval, worthOf } from './metrics.ts'
import { headOf, type Judged, type Mode, play, type Ranker } from './protocol.ts'
import { type Arrival, readSet } from './set.ts'
import { Tally } from './tally.ts'

const folder = mkdtempSync(join(tmpdir(), 'binome-routing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HOUR = 3_600
const BEGAN = 1_600_000_000
const WORDS = ['imprimante papier', 'tableur formule', 'badge porte', 'paie prime']

/** A question an hour, of four kinds; each is answered half an hour later by who knows its kind, then by one of five. */
function invented(count: number): Question[] {
  return Array.from({ length: count }, (_, i) => ({
    ...{
      id: `q${i}`,
      t: BEGAN + i * HOUR,
      asker: `a${i % 7}`,
      title: WORDS[i % 4] ?? '',
      body: `${i}`,
      tags: [`t${i % 4}`],
    },
    answers: [
      { user: `knows${i % 4}`, t: BEGAN + (i + 0.5) * HOUR, accepted: i % 2 === 0 },
      { user: `also${i % 5}`, t: BEGAN + (i + 0.7) * HOUR },
    ],
  }))
}

function written(name: string, questions: readonly Question[]): string {
  const path = join(folder, name)
  mkdirSync(path)
  writeFileSync(join(path, 'questions.jsonl.gz'), gzipSync(questions.map((one) => JSON.stringify(one)).join('\n')))
  const split = questions[Math.floor(questions.length * 0.8)]?.t
  writeFileSync(join(path, 'split.json'), JSON.stringify({ split_t: split }))
  return path
}

test('what a ranking is worth: golden numbers', () => {
  const gains = new Map([
    ['b', gainOf({ user: 'b', t: 0, accepted: true })],
    ['f', gainOf({ user: 'f', t: 0, thanked: true })],
    ['z', gainOf({ user: 'z', t: 0 })],
  ])
  expect([...gains.values()]).toEqual([3, 2, 1])
  // Gains 3 at the second place and 2 at the sixth, of 3, 2 and 1 at the first three
  const dcg = 3 / Math.log2(3) + 2 / Math.log2(7)
  const ideal = 3 / Math.log2(2) + 2 / Math.log2(3) + 1 / Math.log2(4)
  const { ndcg10, ...rest } = worthOf(['a', 'b', 'c', 'd', 'e', 'f'], gains)
  expect(rest).toEqual({ mrr: 1 / 2, p1: 0, hit5: 1, hit10: 1 })
  expect(ndcg10).toBeCloseTo(dcg / ideal, 12)
  expect(worthOf(['1', '2', '3', '4', '5', 'z'], gains)).toMatchObject({ mrr: 1 / 6, hit5: 0, hit10: 1 })
  expect(worthOf(['nobody'], gains)).toEqual({ mrr: 0, p1: 0, hit5: 0, hit10: 0, ndcg10: 0 })
})

test('an interval holds the mean, and that of equal values is the value', () => {
  const [low, high] = interval(Array.from({ length: 400 }, (_, i) => i % 2))
  expect(low).toBeGreaterThan(0.44)
  expect(low).toBeLessThan(0.5)
  expect(high).toBeGreaterThan(0.5)
  expect(high).toBeLessThan(0.56)
  expect(interval([0.3, 0.3, 0.3]).map((value) => Number(value.toFixed(9)))).toEqual([0.3, 0.3])
})

test.each(['stream', 'static'] as const)(
  'in a %s play nothing is told before its time, and candidates are who answered before',
  (mode: Mode) => {
    const questions = invented(20)
    // Answered in the very second of the next question: not before it
    questions[4] = { ...(questions[4] as Question), answers: [{ user: 'late', t: BEGAN + 5 * HOUR }] }
    // A candidate asks, and answers their own question; somebody answers for the first time
    questions[19] = {
      ...(questions[19] as Question),
      ...{
        asker: 'knows1',
        answers: [
          { user: 'knows1', t: BEGAN + 19.5 * HOUR },
          { user: 'first', t: BEGAN + 19.6 * HOUR },
        ],
      },
    }
    const set = readSet(written(mode, questions))
    const heard: Arrival[] = []
    const judged: Judged[] = []
    const ranker: Ranker = { name: 'ear', hear: (arrival) => void heard.push(arrival), rank: () => ['knows0'] }
    play(set, mode, [ranker], [4, 20], (one) => {
      const until = mode === 'stream' ? one.question.t : Math.min(one.question.t, set.splitT)
      const expected = set.questions.flatMap(({ answers }) => answers).filter(({ t }) => t < until)
      expect(heard.map(({ answer }) => answer.user).toSorted()).toEqual(expected.map(({ user }) => user).toSorted())
      expect([...one.counts.values()].reduce((x, y) => x + y, 0)).toBe(expected.length)
      judged.push(one)
    })
    // Nobody known answered the question whose answer came late, nor the last
    expect(judged.map(({ index }) => index)).toEqual(Array.from({ length: 14 }, (_, i) => i + 5))
  },
)

test('the tail is without the five or the hundredth who answered most, in ranking and relevant alike', () => {
  const counts = new Map(Array.from({ length: 8 }, (_, i) => [`u${i}`, 10 - i]))
  expect(headOf(counts, 'u0')).toEqual(new Set(['u1', 'u2', 'u3', 'u4', 'u5']))
  expect(headOf(new Map(Array.from({ length: 900 }, (_, i) => [`u${i}`, i])), '').size).toBe(9)
  const tally = new Tally(1)
  const question = { ...(invented(1)[0] as Question), asker: 'u0' }
  const answerers = ['u1', 'u6', 'u7'].map((user) => ({ user, t: 0 }))
  tally.add({ question, index: 0, counts, answerers }, [['u1', 'u2', 'u7', 'u6']])
  expect(tally.of(0, 'all')[0]).toMatchObject({ mrr: 1 })
  expect(tally.of(0, 'tail')[0]).toMatchObject({ mrr: 1, ndcg10: 1 })
  // Of those with five answers before, u1 alone: u6 has four
  expect(tally.of(0, 'ge5')[0]).toMatchObject({ p1: 1, ndcg10: 1 })
})

// A process that shares the machine with other tests
test('bench:routing prints one line of JSON with every figure, for any community of the format', {
  timeout: 30_000,
}, () => {
  const data = written('invented', invented(60))
  const script = join(import.meta.dirname, 'main.ts')
  const { stdout, status } = spawnSync(process.execPath, [script, '--data', data, '--json'], { encoding: 'utf8' })
  expect(status).toBe(0)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  const figure = expect.any(Number)
  const pair = [figure, figure]
  const worth = expect.objectContaining({
    mrr: figure,
    p1: figure,
    hit5: figure,
    hit10: figure,
    ndcg10: figure,
    mrr95: pair,
  })
  const kinds = { all: worth, ge5: worth, tail: worth }
  const names =
    'active recent30 recent7 tag tag*recent bm25-profile bm25-doc bm25-doc+hl180 bm25-doc+hl60 fusion fusion+'
  const line = JSON.parse(stdout)
  expect(line).toMatchObject({
    ...{ set: 'invented', prior: 'shipped', stream: kinds, static: kinds },
    baselines: Object.fromEntries(names.split(' ').map((name) => [name, { mrr: figure, hit5: figure }])),
    pairedToBest: { mrr: figure, ci: pair },
    msPerQuery: { p50: figure, p95: figure },
    onlineAgainstPrior: { neverWorse: true },
  })
  // Who knows a kind answers it every time: whoever reads the words finds them
  expect(line.stream.all).toMatchObject({ mrr: 1, hit5: 1 })
})
