import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedUrl } from './embedded-url.ts'

/**
 * Connection string of the embedded database that a running server holds open in `folder`, for a second process beside
 * it (the operator's terminal). The port is the fourth line of postmaster.pid (PostgreSQL 18, `storage-file-layout`).
 * @throws Error ENOENT when none runs
 */
export function runningEmbedded(folder: string): string {
  const port = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3])
  const password = readFileSync(join(folder, 'postgres.password'), 'utf8').trim()
  return embeddedUrl({ folder, password, port, database: 'binome' })
}
