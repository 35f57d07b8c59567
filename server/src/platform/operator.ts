import { join } from 'node:path'
import { type Config, readConfig } from './config.ts'
import { type Database, openDatabase, proveDatabase } from './db.ts'
import { startEmbedded } from './embedded.ts'
import { runningEmbedded } from './embedded-running.ts'
import { StartError } from './start-error.ts'

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

/** What a command of the operator's does, with the house's settings and database; resolves with its exit code. */
export type Command = (house: { config: Config; db: Database; databaseUrl: string }) => Promise<number>

/** Runs it beside a running server or without one, and sets the exit code; what goes wrong is one line. */
export async function runCommand(command: Command): Promise<void> {
  try {
    process.exitCode = await withDatabase(command)
  } catch (error) {
    if (!(error instanceof StartError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error.exitCode
  }
}

async function withDatabase(command: Command): Promise<number> {
  const config = readConfig(process.env)
  const { url, stop } = await database(config)
  const db = openDatabase(url, { poolSize: 2 })
  try {
    await proveDatabase(db)
    return await command({ config, db, databaseUrl: url })
  } finally {
    await db.destroy()
    await stop()
  }
}
