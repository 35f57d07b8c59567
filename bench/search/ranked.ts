import { newAsk } from './corpus.ts'
import { PEOPLE, TOP } from './files.ts'
import { rounded } from './measure.ts'
import { ownCpuMs } from './peers/peer.ts'
import { NOW, person, toldIndex } from './told.ts'

/** `node bench/search/ranked.ts <docs> <queries>`: the whole match, every ranking feature on; one JSON line. */
const [docs = '0', queries = '0'] = process.argv.slice(2)
/** Compiled code goes on getting better for some hundred asks: as many as are measured, and others than those. */
const WARM = Number(queries)

const began = ownCpuMs()
const index = toldIndex(Number(docs))
const buildS = rounded((ownCpuMs() - began) / 1000)

const ask = (n: number) => ({
  ...{ text: newAsk(n).text, skillIds: [], seekerId: person((n * 7) % PEOPLE), seekerTeamId: `t${n % 500}` },
  ...{ languages: ['fr', 'en'], now: new Date(NOW), limit: TOP, willingOnly: true },
})
globalThis.gc?.()
const { heapUsed, arrayBuffers } = process.memoryUsage()
// After that collection: it takes compiled code along, and the ten asks after it take six times as long.
for (let n = 0; n < WARM; n++) index.match(ask(Number(queries) + n))
const times: number[] = []
const cpuTimes: number[] = []
const cpu = ownCpuMs()
for (let n = 0; n < Number(queries); n++) {
  const [asked, used] = [performance.now(), threadCpuMs()]
  index.match(ask(n))
  times.push(performance.now() - asked)
  cpuTimes.push(threadCpuMs() - used)
}
const cpuMs = rounded((ownCpuMs() - cpu) / times.length)
const at = (all: readonly number[], share: number) =>
  rounded(all.toSorted((x, y) => x - y)[Math.ceil(share * all.length) - 1] ?? Number.NaN)
process.stdout.write(
  `${JSON.stringify({
    ...{ p50: at(times, 0.5), p99: at(times, 0.99), cpuMs, cpu: { p50: at(cpuTimes, 0.5), p99: at(cpuTimes, 0.99) } },
    ...{ buildS, bytes: heapUsed + arrayBuffers, heap: heapUsed },
  })}\n`,
)

/** Of this thread alone: what it waits for, and what the collector does beside, is not in it. */
function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
