import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabases } from '@binome/dev/databases.ts'
import { buildWeb } from '@binome/dev/web.ts'

/**
 * Once a run: the web app as it is now, in a folder of its own (built again meanwhile, it would change under the
 * tests), and one PostgreSQL that every worker makes its database on: that of `npm test`, or one for this run.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  buildWeb()
  const web = mkdtempSync(join(tmpdir(), 'binome-web-'))
  cpSync(join(import.meta.dirname, '../web/dist'), web, { recursive: true })
  const given = process.env.BINOME_TEST_SERVER
  const own = given ? null : await startDatabases()
  process.env.BINOME_E2E_WEB = web
  process.env.BINOME_E2E_DATABASES = given || own?.serverUrl
  return async () => {
    await own?.stop()
    rmSync(web, { recursive: true, force: true })
  }
}
