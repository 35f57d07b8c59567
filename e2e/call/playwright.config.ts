import { defineConfig } from '@playwright/test'

/** The call alone, between bare pages: no product server. `npx playwright test -c e2e/call` */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/call',
  testMatch: '*.spec.ts',
  timeout: 60_000,
  workers: 1,
  reporter: 'list',
})
