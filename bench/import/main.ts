import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { quantile } from '../figures.ts'
import { saveResult } from '../results.ts'
import { readQuestions, split } from './export.ts'
import { openHouse } from './house.ts'
import { play } from './play.ts'

/**
 * `npm run bench:import -- --data <folder>`: an old help desk becomes an organisation, and later questions are asked in
 * it: how often is somebody who really answered among the first five tapped, and of the ranking that taps are planned by?
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    asks: { type: 'string', default: '200' },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
})
if (!values.data) {
  process.stderr.write('bench:import needs --data <folder with questions.jsonl.gz>\n')
  process.exit(2)
}
const { past, later } = split(readQuestions(values.data), Number(values.asks))
const since = later[0]?.t ?? 0
const until = later.at(-1)?.t ?? 0
const answered = past.map((question) => ({
  ...{ question, key: question.id },
  answers: question.answers.filter((answer) => answer.t < since),
}))
const helpers = [...new Set(answered.flatMap((one) => one.answers.map((answer) => answer.user)))]
const everybody = new Set(
  [...past, ...later].flatMap((one) => [one.asker, ...one.answers.map((answer) => answer.user)]),
)
// The export's past ends now: answers of the last of the later questions may come a little after it.
const latest = Math.max(
  until,
  ...[...past, ...later].flatMap((one) => one.answers.map((a) => a.t)).filter((t) => t < until),
)
const house = await openHouse([...everybody], Math.floor(Date.now() / 1000) - latest - 60)
const began = performance.now()
const imported = await house.importAnswers(answered)
const importMs = performance.now() - began
const played = await play(house, helpers, later, past)
await house.stop()

const share = (count: number) => Math.round((count / played.asks) * 1000) / 1000
const result = {
  set: basename(values.data),
  imported: { asks: imported.asks, evidence: imported.evidence, seconds: Math.round(importMs / 100) / 10 },
  helpers: helpers.length,
  asks: played.asks,
  hitAt5: share(played.hits),
  rankedAt5: share(played.ranked),
  askToTap: { p50: quantile(played.waits, 0.5), p99: quantile(played.waits, 0.99) },
  errors: played.errors.length,
}
if (values.save) saveResult(`import-${result.set}`, result)
if (values.json) process.stdout.write(`${JSON.stringify(result)}\n`)
else {
  const { imported: made, askToTap } = result
  process.stdout.write(
    `${result.set}: ${made.asks} past asks and ${made.evidence} answers imported in ${made.seconds} s, ${result.helpers} people at work.\n` +
      `Of ${result.asks} later questions, ${Math.round(result.hitAt5 * 100)} % had somebody who really answered among the first five tapped, ${Math.round(result.rankedAt5 * 100)} % among the first five of the ranking.\n` +
      `Ask to tap: ${askToTap.p50} ms at the median, ${askToTap.p99} ms at p99.\n`,
  )
}
for (const error of new Set(played.errors)) process.stderr.write(`${error}\n`)
process.exit(played.errors.length === 0 ? 0 : 1)
