import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { saveResult } from '../results.ts'
import { LINK_NAMES, type LinkName } from './links.ts'
import { MEASURES, type MeasureName, runMeasures, stepsOn } from './measures.ts'
import { inWords, lineOf, roundsOf } from './report.ts'

/**
 * `npm run bench:live -- [--json] [--save] [--short] [--rounds 5] [--links clean,1500] [--only picture,voice]`: the live
 * session of the product beside a pair of bare pages on emulated links. What is measured and how: README.md beside this.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    sessions: { type: 'string', default: '100' },
    links: { type: 'string', default: LINK_NAMES.join() },
    only: { type: 'string', default: MEASURES.join() },
    /** Where the time to the first picture goes, on each of the links; nothing else is measured. */
    steps: { type: 'boolean', default: false },
  },
})

const oneOf = <T extends string>(known: readonly T[], given: string): T[] => {
  const chosen = given.split(',')
  for (const name of chosen) if (!known.some((one) => one === name)) throw new Error(`${name}: one of ${known.join()}`)
  return known.filter((name) => chosen.includes(name))
}
const links = oneOf<LinkName>(LINK_NAMES, values.short ? '1500' : values.links)
const only = oneOf<MeasureName>(MEASURES, values.short ? 'picture' : values.only)
if (values.steps) {
  for (const line of await stepsOn(links)) process.stdout.write(`${line}\n`)
  process.exit()
}
const rounds = values.short ? 1 : Number(values.rounds)
const measured = await runMeasures({ links, only, rounds, sessions: Number(values.sessions) }, (news) =>
  process.stderr.write(`${news}\n`),
)
const line = lineOf(measured)
// A run of some measures is kept beside the others of its day, not instead of them.
const part = [only.length < MEASURES.length ? only : [], links.length < LINK_NAMES.length ? links : []].flat()
if (values.save) saveResult(['live', ...part].join('-'), { ...line, rounds: roundsOf(measured), measured })
process.stdout.write(
  values.json ? `${JSON.stringify(line)}\n` : `${inWords(measured)}load ${loadavg()[0]?.toFixed(1)}\n`,
)
