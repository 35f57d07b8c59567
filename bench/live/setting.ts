import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findChromium, findTurnServer } from '@binome/dev/tools.ts'
import { buildWeb } from '@binome/dev/web.ts'
import { startWorld, type World } from '@binome/dev/world.ts'
import { openChromium, type RealChromium } from '@binome/e2e/call/chromium.ts'
import { type CallSite, openCallSite } from '@binome/e2e/call/site.ts'
import { openTurn } from '@binome/e2e/call/turn.ts'
import { openPlaces, type Place, type Places } from './emulator/places.ts'
import { LINKS, type LinkName, SIGNALLING } from './links.ts'
import { writeSpeech } from './speech.ts'

/** The servers of a run: the product as one installs it, with a coturn to be found on the link, and the bare pair's. */
export interface Servers {
  world: World
  site: CallSite
  turn: { port: number; secret: string }
  /** A file with what stands for a voice. */
  speech: string
  close(): Promise<void>
}

/** @param env settings of the product */
export async function startServers(env: { [name: string]: string } = {}): Promise<Servers> {
  process.env.CHROMIUM = findChromium()
  process.env.TURNSERVER = findTurnServer()
  buildWeb()
  const folder = mkdtempSync(join(tmpdir(), 'binome-bench-'))
  const webFolder = join(folder, 'web')
  const speech = join(folder, 'speech.wav')
  cpSync(join(import.meta.dirname, '../../web/dist'), webFolder, { recursive: true })
  writeSpeech(speech)
  const turn = { port: 3478, secret: randomBytes(16).toString('hex') }
  const site = await openCallSite()
  const world = await startWorld({
    env: { TURN_URLS: `turn:${TURN_ADDRESS}:${turn.port}?transport=udp`, TURN_SECRET: turn.secret, ...env },
    overrides: { webFolder, rate: { take: () => undefined } },
  })
  return {
    world,
    site,
    turn,
    speech,
    async close() {
      await world.stop()
      await site.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The relay stands where the helper is: whatever goes over it goes over the link once, as what goes directly does. */
const TURN_ADDRESS = '10.200.0.2'

/** Two people within reach of the servers and of each other. */
export interface Setting {
  servers: Servers
  browser(who: 'seeker' | 'helper', origin: string, wish: { speaks?: boolean; dpr?: number }): Promise<RealChromium>
}

/** With one link between them, and nothing else. */
export interface LinkedSetting extends Setting {
  link: LinkName
  places: Places
  close(): Promise<void>
}

/** The page that is shared is 1920×1080, and Chromium says above it, in 56 pixels, that it is: it is to be seen whole. */
const WHOLE = { width: 1920, height: 1080 + 56 }

/** Both on this computer as it is, with no link to speak of. */
export const hereSetting = (servers: Servers): Setting => ({
  servers,
  browser: (_who, origin) => openChromium({ captured: 'PATTERN', origin, size: WHOLE }),
})

export async function openSetting(servers: Servers, link: LinkName): Promise<LinkedSetting> {
  const places = await openPlaces(LINKS[link])
  const ports = [servers.world.url, servers.site.origin].map((url) => Number(new URL(url).port))
  const way = async (place: Place) => {
    for (const port of ports) await place.letOut(port, SIGNALLING[link] / 2)
  }
  await way(places.seeker)
  await way(places.helper)
  const turn = await openTurn({
    place: { address: TURN_ADDRESS, ...servers.turn, command: places.helper.command },
  })
  return {
    servers,
    link,
    places,
    async browser(who, origin, { speaks = false, dpr = 1 }) {
      const flags = speaks ? [`--use-file-for-fake-audio-capture=${servers.speech}`] : []
      // Emulated, it does not reach the page whole (its media queries, its wheel).
      const fine = who === 'helper' && dpr !== 1
      if (fine) flags.push(`--force-device-scale-factor=${dpr}`)
      const browser = await openChromium({
        captured: 'PATTERN',
        origin,
        place: places[who],
        flags,
        // Drawn by software: of a larger window three pixels for one are more than two cores can do. Of the screen, which
        // the window fills, these are its own pixels.
        size: fine ? { width: 1280 * dpr, height: 720 * dpr } : WHOLE,
      })
      // Nothing here waits for something that may not come: a slow machine is only slow.
      browser.context.setDefaultTimeout(90_000)
      return browser
    },
    async close() {
      await turn.close()
      await places.close()
    },
  }
}

/** The page that is shared. */
export const sharedPage = (kind: 'typical' | 'dense'): string =>
  `${pathToFileURL(join(import.meta.dirname, 'pages/shared.html'))}?${kind}`
