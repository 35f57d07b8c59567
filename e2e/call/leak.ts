import { parseArgs } from 'node:util'
import { newRoom, openPair } from './pair.ts'
import { type CallSite, openCallSite } from './site.ts'

/** What one tab holds after so many calls: JavaScript heap after a collection, and everything that should have ended. */
export interface Leak {
  sessions: number
  /** From after a few calls, when everything is loaded, to the end. */
  heapGrowthPct: number
  tracks: number
  links: number
  timers: number
}

const WARM = 5

/** So many calls one after another in the same two tabs, each with voice both ways and the seeker's screen. */
export async function measureLeak(site: CallSite, sessions = 100): Promise<Leak> {
  const pair = await openPair(site, 'call.html')
  try {
    const { seeker, helper } = pair
    const inspector = await pair.seekerBrowser.context.newCDPSession(seeker)
    const heap = async () => {
      await inspector.send('HeapProfiler.collectGarbage')
      return (await inspector.send('Runtime.getHeapUsage')).usedSize
    }
    let before = 0
    for (let n = 1; n <= sessions; n += 1) {
      const room = newRoom()
      // The front tab picks its neighbour, as a person does.
      await seeker.bringToFront()
      await seeker.evaluate((room) => bench.open('seeker', room), room)
      await seeker.evaluate(() => bench.arm(true, true))
      await seeker.evaluate(() => bench.call.prepare())
      await seeker.waitForFunction(() => bench.held.length > 0)
      await helper.evaluate((room) => bench.open('helper', room), room)
      await helper.evaluate(() => bench.accept())
      for (const page of [seeker, helper]) await page.evaluate(() => bench.leave())
      if (n === WARM) before = await heap()
    }
    const after = await heap()
    const { tracks, links, timers } = await seeker.evaluate(() => bench.living())
    return { sessions, heapGrowthPct: Math.round((after / before - 1) * 1000) / 10, tracks, links, timers }
  } finally {
    await pair.close()
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { sessions: { type: 'string', default: '100' } } })
  const site = await openCallSite()
  try {
    console.log(JSON.stringify(await measureLeak(site, Number(values.sessions))))
  } finally {
    await site.close()
  }
}
