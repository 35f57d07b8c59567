import { measureMarkError } from '@binome/e2e/mark-error.ts'
import { PATTERN, seesThePattern } from '@binome/e2e/media.ts'
import type { Pair } from './meeting.ts'
import type { Setting } from './setting.ts'
import { firstPicture } from './watch.ts'

const RATIOS = [1, 2, 3]
const SCALES = [0.5, 1, 2, 3]

/** How far from what it was set on a mark of the helper lies, in pixels of the captured frame; the worst of all looks. */
export async function measureMarking(setting: Setting, pair: Pair): Promise<number> {
  let worst = 0
  for (const dpr of RATIOS) worst = Math.max(worst, await atRatio(dpr, setting, pair))
  return worst
}

async function atRatio(dpr: number, setting: Setting, pair: Pair): Promise<number> {
  const meeting = await pair(setting, { page: 'typical', dpr })
  const { helper, seeker, shared } = meeting
  try {
    await meeting.yes()
    await firstPicture(helper)
    await shared.goto(PATTERN)
    await seesThePattern(helper)
    await seeker.bringToFront()
    const looks = SCALES.map((scale) => ({ dpr, scale }))
    return await measureMarkError({ helper, seeker }, looks)
  } finally {
    await meeting.close()
  }
}
