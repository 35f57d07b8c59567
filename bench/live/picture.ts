import { setTimeout as wait } from 'node:timers/promises'
import { quantile } from '../figures.ts'
import { around, legibleAt, type Original } from './legible.ts'
import type { MeetingWish, Pair } from './meeting.ts'
import type { Setting } from './setting.ts'
import { firstPicture, keepPictures, type Shown, takeKept, takeShown } from './watch.ts'

/** One meeting's picture, as it was seen by the helper. Milliseconds. */
export interface Picture {
  /** From the Yes. */
  firstFrame: number
  /** When its 10-px text was as good as the page's own, from the Yes; null: not within the time it stood still. */
  legible: number | null
  /** From the page to the screen of the other one, while only a clock moves. */
  glass: Delays
  /** The same while the page scrolls. */
  scroll: Delays
  /** The longest time without a new picture while the clock ran or the page scrolled. */
  longestGap: number
}

interface Delays {
  p50: number
  p95: number
  framesPerSecond: number
}

/** The page stands still this long after the first picture, then moves in each way for so long. */
const STILL = 4000
const MOVING = 7000
/** Of each way of moving the beginning is left out. */
const SETTLES = 1000

export interface PictureWish extends MeetingWish {
  original: Original
  /** Share of the page's own legibility that is asked for. */
  share: number
  /** Only the first picture and when it is legible, for up to this many ms. */
  onlyStill?: number
}

export async function measurePicture(setting: Setting, pair: Pair, wish: PictureWish): Promise<Picture> {
  const meeting = await pair(setting, wish)
  const { helper, shared } = meeting
  try {
    await keepPictures(helper, around(wish.original.blocks))
    if ((await shared.evaluate(() => innerHeight)) < 1080) throw new Error('the page that is shared is not seen whole')
    await meeting.yes()
    const firstFrame = await firstPicture(helper)
    await wait(wish.onlyStill ?? STILL)
    await keepPictures(helper, null)
    await takeShown(helper)
    const moving = async (how: 'clock' | 'scroll') => {
      await shared.evaluate((how) => globalThis.play(how), how)
      await wait(MOVING)
      return settled(await takeShown(helper))
    }
    const clock = wish.onlyStill ? [] : await moving('clock')
    const scroll = wish.onlyStill ? [] : await moving('scroll')
    await shared.evaluate(() => globalThis.play('still'))
    const legible = await legibleAt(await takeKept(helper), wish.original, wish.share)
    const longestGap = Math.max(gap(clock), gap(scroll))
    return { firstFrame, legible, glass: delays(clock), scroll: delays(scroll), longestGap }
  } finally {
    await meeting.close()
  }
}

function settled(shown: readonly Shown[]): Shown[] {
  const from = (shown[0]?.at ?? 0) + SETTLES
  return shown.filter(({ at }) => at >= from)
}

function delays(shown: readonly Shown[]): Delays {
  const late = shown.flatMap(({ at, stamp }) => (stamp === null ? [] : [at - stamp]))
  const seconds = ((shown.at(-1)?.at ?? 0) - (shown[0]?.at ?? 0)) / 1000
  return { p50: quantile(late, 0.5), p95: quantile(late, 0.95), framesPerSecond: (shown.length - 1) / seconds }
}

function gap(shown: readonly Shown[]): number {
  let longest = 0
  for (const [i, { at }] of shown.entries()) if (i > 0) longest = Math.max(longest, at - (shown[i - 1]?.at ?? at))
  return longest
}
