import { startApp } from '@binome/server/src/app.ts'
import { readConfig } from '@binome/server/src/platform/config.ts'
import { serve } from '@binome/server/src/serve.ts'
import { demoOf } from './demo.ts'
import { buildWeb } from './web.ts'

// `npm start`: the web app, the database, the server, on one port; Ctrl-C ends all of it.
await serve(async () => {
  const config = readConfig(process.env)
  if (!process.argv.includes('--without-build')) buildWeb()
  return startApp(config, demoOf(config))
})
