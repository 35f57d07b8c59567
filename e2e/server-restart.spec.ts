import type { Page } from '@playwright/test'
import { openTurn } from './call/turn.ts'
import { askFrom, expect, QUESTION, startOwnWorld, tapOn, test } from './house.ts'
import { hears, rememberLinks } from './media.ts'

test('the server goes and comes back in mid-call, then one side’s network: the voice goes on or comes back, each is told in words, and writing works again', async ({
  houseIn,
}) => {
  test.setTimeout(120_000)
  const turn = await openTurn()
  const env = { TURN_URLS: turn.url, TURN_SECRET: turn.secret, RELAY_ONLY: '1' }
  const world = await startOwnWorld({ env })
  let again: Awaited<ReturnType<typeof startOwnWorld>> | null = null
  try {
    const house = await houseIn(world)
    const ines = await house.member('Inès Moreau')
    const karim = await house.member('Karim Haddad', { helps: true })
    const [seeker, helper] = await Promise.all([house.open(ines), house.open(karim)])
    for (const page of [seeker, helper]) {
      await rememberLinks(page.context())
      await movesTime(page)
      await remembersTold(page)
      await page.reload()
    }
    await expect(helper.getByRole('heading', { name: QUESTION })).toBeVisible()
    await askFrom(seeker, 'Excel refuse mon fichier.')
    await seeker.getByRole('button', { name: 'Préparer la voix' }).click()
    await expect(seeker.getByText('Préparée : la voix.').first()).toBeVisible()
    await tapOn(helper).getByRole('button', { name: 'Oui, j’arrive' }).click()
    await Promise.all([hears(helper), hears(seeker)])

    await world.app.stop()
    for (const page of [seeker, helper])
      await expect(page.getByText('Le serveur ne répond plus. La voix et l’image continuent.').first()).toBeVisible()
    await Promise.all([hears(helper), hears(seeker)])

    const port = Number(new URL(world.url).port)
    again = await startOwnWorld({ databaseUrl: world.databaseUrl, port, env })
    for (const page of [seeker, helper])
      await expect(page.getByText('La liaison est bonne.').first()).toBeVisible({ timeout: 20_000 })
    await seeker.getByRole('textbox', { name: 'Écrire à Karim' }).fill('Tu es toujours là ?')
    await seeker.keyboard.press('Enter')
    await expect(helper.getByRole('log')).toContainText('Tu es toujours là ?')
    await Promise.all([hears(helper), hears(seeker)])

    // His network is gone for a minute: what goes through the relay stops, and he reaches no server either.
    turn.pause()
    await helper.context().setOffline(true)
    await again.core.house.hub.refresh(karim.personId, () => Promise.reject(new Error('lost')))
    await sees(seeker, /Karim a perdu le réseau\. Rappel depuis \d+\ss, restez là\.$/)
    await sees(helper, /Vous avez perdu le réseau\. Rappel depuis \d+\ss\.$/)
    for (const page of [seeker, helper])
      await page.evaluate(() => {
        globalThis.ahead = 60_000
      })
    await sees(seeker, /Karim a perdu le réseau\. Rappel depuis 1\smin.*, restez là\.$/)
    turn.resume()
    await helper.context().setOffline(false)
    // Who does not see is told it too, with its time, and to her nothing else in between. His server may come back after
    // the link did, and is told as long.
    await expect
      .poll(async () => (await told(seeker)).slice(-3).join(' '), { timeout: 30_000 })
      .toMatch(
        /Karim a perdu le réseau\. Rappel depuis \d+\ss, restez là\. Repris après 1\smin.*\. Les dessins sont là\./,
      )
    await expect
      .poll(async () => (await told(helper)).join(' '), { timeout: 30_000 })
      .toMatch(/Vous avez perdu le réseau\. Rappel depuis \d+\ss\..* (Les dessins sont là|La liaison est bonne)\.$/)
    await Promise.all([hears(helper), hears(seeker)])
  } finally {
    await again?.stop()
    await world.stop()
    await turn.close()
  }
})

declare global {
  /** By how much this page's time is ahead, ms. */
  var ahead: number
  /** What the page said to screen readers, in its order. */
  var saidPolitely: string[]
}

/** From its next load on the page reckons its spans by a clock that can be put forward. */
const movesTime = (page: Page) =>
  page.addInitScript(() => {
    globalThis.ahead = 0
    const now = performance.now.bind(performance)
    performance.now = () => now() + globalThis.ahead
  })

/** From its next load on what it says politely is remembered. */
const remembersTold = (page: Page) =>
  page.addInitScript(() => {
    globalThis.saidPolitely = []
    const look = () => {
      const words = document.querySelector('[aria-live=polite]')?.textContent?.trim() ?? ''
      if (words !== '' && words !== globalThis.saidPolitely.at(-1)) globalThis.saidPolitely.push(words)
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
  })

const sees = (page: Page, words: RegExp) =>
  expect(page.getByRole('main').getByText(words)).toBeVisible({ timeout: 30_000 })

const told = (page: Page) => page.evaluate(() => globalThis.saidPolitely)
