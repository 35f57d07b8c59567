import { defineConfig } from '@playwright/test'

/** The call alone, between bare pages: no product server. `npx playwright test -c e2e/call` */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/call',
  testMatch: '*.spec.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // A pair waits for its media more than it reckons.
  workers: 2,
  fullyParallel: true,
  reporter: 'list',
})
