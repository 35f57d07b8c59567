import { startApp } from '@binome/server/src/app.ts'
import { readConfig } from '@binome/server/src/platform/config.ts'
import { StartError } from '@binome/server/src/platform/start-error.ts'
import { stopOnSignal } from '@binome/server/src/platform/until-signal.ts'
import { buildWeb } from './web.ts'

// `npm start`: the web app, the database, the server, on one port; Ctrl-C ends all of it.
try {
  const config = readConfig(process.env)
  buildWeb()
  const app = await startApp(config)
  stopOnSignal(() => app.stop())
  console.log(`\n  Binôme  ${app.url}`)
  if (app.setupCode !== null) console.log(`  First visit: ${app.url}/setup, with the code ${app.setupCode}`)
  console.log('')
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exit(error.exitCode)
}
