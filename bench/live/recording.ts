import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { meetInProduct } from './product-pair.ts'
import type { Setting } from './setting.ts'
import { firstPicture } from './watch.ts'

/** Recorded for so long, ms; then the browser that records is killed. */
const RECORDS = 60_000

/** How much of a minute that was recorded can be played after the recording browser was killed at its end, seconds. */
export async function measureRecording(setting: Setting): Promise<number> {
  const meeting = await meetInProduct(setting, { page: 'typical', speaks: true })
  const { seeker, helper, shared } = meeting
  try {
    await meeting.yes()
    await firstPicture(helper)
    await shared.evaluate(() => globalThis.play('clock'))
    await helper.getByRole('button', { name: 'Enregistrer la séance' }).click()
    await seeker.bringToFront()
    await seeker.getByRole('button', { name: 'Oui', exact: true }).click()
    await helper.getByText('Enregistrement', { exact: true }).waitFor()
    await shared.bringToFront()
    await wait(RECORDS)
    await meeting.killHelper()
    const { origin, pathname } = new URL(seeker.url())
    const sessionId = pathname.split('/').at(-1) ?? ''
    await seeker.context().request.post(`${origin}/api/sessions/${sessionId}/end`, { data: {}, headers: { origin } })
    await seeker.bringToFront()
    await seeker.goto(`${origin}/pairs/${sessionId}`)
    await seeker.getByRole('button', { name: 'Lire' }).waitFor()
    return await playable(seeker)
  } finally {
    await meeting.close()
  }
}

/** To the last frame a browser comes to by seeking, if it then plays from its beginning, and just before that end. */
function playable(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const video = document.querySelector('video')
    if (!video) throw new Error('nothing to play')
    const goTo = (at: number) =>
      new Promise<number>((done, fail) => {
        video.addEventListener('seeked', () => done(video.currentTime), { once: true })
        video.addEventListener('error', () => fail(new Error(video.error?.message)), { once: true })
        video.currentTime = at
      })
    const end = await goTo(1e6)
    for (const from of [0, end - 2]) {
      await goTo(from)
      await video.play()
      await new Promise<void>((done) => {
        const look = () => (video.currentTime > from + 1 ? done() : setTimeout(look, 50))
        look()
      })
      video.pause()
    }
    return end
  })
}
