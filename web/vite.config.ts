import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * The contract as the browser needs it: method, path and what a call asks of every verb, as plain data. The schemas stay
 * with the server, so no zod comes along (measured: 62 kB less, gzipped).
 */
function routesOnly(): Plugin {
  const name = 'virtual:routes'
  return {
    name: 'binome-routes',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return
      const [{ contract }, { minifyContractRouter }] = await Promise.all([
        import('@binome/contract/contract.ts'),
        import('@orpc/contract'),
      ])
      const routes = JSON.stringify(minifyContractRouter(contract), (name, value) => {
        if (name !== '~orpc') return value
        // Who may, and how it is described: the server's alone.
        const { summary: _summary, tags: _tags, ...route } = value.route
        return { ...value, meta: { idempotent: value.meta.idempotent }, route }
      })
      return `export const routes = ${routes}`
    },
  }
}

/** The live line is a web socket and nothing else (app/live.ts): its library's other transports stay out. */
function webSocketOnly(): Plugin {
  const name = '\0web-socket-only'
  let websocket: string | undefined
  return {
    name: 'binome-web-socket-only',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id !== './transports/index.js' || !importer?.endsWith('engine.io-client/build/esm/socket.js')) return
      websocket = (await this.resolve('./transports/websocket.js', importer))?.id
      return name
    },
    load(id) {
      if (id !== name) return
      return `import { WS } from ${JSON.stringify(websocket)}\nexport const transports = { websocket: WS }`
    },
  }
}

export default defineConfig(({ mode }) => ({
  plugins: [react(), routesOnly(), webSocketOnly()],
  resolve: { alias: { entities: fileURLToPath(new URL('src/ui/entities.ts', import.meta.url)) } },
  build: {
    target: 'es2022',
    // Nothing is inlined: the content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    // What two screens or more use is one file: in ninety little ones it weighed 32 kB more, and a first visit to Now
    // asked for fifty files instead of seven, which cost its browser and the server a fifth more.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'screens', minShareCount: 2 }] } } },
    // The limits are those of package.json, gzipped.
    chunkSizeWarningLimit: 1_000,
    // Built again under a running server (npm run dev), the old page stands until the new one does.
    emptyOutDir: mode !== 'development',
  },
}))
