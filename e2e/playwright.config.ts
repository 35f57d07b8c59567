import { defineConfig } from '@playwright/test'
import { chromiumFlags } from './flags.ts'

/**
 * Stories in real browsers, one a file, each against the whole product, and the call between bare pages.
 * `npx playwright test -c e2e`, and `--project call` for the call alone.
 */
export default defineConfig({
  testDir: '.',
  // The walks reckon all the time, and the call mostly waits: they go beside each other, one worker each, which also
  // starts the demo and the call's browsers once. Whichever worker is done goes on with stories, short enough to end together.
  projects: [
    { name: 'walks', testMatch: 'access.spec.ts', workers: 1 },
    { name: 'call', testDir: './call', testMatch: '*.spec.ts', fullyParallel: true, workers: 1 },
    { name: 'stories', testMatch: '*.spec.ts', testIgnore: ['call/**', 'access.spec.ts'] },
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
