import { setTimeout as wait } from 'node:timers/promises'
import type { Pair } from './meeting.ts'
import type { LinkedSetting } from './setting.ts'
import { firstPicture, takeShown } from './watch.ts'

/** Nothing gets through for so long, ms. */
const CUT = 10_000
const PATIENCE = 60_000

/** Seconds from the link being back to a picture that was made after that being on the helper's screen. */
export async function measureBlackout(setting: LinkedSetting, pair: Pair): Promise<number> {
  const meeting = await pair(setting, { page: 'typical' })
  try {
    await meeting.yes()
    await firstPicture(meeting.helper)
    await meeting.shared.evaluate(() => globalThis.play('clock'))
    await wait(5000)
    setting.places.cut(true)
    await wait(CUT)
    setting.places.cut(false)
    const back = Date.now()
    while (Date.now() < back + PATIENCE) {
      const fresh = (await takeShown(meeting.helper)).find(({ stamp }) => stamp !== null && stamp > back)
      if (fresh) return (fresh.at - back) / 1000
      await wait(100)
    }
    return Number.POSITIVE_INFINITY
  } finally {
    setting.places.cut(false)
    await meeting.close()
  }
}
