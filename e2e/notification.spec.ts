import type { Page } from '@playwright/test'
import { expect, QUESTION, tapOn, test } from './house.ts'

/** A tap that no tab shows raises one notification of the system; it goes when the tap does. */

const shown = (page: Page) =>
  page.evaluate(async () => {
    const worker = await navigator.serviceWorker.ready
    const all = await worker.getNotifications()
    return all.map(({ title, body, data }) => ({ title, body, url: data.url as string }))
  })

test('hidden tabs raise one notification, taken back with the ask', async ({ house }) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const browser = await house.chromium(karim, { notifications: true })
  const page = await browser.context.newPage()
  const second = await browser.context.newPage()
  for (const tab of [page, second]) {
    await tab.goto(house.url)
    await expect(tab.getByRole('heading', { name: QUESTION })).toBeVisible()
  }
  const seeker = await ines.client.openTab()

  // Looked at, a tap is on the screen and nowhere else.
  const seen = await ines.client.api.asks.open({ text: 'Comment figer une ligne ?' })
  await expect(tapOn(second)).toContainText('Comment figer une ligne ?')
  expect(await shown(second)).toEqual([])
  await ines.client.api.asks.cancel({ askId: seen.id })
  await seeker.until((now) => now.ask === null)

  const work = await browser.context.newPage()
  await work.goto('about:blank')
  await work.bringToFront()
  for (const tab of [page, second]) await expect.poll(() => tab.evaluate(() => document.visibilityState)).toBe('hidden')
  const ask = await ines.client.api.asks.open({ text: 'Comment geler une colonne ?' })
  await expect.poll(() => shown(page)).toHaveLength(1)
  const [notification] = await shown(page)
  expect(notification?.title).toBe('Inès vous cherche')
  expect(notification?.body).toContain('Comment geler une colonne ?')
  expect(notification?.url).toMatch(/^\/tap\//)

  await ines.client.api.asks.cancel({ askId: ask.id })
  await expect.poll(() => shown(page)).toEqual([])
  seeker.close()
})
