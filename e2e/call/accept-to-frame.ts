import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { newRoom, openPair, waitArmed } from './pair.ts'
import { openCallSite } from './site.ts'

/** Milliseconds from the helper's Yes to the first frame of the seeker's screen, one a round. */
export interface AcceptToFrame {
  call: number[]
  bare: number[]
  /** Median of the call beside median of the bare pair. */
  ratio: number
}

/**
 * The prepared call beside the "default" pair (screen already picked, `addTrack` and an offer after the accept),
 * interleaved in one run, fresh browsers each time, the seeker's tab hidden in both.
 * @param delay one-way delay of the signalling, ms
 */
export async function measureAcceptToFrame(options: { rounds: number; delay: number }): Promise<AcceptToFrame> {
  const site = await openCallSite({ delay: options.delay })
  const call: number[] = []
  const bare: number[] = []
  try {
    for (let round = 0; round < options.rounds; round++) {
      bare.push(await measureBare(site))
      call.push(await measureCall(site))
    }
  } finally {
    await site.close()
  }
  return { call, bare, ratio: median(call) / median(bare) }
}

type Site = Awaited<ReturnType<typeof openCallSite>>

export async function measureCall(site: Site): Promise<number> {
  const pair = await openPair(site, 'call.html')
  try {
    await waitArmed(pair, newRoom())
    return await pair.helper.evaluate(() => bench.accept())
  } finally {
    await pair.close()
  }
}

/** One figure of the pair that everything is compared with. */
export async function measureBare(site: Site): Promise<number> {
  const pair = await openPair(site, 'bare.html')
  try {
    const room = newRoom()
    await pair.seeker.bringToFront()
    await pair.seeker.evaluate((room) => bare.open('seeker', room), room)
    await pair.helper.evaluate((room) => bare.open('helper', room), room)
    await pair.shared.bringToFront()
    await pair.seeker.waitForFunction(() => document.visibilityState === 'hidden', undefined, { polling: 100 })
    return await pair.helper.evaluate(() => bare.accept())
  } finally {
    await pair.close()
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, delay: { type: 'string', default: '20' } },
  })
  const result = await measureAcceptToFrame({ rounds: Number(values.rounds), delay: Number(values.delay) })
  const line = (name: string, all: number[]) =>
    `${name}: median ${Math.round(median(all))} ms [${all.map(Math.round).join(', ')}]`
  console.log(line('call', result.call))
  console.log(line('bare', result.bare))
  console.log(`ratio ${result.ratio.toFixed(2)}, load ${loadavg()[0]?.toFixed(1)}`)
}
