import { live } from '@binome/dev/cast/live.ts'
import type { Client } from '@binome/dev/client.ts'
import type { World } from '@binome/dev/world.ts'
import { type Browser, expect, type Page } from '@playwright/test'

/**
 * Every screen of the product, of the demo organisation, one after the other: for looking at (dev/shots.ts) and for the
 * access check. Whoever walks along decides what is done at each.
 */
export interface Walk {
  world: World
  browser: Browser
  language: 'fr' | 'en'
  /** Of the window, CSS pixels; 390 is a phone that is touched. */
  width: 1440 | 390
  visit(name: string, page: Page): Promise<void>
}

export const seekerKey = live.newcomer
export const helperKey = live.suggestedAsk.helper
const adminKey = 'claire'

export const heightOf = (width: number) => (width === 390 ? 844 : 900)

/** A page of this person of the cast (null: nobody), in the language and at the width of the walk. */
export async function openAs(
  walk: Walk,
  key: string | null,
  path: string,
  desktop = walk.width !== 390,
): Promise<Page> {
  const { world, browser, language, width } = walk
  const context = await browser.newContext({
    viewport: { width, height: heightOf(width) },
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    permissions: ['microphone', 'camera'],
    reducedMotion: 'reduce',
    ...(!desktop && { isMobile: true, hasTouch: true, deviceScaleFactor: 2 }),
  })
  if (key) await context.addCookies([cookieOf(await signedIn(walk, key), world.url)])
  const page = await context.newPage()
  await page.goto(world.url + path)
  return page
}

/** Somebody of the cast, who reads the walk's language from now on. */
export async function signedIn({ world, language }: Walk, key: string): Promise<Client> {
  const client = await world.signIn(key)
  await client.api.me.saveProfile({ language, welcomed: true })
  return client
}

function cookieOf({ cookie }: Client, url: string) {
  const [name = '', ...value] = cookie.split('=')
  return { name, value: value.join('='), url }
}

/** The page has its heading and its pictures, and nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1').first()).toBeAttached({ timeout: 15_000 })
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
}

/** Opens a page, does something there, lets it be visited, and closes it. */
async function stop(
  walk: Walk,
  name: string,
  [key, path]: [string | null, string],
  before?: (page: Page) => Promise<unknown>,
): Promise<void> {
  const page = await openAs(walk, key, path)
  await settled(page)
  await before?.(page)
  await walk.visit(name, page)
  await page.context().close()
}

/** Before coming in. `house`: a product without an organisation yet. */
export async function walkDoor(walk: Walk, house: World): Promise<void> {
  const admin = await signedIn(walk, adminKey)
  const invite = await admin.api.admin.addInvite({ name: 'Sofia Marques', language: walk.language })
  const { pathname } = new URL(invite.url)
  await stop(walk, 'sign-in', [null, '/sign-in'])
  await stop(walk, 'demo', [null, '/demo'])
  await stop(walk, 'forgot', [null, '/forgot'])
  await stop(walk, 'new-password', [null, '/new-password?token=not-used-yet'])
  await stop(walk, 'invite', [null, pathname])
  await stop(walk, 'invite-gone', [null, '/invite/0123456789abcdef0123456789abcdef'])
  await stop({ ...walk, world: house }, 'setup', [null, '/setup'])
  await admin.api.admin.revokeInvite({ inviteId: invite.id })
}

/** The rooms that need nobody else. */
export async function walkRooms(walk: Walk): Promise<void> {
  const { language, world } = walk
  const person = `/people/${world.people.get(helperKey)?.personId}`
  await stop(walk, 'now', [seekerKey, '/'])
  await stop(walk, 'now-typed', [seekerKey, '/'], async (page) => {
    await page.getByRole('textbox').first().fill(live.suggestedAsk.text[language])
    await expect(page.locator('main')).toContainText(language === 'fr' ? /peu(t|vent) aider/ : /can help/)
  })
  await stop(walk, 'people', [seekerKey, '/people'])
  await stop(walk, 'people-found', [seekerKey, '/people?q=excel'])
  await stop(walk, 'people-none', [seekerKey, '/people?q=zzzz'])
  await stop(walk, 'person', [seekerKey, person])
  await stop(walk, 'me', [helperKey, '/me'])
  await stop(walk, 'pairs', [helperKey, '/pairs'])
  await stop(walk, 'settings', [helperKey, '/settings'])
  await stop(walk, 'welcome', [seekerKey, '/welcome'])
  for (const room of ['members', 'teams', 'invites', 'skills', 'imports']) {
    await stop(walk, `admin-${room}`, [adminKey, `/admin?room=${room}`])
  }
  await stop(walk, 'not-found', [seekerKey, '/no/such/page'])
  await stop(walk, 'commands', [seekerKey, '/people'], (page) => page.keyboard.press('Control+k'))
  await stop(walk, 'keys', [seekerKey, '/people'], (page) => page.keyboard.press('?'))
  await stop(walk, 'offline', [seekerKey, '/'], async (page) => {
    await page.getByRole('textbox').first().fill(live.suggestedAsk.text[language])
    await page.context().setOffline(true)
    await page.getByRole('button', { name: language === 'fr' ? 'Demander' : 'Ask', exact: true }).click()
    await expect(page.locator('main')).toContainText(language === 'fr' ? /Hors connexion/ : /Offline/)
  })
}
