import { longestTurns } from '../match/turns.ts'
import { rounded } from './measure.ts'
import { ownCpuMs } from './peers/peer.ts'
import { toldIndex } from './told.ts'

/** `node bench/search/refit.ts <docs>`: the vectors of at most 100,000 asks, fitted from nothing and again; one JSON line. */
const [docs = '0'] = process.argv.slice(2)
const MOST = 100_000
const asks = Math.min(MOST, Number(docs))

const index = toldIndex(asks)
const first = await fitted()
const again = await fitted()
process.stdout.write(`${JSON.stringify({ asks, first, again })}\n`)

/** Seconds of wall-clock and of processor, all threads; and the longest turns of the main thread, ms. */
async function fitted() {
  const [began, used] = [performance.now(), ownCpuMs()]
  const turns = await longestTurns(index)
  return { seconds: rounded((performance.now() - began) / 1000), cpuS: rounded((ownCpuMs() - used) / 1000), turns }
}
