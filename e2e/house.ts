import type { Client } from '@binome/dev/client.ts'
import { startWorld, type World, type WorldOptions } from '@binome/dev/world.ts'
import { saveAsking, setAvailability } from '@binome/server/src/availability/actions.ts'
import { ANY_TIME } from '@binome/server/src/availability/rules.ts'
import { createPerson } from '@binome/server/src/identity/members.ts'
import { claimSkills, createOrganization, createTeam } from '@binome/server/src/people/actions.ts'
import { saveProfile } from '@binome/server/src/people/me.ts'
import { type Clock, systemClock } from '@binome/server/src/platform/clock.ts'
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { openChromium, type RealChromium } from './call/chromium.ts'

/** Somebody of the organisation that one test has to itself. */
export interface Member {
  organizationId: string
  personId: string
  name: string
  email: string
  /** Their calls over HTTP, with a sign-in of its own. */
  client: Client
}

export interface MemberWish {
  /** Accepts to be asked; false when nothing is said. */
  helps?: boolean
  language?: 'fr' | 'en'
  role?: 'member' | 'manager' | 'admin'
  /** What they say they know. */
  claims?: string[]
  /** For those who sign in by the form. */
  password?: string
  /** Has seen the first visit; true when nothing is said. */
  welcomed?: boolean
}

/** One test's organisation in a running product, and the browsers of its people. */
export interface House {
  world: World
  url: string
  organizationId: string
  member(name: string, wish?: MemberWish): Promise<Member>
  /** A browser of this person alone, signed in, at this address. */
  open(who: Member | null, path?: string, options?: BrowserContextOptions): Promise<Page>
  /** A Chromium as people have it, where a tab behind another is hidden. Signed in; its first page is not opened yet. */
  chromium(who: Member | null, options?: { microphone?: boolean; notifications?: boolean }): Promise<RealChromium>
  /** Resolves when every fact so far has been told, and every view sent. */
  settled(): Promise<void>
  /** Gives a context the cookie of a new sign-in. */
  enter(context: BrowserContext, who: Member): Promise<void>
  /** Uncaught errors of pages are failures; a test that provokes one says so here. */
  forgive(words: RegExp): void
}

/** Of a shared screen: a larger one shows the same, and costs the machine its encoding. */
const SCREEN = { width: 1280, height: 800 }

/** The heading of Now, where everything begins. */
export const QUESTION = 'Qu’est-ce qui vous bloque ?'

/** Asks from Now, as one does: writes, and presses Enter. Resolves on the waiting page. */
export async function askFrom(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Votre blocage' }).fill(text)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/ask\//)
}

/** A picture as one chooses it from a folder. */
export const aPicture = async () => ({
  name: 'écran.png',
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 640, height: 360, channels: 3, background: '#dcdcf0' } })
    .png()
    .toBuffer(),
})

/** The tap that waits beside the composer. */
export const tapOn = (page: Page) => page.getByRole('region', { name: 'Une demande pour vous' })

/** A product of one's own, for a story that needs other settings than the shared one. Whoever starts it stops it. */
export const startOwnWorld = (options: WorldOptions): Promise<World> =>
  startWorld({
    serverUrl: process.env.BINOME_E2E_DATABASES ?? '',
    ...options,
    overrides: { webFolder: process.env.BINOME_E2E_WEB ?? null, rate: { take: () => undefined }, ...options.overrides },
  })

interface Fixtures {
  house: House
  /** Another running product, for a story that needs other settings or a clock. */
  houseIn: (world: World) => Promise<House>
}

export const test = base.extend<Fixtures, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: the shape Playwright asks for
    async ({}, use) => {
      const world = await startOwnWorld({})
      await use(world)
      await world.stop()
    },
    { scope: 'worker' },
  ],
  houseIn: async ({ browser }, use) => {
    const closing: (() => Promise<unknown>)[] = []
    const errors: string[] = []
    const forgiven: RegExp[] = []
    const watch = (context: BrowserContext) => {
      context.on('weberror', (error) => errors.push(`${error.page()?.url()}: ${error.error().stack}`))
      context.on('console', (message) => {
        if (message.type() === 'error' && /Content Security Policy|Maximum update depth/.test(message.text()))
          errors.push(message.text())
      })
    }
    await use(async (world) => {
      const { house } = world.core
      const { id: organizationId } = await createOrganization(house, { name: 'Valdrenne', language: 'fr' })
      const team = await createTeam(house, organizationId, { name: 'Logistique', site: 'Lorient' })
      const made: House = {
        world,
        url: world.url,
        organizationId,
        member: (name, wish = {}) => makeMember(world, organizationId, team.id, name, wish),
        async enter(context, who) {
          const [cookieName = '', ...value] = (await world.signIn(who)).cookie.split('=')
          await context.addCookies([{ name: cookieName, value: value.join('='), url: world.url }])
        },
        async open(who, path = '/', options = {}) {
          const context = await browser.newContext({
            viewport: { width: 1440, height: 900 },
            locale: 'fr-FR',
            timezoneId: 'Europe/Paris',
            permissions: ['microphone', 'camera'],
            baseURL: world.url,
            reducedMotion: 'reduce',
            ...options,
          })
          closing.push(() => context.close())
          watch(context)
          if (who) await made.enter(context, who)
          const page = await context.newPage()
          await page.goto(world.url + path)
          return page
        },
        async chromium(who, { microphone = true, notifications = false } = {}) {
          const real = await openChromium({ captured: 'PATTERN', origin: world.url, microphone, size: SCREEN })
          closing.push(() => real.close())
          watch(real.context)
          real.context.setDefaultTimeout(10_000)
          if (notifications) await real.context.grantPermissions(['notifications'], { origin: world.url })
          await real.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: world.url })
          if (who) await made.enter(real.context, who)
          return real
        },
        settled: () => world.core.settled(),
        forgive: (words) => void forgiven.push(words),
      }
      return made
    })
    await Promise.all(closing.map((close) => close()))
    expect(errors.filter((error) => !forgiven.some((words) => words.test(error)))).toEqual([])
  },
  house: async ({ world, houseIn }, use) => {
    await use(await houseIn(world))
  },
})

/** The system's time, moved forward by hand: `skip` also rings what is due by then. */
export async function startWorldWithTime(): Promise<World & { skip(seconds: number): Promise<void> }> {
  let ahead = 0
  const clock: Clock = {
    now: () => new Date(Date.now() + ahead),
    alarm: (at, fn) => systemClock.alarm(new Date(at.getTime() - ahead), fn),
  }
  const world = await startOwnWorld({ overrides: { clock } })
  return {
    ...world,
    async skip(seconds) {
      ahead += seconds * 1000
      await world.core.ring()
      await world.core.settled()
    },
  }
}

async function makeMember(
  world: World,
  organizationId: string,
  teamId: string,
  name: string,
  wish: MemberWish,
): Promise<Member> {
  const { house } = world.core
  const email = `${plain(name)}@${organizationId.slice(-12)}.example`
  const { id: personId } = await createPerson(house, organizationId, {
    name,
    email,
    language: wish.language ?? 'fr',
    languages: ['fr', 'en'],
    role: wish.role ?? 'member',
    teamId,
    ...(wish.password !== undefined && { password: wish.password }),
  })
  const self = { organizationId, personId }
  if (wish.welcomed !== false) await saveProfile(house, self, { welcomed: true })
  if (wish.claims) await claimSkills(house, self, { skillIds: [], newLabels: wish.claims })
  await saveAsking(house, self, ANY_TIME)
  if (wish.helps) await setAvailability(house, self, { available: true, until: null, quietUntil: null })
  return { ...self, name, email, client: await world.signIn(self) }
}

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '.')

export { expect } from '@playwright/test'
