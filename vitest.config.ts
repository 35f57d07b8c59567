import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{contract,matching,server,web,dev,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    passWithNoTests: false,
  },
})
