import { setTimeout as wait } from 'node:timers/promises'
import { rememberLinks } from '@binome/e2e/media.ts'
import type { Page } from '@playwright/test'
import type { Pair } from './meeting.ts'
import type { Setting } from './setting.ts'
import { firstPicture } from './watch.ts'

/** The seeker's voice as the helper heard it, beside a dense page that scrolls. */
export interface Voice {
  /** Share of the packets that did not come, %. */
  lostPct: number
  /** Share of what was played that was made up, %. */
  concealedPct: number
  /** The longest stretch that was made up from end to end, ms. Below 60 ms none is seen: the browser counts by 50. */
  longestGapMs: number
}

const LISTENS = 20_000

export async function measureVoice(setting: Setting, pair: Pair): Promise<Voice> {
  const meeting = await pair(setting, { page: 'dense', prepareHelper: rememberLinks, speaks: true })
  try {
    await meeting.yes()
    await firstPicture(meeting.helper)
    await meeting.shared.evaluate(() => globalThis.play('scroll'))
    // The receiver's own buffer finds its length in the first seconds.
    await wait(4000)
    return await listen(meeting.helper)
  } finally {
    await meeting.close()
  }
}

function listen(page: Page): Promise<Voice> {
  return page.evaluate(async (ms) => {
    const read = async () => {
      for (const link of globalThis.links) {
        if (link.connectionState !== 'connected') continue
        // The voice has the first line of sound; what a shared tab plays has one of its own.
        const [stat] = [...(await link.getStats()).values()]
          .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')
          .toSorted((one, other) => Number(one.mid) - Number(other.mid))
        if (stat) {
          const { concealedSamples = 0, totalSamplesReceived = 0, packetsLost = 0, packetsReceived = 0 } = stat
          return { concealed: concealedSamples, played: totalSamplesReceived, lost: packetsLost, came: packetsReceived }
        }
      }
      throw new Error('no voice comes in')
    }
    const first = await read()
    let before = first
    let run = 0
    let longest = 0
    const until = performance.now() + ms
    while (performance.now() < until) {
      await new Promise((done) => setTimeout(done, 50))
      const now = await read()
      const played = now.played - before.played
      const concealed = now.concealed - before.concealed
      if (played <= 0) continue
      run = concealed >= played * 0.95 ? run + played : 0
      longest = Math.max(longest, run)
      before = now
    }
    const part = (some: number, all: number) => (100 * some) / Math.max(1, all)
    const lost = before.lost - first.lost
    return {
      lostPct: part(lost, lost + before.came - first.came),
      concealedPct: part(before.concealed - first.concealed, before.played - first.played),
      longestGapMs: longest / 48,
    }
  }, LISTENS)
}
