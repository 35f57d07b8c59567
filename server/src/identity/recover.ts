import { join } from 'node:path'
import { type Config, readConfig } from '../platform/config.ts'
import { openDatabase, proveDatabase } from '../platform/db.ts'
import { startEmbedded } from '../platform/embedded.ts'
import { runningEmbedded } from '../platform/embedded-running.ts'
import { createLog } from '../platform/log.ts'
import { StartError } from '../platform/start-error.ts'
import { recoveryLinkFor } from './recovery.ts'

// `npm run admin:recover -- <email>`: prints a link to choose a new password, beside a running server or without one.

/** Where the database is: DATABASE_URL, the embedded one of a running server, or one started for this moment. */
async function database(config: Config): Promise<{ url: string; stop(): Promise<void> }> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, stop: async () => undefined }
  const folder = join(config.dataDir, 'postgres')
  try {
    return await startEmbedded(folder)
  } catch (error) {
    if (!(error instanceof StartError) || error.code !== 'DATA_DIR_IN_USE') throw error
  }
  return { url: runningEmbedded(folder), stop: async () => undefined }
}

async function run(email: string): Promise<number> {
  const config = readConfig(process.env)
  const { url, stop } = await database(config)
  const db = openDatabase(url, { poolSize: 2 })
  try {
    await proveDatabase(db)
    const hub = { kick: () => 0 }
    const link = await recoveryLinkFor({ config, db, hub, mail: null, log: createLog('silent') }, email)
    if (link === null) {
      process.stderr.write('No present member has this e-mail.\n')
      return 1
    }
    process.stdout.write(`${link}\nGood once, for 24 hours.\n`)
    return 0
  } finally {
    await db.destroy()
    await stop()
  }
}

const [email] = process.argv.slice(2)
if (email === undefined) {
  process.stderr.write('Usage: npm run admin:recover -- <email>\n')
  process.exitCode = 2
} else {
  try {
    process.exitCode = await run(email)
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  }
}
