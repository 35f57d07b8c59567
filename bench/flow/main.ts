import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { quantile } from '../figures.ts'
import { saveResult } from '../results.ts'
import { type Loaded, runLoad } from './load.ts'
import { openPeople } from './person.ts'
import { startServer } from './process.ts'

/**
 * `npm run bench:flow -- [--json] [--save]`: ask → first tap on a screen under load, memory a connected person costs, and
 * accept → first frame in real browsers. What is measured and how: README.md beside this file.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    asks: { type: 'string', default: '3000' },
    rate: { type: 'string', default: '50' },
    helpers: { type: 'string', default: '500' },
    seekers: { type: 'string', default: '300' },
    warm: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '7' },
  },
})
const asks = Number(values.asks)
const warmUp = Number(values.warm)

interface Served {
  loaded: Loaded
  bytesPerPerson: number
  /** Milliseconds of processor time an ask, from the request to its evidence. */
  cpu: { server: number; database: number; people: number }
}

/** The server under load, and what its people cost it. */
async function serve(): Promise<Served> {
  const server = await startServer()
  const size = { helpers: Number(values.helpers), seekers: Number(values.seekers), texts: asks + warmUp }
  const organization = await server.make({ ...size, seed: Number(values.seed) })
  const errors: string[] = []
  const lost = () => errors.push('a socket ended by itself')
  const seekers = await openPeople(server.url, organization.seekers, lost)
  const before = await server.memory()
  const helpers = await openPeople(server.url, organization.helpers, lost)
  const after = await server.memory()
  let cpuBefore = await server.cpu()
  let own = process.cpuUsage()
  const loaded = await runLoad({
    ...{ perSecond: Number(values.rate), asks, warmUp, seed: Number(values.seed) },
    ...{ helpers, seekers, texts: organization.texts },
    halfWarm: () => server.analyze(),
    async warm() {
      cpuBefore = await server.cpu()
      own = process.cpuUsage()
    },
  })
  const { user, system } = process.cpuUsage(own)
  const cpuAfter = await server.cpu()
  for (const person of [...helpers, ...seekers]) person.close()
  await server.stop()
  loaded.errors.push(...errors)
  const each = (ms: number) => Math.round((ms / asks) * 100) / 100
  return {
    loaded,
    bytesPerPerson: Math.round((after.heap + after.outside - before.heap - before.outside) / helpers.length),
    cpu: {
      server: each(cpuAfter.own - cpuBefore.own),
      database: each(cpuAfter.children - cpuBefore.children),
      people: each((user + system) / 1000),
    },
  }
}

/** In a process of its own, once the server above has left the machine alone. */
async function acceptToFrame(): Promise<{ product: number; bare: number; ratio: number } | null> {
  if (Number(values.rounds) === 0) return null
  const main = join(import.meta.dirname, '../live/accept-to-frame.ts')
  const child = spawn(process.execPath, [main, '--rounds', values.rounds], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += String(chunk)
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`bench/live/accept-to-frame ended with ${code}`)
  const { product, bare, ratio } = JSON.parse(said.trim().split('\n').at(-1) ?? '') as {
    product: number[]
    bare: number[]
    ratio: number
  }
  return { product: quantile(product, 0.5), bare: quantile(bare, 0.5), ratio: Math.round(ratio * 100) / 100 }
}

const { loaded, bytesPerPerson, cpu } = await serve()
const line = {
  askToOffer: { p50: quantile(loaded.waits, 0.5), p99: quantile(loaded.waits, 0.99) },
  acceptToFrame: await acceptToFrame(),
  bytesPerPerson,
  asks: loaded.asks,
  errors: loaded.errors.length,
}
const unserved = loaded.unserved / loaded.asks
if (values.save) saveResult('flow', { ...line, unserved, perSecond: Number(values.rate), cpuMsPerAsk: cpu })
if (values.json) process.stdout.write(`${JSON.stringify(line)}\n`)
else {
  const { askToOffer, acceptToFrame: live } = line
  process.stdout.write(
    `Ask to tap, ${values.rate} asks a second, ${values.helpers} helpers: p50 ${askToOffer.p50} ms, p99 ${askToOffer.p99} ms; ` +
      `${(unserved * 100).toFixed(1)} % of ${asks} unserved, ${line.errors} errors.\n` +
      `Processor time an ask: server ${cpu.server} ms, database ${cpu.database} ms, the people ${cpu.people} ms.\n` +
      `Memory a connected person: ${(bytesPerPerson / 1000).toFixed(1)} kB.\n${
        live ? `Accept to first frame: ${live.product} ms, the bare pair ${live.bare} ms, ratio ${live.ratio}.\n` : ''
      }`,
  )
}
for (const [error, times] of Map.groupBy(loaded.errors, (error) => error)) {
  process.stderr.write(`${times.length} × ${error}\n`)
}
process.exit(loaded.errors.length === 0 && unserved < 0.05 ? 0 : 1)
