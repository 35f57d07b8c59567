import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { withoutPopups } from '../flags.ts'

/** Where a browser runs, when not simply here: a network of its own. */
export interface BrowserPlace {
  command(program: string, args: string[]): [program: string, args: string[]]
  /** A port here that leads to a port of `127.0.0.1` there. */
  reach(port: number): Promise<number>
}

export interface RealChromium {
  context: BrowserContext
  /** Gives the permission of the microphone, or takes it away. */
  allowMicrophone(allowed: boolean): Promise<void>
  /** The computer sleeps: every process of the browser stands still. */
  pause(): void
  resume(): void
  /** It ends as by a crash: nothing of it has a last word. */
  kill(): Promise<void>
  close(): Promise<void>
}

/**
 * A Chromium as people have it: Playwright's own launch keeps every tab "visible" and its timers awake, but a seeker
 * works in another tab while waiting, and that is what is to be tested. So the browser is started plainly and joined
 * over CDP without Playwright's emulations: only the front tab is visible here.
 * @param options.captured title of the tab that a screen share picks by itself
 * @param options.origin pages that may use the microphone
 * @param options.size of its tabs, in pixels
 */
export async function openChromium(options: {
  captured: string
  origin: string
  microphone?: boolean
  size?: { width: number; height: number }
  place?: BrowserPlace
  /** Further flags of Chromium. */
  flags?: string[]
}): Promise<RealChromium> {
  const { width, height } = options.size ?? { width: 1920, height: 1080 }
  const profile = await mkdtemp(join(tmpdir(), 'binome-chromium-'))
  const { place, flags = [] } = options
  const program = process.env.CHROMIUM || '/usr/bin/chromium'
  const args = [
    '--headless',
    '--no-sandbox',
    '--no-first-run',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--use-fake-device-for-media-stream',
    `--auto-select-tab-capture-source-by-title=${options.captured}`,
    ...(place ? [] : ['--allow-loopback-in-peer-connection']),
    '--autoplay-policy=no-user-gesture-required',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Of our own TURN server over TLS.
    '--ignore-certificate-errors',
    '--disable-dev-shm-usage',
    withoutPopups,
    // Of the whole screen: the strip of tabs and its moving signs, which nobody sees, cost a quarter of what two who
    // meet do. A capture is never larger than the screen, and a headless screen has 800×600.
    '--start-fullscreen',
    `--screen-info={${width}x${height}}`,
    // The people of these stories read French.
    '--accept-lang=fr-FR,fr',
    ...flags,
    'about:blank',
  ]
  const browser = spawn(...(place?.command(program, args) ?? [program, args]), { stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = new Promise((done) => browser.once('exit', done))
  const address = new URL(await endpoint(browser))
  if (place) address.port = String(await place.reach(Number(address.port)))
  const joined = await chromium.connectOverCDP(address.href, { noDefaults: true })
  const [context] = joined.contexts()
  if (!context) throw new Error('chromium has no default context')
  const { origin, microphone = true } = options
  const allowMicrophone = async (allowed: boolean) => {
    if (allowed) return await context.grantPermissions(['microphone', 'camera'], { origin })
    const cdp = await joined.newBrowserCDPSession()
    await cdp.send('Browser.setPermission', { permission: { name: 'microphone' }, setting: 'denied', origin })
    await cdp.detach()
  }
  if (microphone) await allowMicrophone(true)
  return {
    context,
    allowMicrophone,
    pause: () => signal(browser, 'SIGSTOP'),
    resume: () => signal(browser, 'SIGCONT'),
    async kill() {
      signal(browser, 'SIGKILL')
      await gone
    },
    async close() {
      signal(browser, 'SIGCONT')
      await joined.close()
      browser.kill()
      await gone
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** To the browser and all it started. */
function signal({ pid }: ChildProcess, name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
  if (pid === undefined) return
  const parents = new Map<number, number>()
  for (const entry of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      // After the name, which may hold anything, come the state and the parent (proc(5)).
      const parent = /\) \S (\d+) /.exec(readFileSync(`/proc/${entry}/stat`, 'utf8'))?.[1]
      parents.set(Number(entry), Number(parent))
    } catch {
      // It has just ended.
    }
  }
  const isOurs = (one: number | undefined): boolean =>
    one !== undefined && (one === pid || (one > 1 && isOurs(parents.get(one))))
  for (const one of parents.keys()) {
    try {
      if (isOurs(one)) process.kill(one, name)
    } catch (error) {
      // It ended since it was listed.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

function endpoint(browser: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    browser.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) found(address)
    })
    browser.once('exit', (code) => failed(new Error(`chromium ended with ${code}: ${said.slice(-500)}`)))
    browser.once('error', failed)
  })
}
