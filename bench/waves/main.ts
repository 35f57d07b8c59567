import { parseArgs } from 'node:util'
import { DIALS } from '@binome/matching/plan/planner.ts'
import { TUNING, type Tuning } from '@binome/matching/plan/weigh.ts'
import { saveResult } from '../results.ts'
import { communityWorld } from './community.ts'
import { COMPANY, companyWorld } from './company.ts'
import { drawsOf } from './draws.ts'
import { foundBelow } from './folder.ts'
import { matcherOf } from './matcher.ts'
import { policiesOf } from './policies.ts'
import { Simulation } from './simulate.ts'
import { type Figures, figuresOf, meanFigures, onlineOf } from './tally.ts'
import { TEMPER } from './temper.ts'

/** `npm run bench:waves`: nine ways of tapping people, on the same people in the same moods. README.md says how. */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    trace: { type: 'string', default: 'company,travel-se,r-help,urho3d' },
    policy: { type: 'string', default: '' },
    seeds: { type: 'string', default: '2' },
    from: { type: 'string', default: '1' },
    ease: { type: 'string', default: String(TEMPER.ease) },
    mrr: { type: 'string', default: '.4' },
    tune: { type: 'string', default: '' },
    people: { type: 'string', default: String(COMPANY.people) },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
})
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.from) + i)
const wanted = values.policy.split(',').filter((name) => name !== '')
const temper = { ...TEMPER, ease: Number(values.ease) }
const tuned = Object.fromEntries(
  values.tune.split(',').flatMap((said) => {
    const [name = '', to] = said.split('=')
    if (to !== undefined && !(name in TUNING)) throw new Error(`the planner has no constant ${name}`)
    return to === undefined ? [] : [[name, Number(to)]]
  }),
) as Partial<Tuning>
const share = Number(values.people) / COMPANY.people
const size = { ...COMPANY, people: Number(values.people), asksADay: Math.round(COMPANY.asksADay * share) }
const traces = values.trace.split(',').filter((trace) => trace === 'company' || foundBelow(values.data, trace) !== null)
if (traces.length === 0) {
  process.stderr.write('bench:waves found no trace: give --data <folder of the routing sets>\n')
  process.exit(2)
}
const lines: object[] = []
for (const trace of traces) {
  const runs = new Map<string, Figures[]>()
  const online: number[] = []
  for (const seed of seeds) {
    const draws = drawsOf(seed)
    const world =
      trace === 'company' ? companyWorld(draws, size) : communityWorld(draws, foundBelow(values.data, trace) as string)
    const matcher = matcherOf(world, draws, Number(values.mrr))
    online.push(onlineOf(world))
    for (const policy of policiesOf(world, draws, temper, seed, DIALS, tuned)) {
      if (wanted.length > 0 && !wanted.includes(policy.name)) continue
      const run = new Simulation(world, draws, matcher, temper, policy).play()
      runs.set(policy.name, [...(runs.get(policy.name) ?? []), figuresOf(world, run)])
    }
  }
  const policies = Object.fromEntries([...runs].map(([name, figures]) => [name, rounded(meanFigures(figures))]))
  const line = { trace, online: rounded({ of: meanOf(online) }).of, seeds, policies }
  lines.push(line)
  process.stdout.write(values.json ? `${JSON.stringify(line)}\n` : `${table(line)}\n`)
}
if (values.save) saveResult('waves', { ease: temper.ease, mrr: Number(values.mrr), traces: lines })

function meanOf(of: readonly number[]): number {
  return of.reduce((x, y) => x + y, 0) / of.length
}

/** Seconds and taps to a tenth and a hundredth are noise; shares to a thousandth. */
function rounded<T extends object>(of: T): T {
  return Object.fromEntries(
    Object.entries(of).map(([key, value]) => [key, Math.round(Number(value) * 1000) / 1000]),
  ) as T
}

function table({ trace, online, policies }: { trace: string; online: number | undefined; policies: object }): string {
  const row = (cells: readonly unknown[]) => cells.map((cell) => String(cell).padStart(10)).join(' ')
  const rows = Object.entries(policies as { [name: string]: Figures })
  const head = row(['', ...Object.keys(rows[0]?.[1] ?? {}).map((key) => key.slice(0, 10))])
  return [
    `${trace}, ${online} online`,
    head,
    ...rows.map(([name, figures]) => row([name.slice(0, 10), ...Object.values(figures)])),
  ].join('\n')
}
