import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from '@binome/dev/web.ts'
import { startWorld, type World } from '@binome/dev/world.ts'
import { measureBare, median } from '@binome/e2e/call/accept-to-frame.ts'
import { openChromium } from '@binome/e2e/call/chromium.ts'
import { openCallSite } from '@binome/e2e/call/site.ts'
import { saveAsking, setAvailability } from '@binome/server/src/availability/actions.ts'
import { ANY_TIME } from '@binome/server/src/availability/rules.ts'
import { createPerson } from '@binome/server/src/identity/members.ts'
import { claimSkills, createOrganization } from '@binome/server/src/people/actions.ts'
import { saveProfile } from '@binome/server/src/people/me.ts'
import type { BrowserContext, Page } from '@playwright/test'

/**
 * From the helper's Yes to the first frame of the seeker's screen on the helper's page: the product, its own pages and
 * its own server, beside the "default" pair (bare pages, screen already picked, `addTrack` and an offer after the
 * accept). Interleaved in one run, fresh browsers each time, the seeker's tab hidden in both, no delay added.
 */
export interface AcceptToFrame {
  product: number[]
  bare: number[]
  /** Median of the product beside the median of the bare pair. */
  ratio: number
}

export async function measureAcceptToFrame(rounds: number): Promise<AcceptToFrame> {
  buildWeb()
  const web = mkdtempSync(join(tmpdir(), 'binome-web-'))
  cpSync(join(import.meta.dirname, '../../web/dist'), web, { recursive: true })
  const site = await openCallSite({ delay: 0 })
  const world = await startWorld({ overrides: { webFolder: web } })
  const product: number[] = []
  const bare: number[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await measureBare(site))
      product.push(await measureProduct(world, `${site.origin}/screen.html`))
    }
  } finally {
    await world.stop()
    await site.close()
    rmSync(web, { recursive: true, force: true })
  }
  return { product, bare, ratio: median(product) / median(bare) }
}

/** One figure of the product: a seeker who armed voice and a tab while waiting, a helper who says Yes by its key. */
async function measureProduct(world: World, shared: string): Promise<number> {
  const { house } = world.core
  const { id: organizationId } = await createOrganization(house, { name: 'Bench', language: 'fr' })
  const seekerId = await member(world, organizationId, 'Inès')
  const helperId = await member(world, organizationId, 'Karim')
  await claimSkills(house, { organizationId, personId: helperId }, { skillIds: [], newLabels: ['Facture'] })
  const willing = { available: true, until: null, quietUntil: null }
  await saveAsking(house, { organizationId, personId: helperId }, ANY_TIME)
  await setAvailability(house, { organizationId, personId: helperId }, willing)

  const options = { captured: 'PATTERN', origin: world.url }
  const [atSeeker, atHelper] = await Promise.all([openChromium(options), openChromium(options)])
  try {
    await enter(world, atSeeker.context, { organizationId, personId: seekerId })
    await enter(world, atHelper.context, { organizationId, personId: helperId })
    await atHelper.context.addInitScript(watchFirstFrame)
    const pattern = await atSeeker.context.newPage()
    await pattern.goto(shared)
    const seeker = await atSeeker.context.newPage()
    const helper = await atHelper.context.newPage()
    await Promise.all([seeker.goto(world.url), helper.goto(world.url)])
    await helper.getByRole('textbox', { name: 'Votre blocage' }).waitFor()

    await seeker.getByRole('textbox', { name: 'Votre blocage' }).fill('La facture ne passe pas : comment la corriger ?')
    await seeker.keyboard.press('Enter')
    await seeker.getByRole('button', { name: 'Choisir un écran' }).click()
    await seeker.getByRole('button', { name: 'Partager dès qu’on me répond' }).click()
    await seeker.getByRole('button', { name: 'À la voix dès qu’on me répond' }).click()
    await seeker.getByText('Préparés : la voix et un onglet.').first().waitFor()
    await pattern.bringToFront()
    await seeker.waitForFunction(() => document.visibilityState === 'hidden', undefined, { polling: 100 })
    await helper.getByRole('region', { name: 'Une demande pour vous' }).waitFor()
    return await sayYes(helper)
  } finally {
    await Promise.all([atSeeker.close(), atHelper.close()])
  }
}

async function sayYes(helper: Page): Promise<number> {
  await helper.keyboard.press('Escape')
  await helper.keyboard.press('o')
  await helper.waitForFunction(() => globalThis.frameAt !== undefined, undefined, { polling: 50, timeout: 20_000 })
  return helper.evaluate(() => (globalThis.frameAt ?? Number.NaN) - (globalThis.yesAt ?? Number.NaN))
}

declare global {
  var yesAt: number | undefined
  var frameAt: number | undefined
}

/** In the helper's page: when the key of Yes went down, and when the first picture was there to be seen. */
function watchFirstFrame(): void {
  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'o') globalThis.yesAt ??= performance.now()
    },
    true,
  )
  const known = new WeakSet<HTMLVideoElement>()
  new MutationObserver(() => {
    for (const video of document.querySelectorAll('video')) {
      if (known.has(video)) continue
      known.add(video)
      video.requestVideoFrameCallback(() => {
        globalThis.frameAt ??= performance.now()
      })
    }
  }).observe(document, { subtree: true, childList: true })
}

async function member(world: World, organizationId: string, name: string): Promise<string> {
  const { house } = world.core
  const email = `${name.normalize('NFD').replace(/\W/g, '').toLowerCase()}@${organizationId.slice(-12)}.example`
  const { id } = await createPerson(house, organizationId, { name, email, language: 'fr', languages: ['fr', 'en'] })
  await saveProfile(house, { organizationId, personId: id }, { welcomed: true })
  return id
}

async function enter(world: World, context: BrowserContext, who: { organizationId: string; personId: string }) {
  const [name = '', ...value] = (await world.signIn(who)).cookie.split('=')
  await context.addCookies([{ name, value: value.join('='), url: world.url }])
}
