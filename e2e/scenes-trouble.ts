import type { fr } from '@binome/web/src/locales/fr.ts'
import { expect, type Page } from '@playwright/test'
import { settled, type Walk } from './scenes.ts'
import type { InSession } from './scenes-three.ts'

/** What goes wrong between two, who share nothing at the moment: a microphone that is shut, and one who is elsewhere. */
export async function walkTrouble(walk: Walk, two: InSession, words: typeof fr): Promise<void> {
  const { seeker, helper } = two
  await shutMicrophone(walk, seeker)
  await expect(seeker.getByText(words.voice.without.blocked)).toBeVisible()
  await walk.visit('session-blocked', seeker)

  await helper.goto(walk.world.url)
  await expect(helper.getByRole('link', { name: words.now.inSessionBack })).toBeVisible()
  await settled(helper)
  await walk.visit('now-in-session', helper)
  await expect(seeker.getByText(words.flow.session.goneHint)).toBeVisible()
  await walk.visit('session-gone', seeker)
}

/** As in the browser's own settings. */
async function shutMicrophone({ browser, world }: Walk, page: Page): Promise<void> {
  const device = await page.context().newCDPSession(page)
  const { targetInfo } = await device.send('Target.getTargetInfo')
  await device.detach()
  const settings = await browser.newBrowserCDPSession()
  await settings.send('Browser.setPermission', {
    permission: { name: 'microphone' },
    setting: 'denied',
    origin: world.url,
    ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }),
  })
  await settings.detach()
}
