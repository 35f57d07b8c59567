import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import puppeteer, { type Page } from 'puppeteer-core'

/** A Firefox of the machine (FIREFOX, or Debian's ESR); null when there is none. */
export const firefoxPath = (): string | null =>
  [process.env.FIREFOX, '/usr/bin/firefox-esr'].find((path) => path && existsSync(path)) ?? null

/** A screen that nobody sees (Debian package `xvfb`): a headless Firefox has none, and nothing to share. */
const XVFB = '/usr/bin/Xvfb'

export interface Firefox {
  page: Page
  /** It has a screen, which is what it shares, asked for one. */
  hasScreen: boolean
  /** Uncaught errors of its pages. */
  errors: string[]
  close(): Promise<void>
}

/**
 * A real Firefox, spoken to over WebDriver BiDi (Playwright drives only a Firefox of its own making). Its microphone
 * hums, and is allowed; its people read French.
 * @param cookie `name=value` of somebody signed in at `url`
 */
export async function openFirefox(executablePath: string, url: string, cookie: string): Promise<Firefox> {
  const screen = existsSync(XVFB) ? await openScreen() : null
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: screen === null,
    env: { ...process.env, ...(screen && { DISPLAY: screen.display }) },
    extraPrefsFirefox: {
      'intl.accept_languages': 'fr-FR,fr',
      'media.autoplay.default': 0,
      'media.navigator.permission.disabled': true,
      'media.navigator.streams.fake': true,
      // Both browsers are on one machine.
      'media.peerconnection.ice.loopback': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
    },
  })
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 800 })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error)))
  await page.evaluateOnNewDocument(() => {
    globalThis.links = new Set()
    const Plain = globalThis.RTCPeerConnection
    globalThis.RTCPeerConnection = class extends Plain {
      constructor(configuration?: RTCConfiguration) {
        super(configuration)
        globalThis.links.add(this)
      }
    }
  })
  const [name = '', ...value] = cookie.split('=')
  await browser.setCookie({
    name,
    value: value.join('='),
    domain: new URL(url).hostname,
    path: '/',
    expires: -1,
  } as never)
  return {
    page,
    errors,
    hasScreen: screen !== null,
    async close() {
      await browser.close()
      screen?.process.kill()
    },
  }
}

/** Large enough for the whole window. */
async function openScreen(): Promise<{ display: string; process: ChildProcess }> {
  const args = ['-displayfd', '1', '-screen', '0', '1440x1000x24', '-nolisten', 'tcp']
  const process = spawn(XVFB, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const [number] = (await once(process.stdout, 'data')) as [Buffer]
  return { display: `:${number.toString().trim()}`, process }
}

/** Loudness and pictures received so far. */
export const heardAndSeen = (page: Page): Promise<{ energy: number; packets: number; frames: number; codec: string }> =>
  page.evaluate(async () => {
    const sum = { energy: 0, packets: 0, frames: 0, codec: '' }
    for (const link of globalThis.links) {
      if (link.connectionState !== 'connected') continue
      const report = await link.getStats()
      for (const one of report.values()) {
        if (one.type !== 'inbound-rtp') continue
        if (one.kind === 'audio') {
          sum.energy += one.totalAudioEnergy ?? 0
          sum.packets += one.packetsReceived ?? 0
        } else if (one.framesDecoded > 0) {
          sum.frames += one.framesDecoded
          sum.codec = report.get(one.codecId)?.mimeType ?? ''
        }
      }
    }
    return sum
  })
