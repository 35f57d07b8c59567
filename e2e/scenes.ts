import { live } from '@binome/dev/cast/live.ts'
import type { Client } from '@binome/dev/client.ts'
import type { World } from '@binome/dev/world.ts'
import { tokenOf } from '@binome/server/src/reach/token.ts'
import { en } from '@binome/web/src/locales/en.ts'
import { fr } from '@binome/web/src/locales/fr.ts'
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

/** By key, one of the cast who is among these. */
export function keyOf({ world }: Walk, ids: ReadonlySet<string>): string {
  const key = [...world.people].find(([, { personId }]) => ids.has(personId))?.[0]
  if (key === undefined) throw new Error('nobody of the cast is among them')
  return key
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

/** `at` without a path: where the page of this person is. */
type Stop = (
  name: string,
  at: [key: string | null, path?: string],
  before?: (page: Page) => Promise<unknown>,
) => Promise<void>

/** Walks with one page a person: opens an address in it, does something there, and lets it be visited. */
async function stopping(walk: Walk, stops: (stop: Stop) => Promise<void>): Promise<void> {
  const pages = new Map<string | null, Page>()
  await stops(async (name, [key, path], before) => {
    let page = pages.get(key)
    if (page && path) await page.goto(walk.world.url + path)
    page ??= await openAs(walk, key, path ?? '/')
    pages.set(key, page)
    if (path) await settled(page)
    await before?.(page)
    await walk.visit(name, page)
  })
  for (const page of pages.values()) await page.context().close()
}

/** Before coming in. `house`: a product without an organisation yet. */
export async function walkDoor(walk: Walk, house: World): Promise<void> {
  const admin = await signedIn(walk, adminKey)
  const invite = await admin.api.admin.addInvite({ name: 'Sofia Marques', language: walk.language })
  const { pathname } = new URL(invite.url)
  await stopping(walk, async (stop) => {
    await stop('sign-in', [null, '/sign-in'])
    await stop('demo', [null, '/demo'])
    await stop('forgot', [null, '/forgot'])
    await stop('new-password', [null, '/new-password?token=not-used-yet'])
    await stop('invite', [null, pathname])
    await stop('not-found', [null, '/no/such/page'])
    await stop('invite-gone', [null, '/invite/0123456789abcdef0123456789abcdef'])
    await stop('letters', [null, `/letters/${letterOf(walk, adminKey)}`])
    await stop('letters-ended', [null], async (page) => {
      const { letters } = (walk.language === 'fr' ? fr : en).reach
      await page.getByRole('button', { name: letters.stop }).click()
      await expect(page.getByText(letters.stopped)).toBeVisible()
    })
  })
  await stopping({ ...walk, world: house }, (stop) => stop('setup', [null, '/setup']))
  await admin.api.admin.revokeInvite({ inviteId: invite.id })
  await admin.api.reach.change({ mailDigest: true })
}

/** What the link at the foot of a letter of this person carries. */
function letterOf({ world }: Walk, key: string): string {
  const self = world.people.get(key)
  if (!self) throw new Error(`the cast has no ${key}`)
  return tokenOf({ ...self, kind: 'digest' }, world.config.secret)
}

/** What was asked without a network waits. A page without a line hears of nothing, so it is walked to by itself. */
export async function walkOffline(walk: Walk): Promise<void> {
  const { language } = walk
  await stopping(walk, async (stop) => {
    await stop('offline', [seekerKey, '/'], async (page) => {
      await writes(page, live.suggestedAsk.text[language])
      await page.context().setOffline(true)
      await page.getByRole('button', { name: language === 'fr' ? 'Demander' : 'Ask', exact: true }).click()
      await expect(page.locator('main')).toContainText(language === 'fr' ? /Hors connexion/ : /Offline/)
    })
  })
}

const writes = (page: Page, words: string) => page.getByRole('textbox').first().fill(words)

/** The rooms of whoever administers the house. */
export async function walkAdministration(walk: Walk): Promise<void> {
  await stopping(walk, async (stop) => {
    for (const room of ['members', 'teams', 'rules', 'figures', 'invites', 'skills', 'lessons', 'imports']) {
      await stop(`admin-${room}`, [adminKey, `/admin?room=${room}`])
    }
  })
}

/** The rooms that need nobody else. */
export async function walkRooms(walk: Walk): Promise<void> {
  const { language, world } = walk
  const person = `/people/${world.people.get(helperKey)?.personId}`
  const text = live.suggestedAsk.text[language]
  const words = language === 'fr' ? fr : en
  await stopping(walk, async (stop) => {
    await stop('now', [seekerKey, '/'])
    await stop('now-typed', [seekerKey], async (page) => {
      await writes(page, text)
      await expect(page.locator('main')).toContainText(language === 'fr' ? /peu(t|vent) aider/ : /can help/)
    })
  })
  await stopping(walk, async (stop) => {
    await stop('people', [seekerKey, '/people'])
    await stop('commands', [seekerKey], async (page) => {
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog')).toBeVisible()
    })
    await stop('keys', [seekerKey, '/people'], async (page) => {
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog')).toBeVisible()
    })
    await stop('people-found', [seekerKey, '/people?q=excel'])
    await stop('people-none', [seekerKey, '/people?q=zzzz'])
    await stop('person', [seekerKey, person])
    await stop('me', [helperKey, '/me'])
    await stop('pairs', [helperKey, '/pairs'])
    await stop('settings', [adminKey, '/settings'], async (page) => {
      // Both weeks day by day, a night among them.
      const asking = page.locator('#asking')
      for (const week of [/heures|hours/, /calme|Quiet/])
        await asking.getByRole('button', { name: week, expanded: false }).first().click()
      await expect(asking.locator('input[type=time]').last()).toBeVisible()
    })
    await stop('check', [helperKey, '/settings'], async (page) => {
      await page.getByRole('button', { name: words.voice.check.begin }).click()
      await page.getByRole('dialog').getByRole('button', { name: words.session.tools.unmute }).click()
      await expect(page.getByText(words.sharing.microphoneTest).or(page.getByText(words.voice.heard))).toBeVisible()
      await page.getByText(words.voice.processing.title).click()
      await expect(page.getByRole('button', { name: words.voice.network.again })).toBeVisible()
    })
    await stop('welcome', [seekerKey, '/welcome'], asksForNotifications)
    for (const step of ['languages', 'until', 'notifications'])
      await stop(`welcome-${step}`, [seekerKey], (page) =>
        page.getByRole('button', { name: words.welcome.skip, exact: true }).click(),
      )
  })
}

/** A browser that would ask, as one has it: a headless one has been told. */
async function asksForNotifications(page: Page): Promise<void> {
  await page.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'default' }))
  await page.reload()
  await settled(page)
}
