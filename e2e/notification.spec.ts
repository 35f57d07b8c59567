import { createECDH } from 'node:crypto'
import type { BrowserContext, Page } from '@playwright/test'
import { expect, QUESTION, tapOn, test } from './house.ts'
import { shown } from './notified.ts'
import { inesAndKarim } from './stage.ts'

/** A tap, or an invitation, that no tab shows raises one notification of the system; it goes when they do. */

/** Goes to work in another tab: these are behind it. */
async function leave(context: BrowserContext, ...tabs: Page[]): Promise<void> {
  const work = await context.newPage()
  await work.goto('about:blank')
  await work.bringToFront()
  for (const tab of tabs) await expect.poll(() => tab.evaluate(() => document.visibilityState)).toBe('hidden')
}

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

  await leave(browser.context, page, second)
  const ask = await ines.client.api.asks.open({ text: 'Comment geler une colonne ?' })
  await expect.poll(() => shown(page)).toHaveLength(1)
  const [notification] = await shown(page)
  expect(notification?.title).toBe('Inès vous cherche')
  expect(notification?.body).toContain('Comment geler une colonne ?')
  expect(notification?.url).toMatch(/^\/tap\//)

  // As a click has the worker say it; only a hand's own click may bring a window to the front.
  await page.evaluate((url) => {
    const said = new MessageEvent('message', { data: { type: 'go', url } })
    navigator.serviceWorker.dispatchEvent(said)
  }, notification?.url)
  await expect(page).toHaveURL(new RegExp(`${notification?.url}$`))
  await expect(page.getByRole('button', { name: 'Oui, j’arrive' })).toBeVisible()

  await ines.client.api.asks.cancel({ askId: ask.id })
  await expect.poll(() => shown(page)).toEqual([])
  seeker.close()
})

test('what is off is not used by a page either: no notification, no words on it, no tap in the tab', async ({
  house,
}) => {
  const ines = await house.member('Inès Moreau')
  const karim = await house.member('Karim Haddad', { helps: true })
  const { reach, asks } = { reach: karim.client.api.reach, asks: ines.client.api.asks }
  const { context } = await house.chromium(karim, { notifications: true })
  const page = await context.newPage()
  await page.goto(house.url)
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  const lines = await Promise.all([ines, karim].map(({ client }) => client.openTab()))
  const [seeker, helper] = lines
  const open = async (text: string) => {
    const { id } = await asks.open({ text })
    const now = await helper?.until(({ taps }) => taps.some(({ askId }) => askId === id))
    return { id, offerId: now?.taps.find(({ askId }) => askId === id)?.offerId ?? '' }
  }
  const over = async ({ id }: { id: string }) => {
    await asks.cancel({ askId: id })
    await Promise.all([seeker?.until(({ ask }) => ask === null), helper?.until(({ taps }) => taps.length === 0)])
  }

  await leave(context, page)
  await reach.change({ push: false })
  await helper?.until(({ me }) => !me.channels.push)
  await over(await open('Sans notification'))
  await reach.change({ push: true, pushWords: false })
  await helper?.until(({ me }) => me.channels.push)
  const second = await open('Sans un mot')
  // Had the first raised one, it would have come before.
  await expect
    .poll(async () => (await shown(page)).map(({ title, body }) => [title, body]))
    .toEqual([['Inès vous cherche', 'Une demande pour vous. Ouvrez-la pour la lire.']])
  await over(second)

  // A browser that could be woken, so that they may be asked without a tab.
  const keys = { p256dh: createECDH('prime256v1').generateKeys('base64url', 'uncompressed'), auth: 'A'.repeat(22) }
  await reach.addDevice({ endpoint: 'https://push.invalid/karim', keys })
  await reach.change({ tab: false })
  await page.bringToFront()
  await helper?.until(({ me }) => !me.channels.tab)
  const { offerId } = await open('Sans onglet')
  await page.goto(`${house.url}/tap/${offerId}`)
  await expect(page.getByRole('button', { name: 'Oui, j’arrive' })).toBeVisible()
  await page.getByRole('link', { name: 'Maintenant', exact: true }).click()
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  await expect(tapOn(page)).toHaveCount(0)
  await reach.change({ tab: true })
  await expect(tapOn(page)).toContainText('Sans onglet')
  for (const line of lines) line.close()
})

test('a message of the push service shows as one, what comes later takes its place, and over a page that is looked at none shows', async ({
  house,
}) => {
  const karim = await house.member('Karim Haddad', { helps: true })
  const { context } = await house.chromium(karim, { notifications: true })
  const page = await context.newPage()
  await page.goto(house.url)
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const cdp = await context.newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const one of registrations) if (!one.isDeleted) resolve(one.registrationId)
    })
  })
  await cdp.send('ServiceWorker.enable')
  const registrationId = await registered
  const words = { tag: 'ask-1', lang: 'fr', url: '/tap/1', sound: false }
  const tap = { ...words, kind: 'tap', title: 'Inès vous cherche', body: 'Figer une ligne' }
  const gone = { ...words, kind: 'gone', title: 'Ce n’est plus la peine', body: 'Cette demande ne vous attend plus.' }
  const push = (said: object) =>
    cdp.send('ServiceWorker.deliverPushMessage', { origin: house.url, registrationId, data: JSON.stringify(said) })
  const titles = async () => (await shown(page)).map(({ title }) => title)

  await push(tap)
  // Whoever wants no taps in their tabs is told all the same; had the first shown, it would have come before.
  await push({ ...tap, tag: 'ask-2', title: 'Léa vous cherche', evenLooked: true })
  await expect.poll(titles).toEqual(['Léa vous cherche'])
  await push({ ...gone, tag: 'ask-2' })
  await expect.poll(titles).toEqual([])

  await leave(context, page)
  await push(tap)
  await expect.poll(() => shown(page)).toEqual([{ title: tap.title, body: tap.body, url: '/tap/1' }])
  await push(gone)
  await expect.poll(titles).toEqual([gone.title])
  await expect.poll(titles, { timeout: 15_000 }).toEqual([])
})

test('a hidden tab raises one for an invitation to advise, which leads to it, and goes with it', async ({ house }) => {
  const { ines, karim, id: sessionId } = await inesAndKarim(house)
  const lines = await Promise.all([ines.client.openTab(), karim.client.openTab()])
  for (const line of lines) await line.say({ type: 'session_enter', sessionId })
  await Promise.all(lines.map((line) => line.until(({ session }) => session?.state === 'live')))
  const [seeker] = lines

  const nadia = await house.member('Nadia Rossi', { helps: true })
  const { context } = await house.chromium(nadia, { notifications: true })
  const page = await context.newPage()
  await page.goto(house.url)
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  await leave(context, page)

  const line = 'La macro est-elle la bonne voie ?'
  await karim.client.api.observers.propose({ sessionId, personId: nadia.personId, comesTo: 'advise', line })
  const view = await seeker?.until(({ session }) => session?.observers.length === 1)
  const observerId = view?.session?.observers[0]?.id ?? ''
  expect(await shown(page)).toEqual([])
  await ines.client.api.observers.answer({ sessionId, observerId, yes: true })
  await expect
    .poll(() => shown(page))
    .toEqual([{ title: 'Inès et Karim vous demandent de les rejoindre', body: line, url: `/look-on/${sessionId}` }])

  // Where a click leads: to Now, with the invitation, as long as it stands.
  const [notification] = await shown(page)
  await page.bringToFront()
  await page.goto(house.url + notification?.url)
  await expect(page.getByRole('heading', { name: QUESTION })).toBeVisible()
  await expect(page.getByText(line)).toBeVisible()
  await leave(context, page)
  await karim.client.api.observers.remove({ sessionId, observerId })
  await expect.poll(() => shown(page)).toEqual([])
  await page.goto(house.url + notification?.url)
  await expect(page.getByRole('heading', { name: 'Cette invitation ne vous attend plus' })).toBeVisible()
  for (const one of lines) one.close()
})
