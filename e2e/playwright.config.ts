import { defineConfig } from '@playwright/test'
import { chromiumFlags } from './flags.ts'

/**
 * Stories in real browsers, one a file, each against the whole product, and the call between bare pages.
 * `npx playwright test -c e2e`, and `--project call` for the call alone.
 */
export default defineConfig({
  testDir: '.',
  // The longest first and the shortest last, so that no worker is idle beside a long one.
  projects: [
    { name: 'walks', testMatch: 'access.spec.ts' },
    { name: 'stories', testMatch: '*.spec.ts', testIgnore: ['call/**', 'access.spec.ts'] },
    { name: 'call', testDir: './call', testMatch: '*.spec.ts', fullyParallel: true },
  ],
  outputDir: '../test-results/stories',
  globalSetup: './prepare.ts',
  // Two browsers and a server each: more would measure the machine.
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
    // A trace costs a sixth of the time: `TRACE=1` when a story is to be looked into.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: { executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: [...chromiumFlags] },
  },
})
