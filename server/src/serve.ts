import { flushCompileCache } from 'node:module'
import type { App } from './app.ts'
import { StartError } from './platform/start-error.ts'
import { stopOnSignal } from './platform/until-signal.ts'

/**
 * Runs an app as a process: says where it is, ends it in good order at a signal (also one that comes while it starts),
 * and turns a bad start into one line and its exit code.
 */
export async function serve(start: () => Promise<App>): Promise<void> {
  try {
    const starting = start()
    stopOnSignal(async () => (await starting).stop())
    const app = await starting
    process.stdout.write(`\n  Binôme  ${app.url}\n`)
    if (app.setupCode !== null)
      process.stdout.write(`  First visit: ${app.url}/setup, with the code ${app.setupCode}\n`)
    if (app.suggested.length > 0)
      process.stdout.write(`  Sign in, without a password, as ${either(app.suggested)}: ${app.url}/demo\n`)
    process.stdout.write('\n')
    // Where Node keeps what it compiled, one that is killed leaves it to the next, which starts in half the time.
    flushCompileCache()
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(error.exitCode)
  }
}

function either(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(names)
}
