import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** Programs the browser tests need, found on the machine or brought there. */

/** Path of a Chromium. Order: CHROMIUM, the system's, `apt-get install` (Debian, as root), Playwright's own. @throws Error */
export function findChromium(): string {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path !== undefined && existsSync(path),
  )
  if (found) return found
  if (aptInstall('chromium') && existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  const own = chromium.executablePath()
  if (!existsSync(own)) {
    spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: 'inherit' })
  }
  if (existsSync(own)) return own
  throw new Error('No Chromium: install one, or set CHROMIUM to its path.')
}

/** Path of coturn's turnserver. Order: TURNSERVER, the system's, `apt-get install` (Debian, as root). @throws Error */
export function findTurnServer(): string {
  const places = [
    process.env.TURNSERVER,
    '/usr/bin/turnserver',
    '/usr/local/bin/turnserver',
    '/opt/homebrew/bin/turnserver',
  ]
  const found = places.find((path) => path !== undefined && existsSync(path))
  if (found) return found
  if (aptInstall('coturn') && existsSync('/usr/bin/turnserver')) return '/usr/bin/turnserver'
  throw new Error('No coturn: install it, or set TURNSERVER to the path of turnserver.')
}

/** Path of a program, or its Debian package is installed (as root). @throws Error that says what is missing */
export function findProgram(name: string, debianPackage: string): string {
  const find = () => ['/usr/bin', '/usr/local/bin', '/usr/sbin', '/bin'].map((at) => `${at}/${name}`).find(existsSync)
  const found = find() ?? (aptInstall(debianPackage) ? find() : undefined)
  if (found) return found
  throw new Error(`No ${name}: install it (Debian: ${debianPackage}).`)
}

/**
 * Path of a Firefox, or null with the reason printed: one story needs it, and is skipped without.
 * Order: FIREFOX, Debian's ESR, `apt-get install` (Debian, as root).
 */
export function findFirefox(): string | null {
  const debians = '/usr/bin/firefox-esr'
  const found = [process.env.FIREFOX, debians].find((path) => path !== undefined && existsSync(path))
  if (found) return found
  if (aptInstall('firefox-esr') && existsSync(debians)) return debians
  console.log('No Firefox: its story is skipped. Install firefox-esr, or set FIREFOX to the path of one.')
  return null
}

function aptInstall(name: string): boolean {
  const isDebian =
    existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
  if (!isDebian || process.getuid?.() !== 0) return false
  console.log(`Installing ${name}…`)
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-q', '-y', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  const install = () => apt('install', '--no-install-recommends', name)
  return install() || (apt('update') && install())
}
