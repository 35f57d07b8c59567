import { startApp } from './app.ts'
import { readConfig } from './platform/config.ts'
import { serve } from './serve.ts'

// The production entry: the web app is already built, and nothing of the demo is here.
await serve(async () => startApp(readConfig(process.env)))
