import { startApp } from './app.ts'
import { readConfig } from './platform/config.ts'
import { StartError } from './platform/start-error.ts'

/** The production entry: environment, signals, exit codes. */
try {
  const app = await startApp(readConfig(process.env))
  process.stdout.write(`Binôme: ${app.url}\n`)
  if (app.setupCode !== null) process.stdout.write(`First visit: ${app.url}/setup, with the code ${app.setupCode}\n`)
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`The server did not stop cleanly: ${error instanceof Error ? error.message : ''}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(error.exitCode)
}
