import { parseArgs } from 'node:util'
import { runLoad } from './load.ts'
import { openPeople } from './person.ts'
import { startServer } from './process.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    asks: { type: 'string', default: '3000' },
    rate: { type: 'string', default: '50' },
    helpers: { type: 'string', default: '500' },
    seekers: { type: 'string', default: '300' },
    profile: { type: 'string' },
    seed: { type: 'string', default: '7' },
  },
})
const n = (name: 'asks' | 'rate' | 'helpers' | 'seekers' | 'seed') => Number(values[name])
const server = await startServer()
const organization = await server.make({
  helpers: n('helpers'),
  seekers: n('seekers'),
  texts: 1000,
  seed: n('seed'),
})
let lost = 0
const drop = () => {
  lost += 1
}
const seekers = await openPeople(server.url, organization.seekers, drop)
const before = await server.memory()
const helpers = await openPeople(server.url, organization.helpers, drop)
const after = await server.memory()
const per = (a: number, b: number) => Math.round((a - b) / helpers.length)
console.error(
  'rss',
  per(after.rss, before.rss),
  'heap',
  per(after.heap, before.heap),
  'outside',
  per(after.outside, before.outside),
)
if (values.profile) await server.profile(null)
const cpu0 = await server.cpu()
const own0 = process.cpuUsage()
const loaded = await runLoad({
  helpers,
  seekers,
  texts: organization.texts,
  perSecond: n('rate'),
  asks: n('asks'),
  warmUp: 250,
  seed: n('seed'),
})
const cpu1 = await server.cpu()
const own1 = process.cpuUsage(own0)
const all = n('asks') + 250
console.error(
  'cpu ms/ask: server',
  (cpu1.own - cpu0.own) / all,
  'pg',
  (cpu1.children - cpu0.children) / all,
  'client',
  (own1.user + own1.system) / 1000 / all,
)
if (values.profile) await server.profile(values.profile)
for (const person of [...helpers, ...seekers]) person.close()
await server.stop()
const sorted = loaded.waits.toSorted((a, b) => a - b)
const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN
const kinds = new Map<string, number>()
for (const error of loaded.errors) kinds.set(error, (kinds.get(error) ?? 0) + 1)
console.error(Object.fromEntries(kinds), 'lost', lost, 'unserved', loaded.unserved, 'tapped', sorted.length)
console.log(
  JSON.stringify({
    askToOffer: { p50: at(0.5), p90: at(0.9), p99: at(0.99) },
    asks: loaded.asks,
    errors: loaded.errors.length + lost,
  }),
)
process.exit(0)
