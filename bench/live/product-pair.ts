import { setTimeout as wait } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import type { Meeting, MeetingWish } from './meeting.ts'
import { enter, makePeople } from './people.ts'
import { type Setting, sharedPage } from './setting.ts'
import { watchPictures } from './watch.ts'

/** Nobody is answered sooner, ms: what the product does while one waits is done by then. */
const WAITS = 6000

/** Two people in the product, each on their first page. */
interface ProductPair {
  seeker: Page
  helper: Page
  shared: Page
  /** The seeker asks, arms voice and a tab while waiting; resolves when the helper has the tap. */
  wait(): Promise<void>
  /** Without a last word. */
  killHelper(): Promise<void>
  close(): Promise<void>
}

/** The product, its own server and pages: a seeker who armed voice and a tab while waiting, a helper with a tap. */
export async function meetInProduct(
  setting: Setting,
  wish: MeetingWish,
): Promise<Meeting & Pick<ProductPair, 'killHelper'>> {
  const pair = await openPair(setting, wish)
  const { seeker, helper, shared, killHelper, close } = pair
  try {
    await pair.wait()
    await shared.bringToFront()
    await seeker.waitForFunction(() => document.visibilityState === 'hidden', undefined, { polling: 100 })
    await helper.keyboard.press('Escape')
    await wait(WAITS)
    return { seeker, helper, shared, yes: () => helper.keyboard.press('o'), killHelper, close }
  } catch (error) {
    await close()
    throw error
  }
}

export async function openPair(setting: Setting, wish: MeetingWish): Promise<ProductPair> {
  const { world } = setting.servers
  const people = await makePeople(world)
  const [atSeeker, atHelper] = await Promise.all([
    setting.browser('seeker', world.url, wish),
    setting.browser('helper', world.url, wish),
  ])
  const close = async () => void (await Promise.all([atSeeker.close(), atHelper.close()]))
  try {
    await enter(world, atSeeker.context, people.seeker)
    await enter(world, atHelper.context, people.helper)
    await watchPictures(atHelper.context)
    await wish.prepareHelper?.(atHelper.context)
    await wish.prepareSeeker?.(atSeeker.context)
    const shared = await atSeeker.context.newPage()
    await shared.goto(sharedPage(wish.page))
    const seeker = await atSeeker.context.newPage()
    const helper = await atHelper.context.newPage()
    await Promise.all([seeker.goto(world.url), helper.goto(world.url)])
    await helper.getByRole('textbox', { name: 'Votre blocage' }).waitFor()
    return { seeker, helper, shared, killHelper: () => atHelper.kill(), close, wait: () => waitArmed(seeker, helper) }
  } catch (error) {
    await close()
    throw error
  }
}

async function waitArmed(seeker: Page, helper: Page): Promise<void> {
  await seeker.getByRole('textbox', { name: 'Votre blocage' }).fill('La facture ne passe pas : comment la corriger ?')
  await seeker.keyboard.press('Enter')
  await seeker.getByRole('button', { name: 'Choisir un écran' }).click()
  // A browser too busy to hear in time that the focus stays goes to the tab that was picked; one comes back.
  await expect(async () => {
    await seeker.bringToFront()
    await seeker.getByRole('button', { name: 'Partager dès qu’on me répond' }).click({ timeout: 5000 })
  }).toPass()
  await seeker.getByRole('button', { name: 'À la voix dès qu’on me répond' }).click()
  await seeker.getByText('Préparés : la voix et un onglet.').first().waitFor()
  await helper.getByRole('region', { name: 'Une demande pour vous' }).waitFor()
}
