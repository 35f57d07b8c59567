import { newRoom } from '@binome/e2e/call/pair.ts'
import type { Meeting, MeetingWish } from './meeting.ts'
import { type Setting, sharedPage } from './setting.ts'
import { watchPictures } from './watch.ts'

/**
 * What everything is compared with: two bare pages, the screen already picked and both microphones open, then after the
 * Yes `addTrack`, an offer, an answer, and whatever the browser chooses.
 */
export async function meetByDefault(setting: Setting, wish: MeetingWish): Promise<Meeting> {
  const { origin } = setting.servers.site
  const [atSeeker, atHelper] = await Promise.all([
    setting.browser('seeker', origin, wish),
    setting.browser('helper', origin, wish),
  ])
  const close = async () => void (await Promise.all([atSeeker.close(), atHelper.close()]))
  try {
    await watchPictures(atHelper.context)
    await wish.prepareHelper?.(atHelper.context)
    await wish.prepareSeeker?.(atSeeker.context)
    const shared = await atSeeker.context.newPage()
    await shared.goto(sharedPage(wish.page))
    const seeker = await atSeeker.context.newPage()
    const helper = await atHelper.context.newPage()
    await Promise.all([seeker.goto(`${origin}/bare.html`), helper.goto(`${origin}/bare.html`)])
    const room = newRoom()
    await seeker.evaluate((room) => bare.open('seeker', room), room)
    await helper.evaluate((room) => bare.open('helper', room), room)
    await shared.bringToFront()
    await seeker.waitForFunction(() => document.visibilityState === 'hidden', undefined, { polling: 100 })
    const yes = () =>
      helper.evaluate(() => {
        globalThis.watch.yesAt = performance.timeOrigin + performance.now()
        void bare.accept()
      })
    return { seeker, helper, shared, yes, close }
  } catch (error) {
    await close()
    throw error
  }
}
