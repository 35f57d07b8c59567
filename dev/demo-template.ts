import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@binome/server/src/platform/config.ts'
import { createLog } from '@binome/server/src/platform/log.ts'
import { readMigrations } from '@binome/server/src/platform/migrate.ts'
import { organization } from './cast/teams.ts'
import type { Databases } from './databases.ts'
import { tellingDay } from './play/calendar.ts'
import { playDemo } from './play/demo.ts'

/**
 * A copy of the played demo, in a moment: it is played once a server for a day, a schema, a cast and a way of playing.
 * @returns the copy's connection string; whoever asked drops it
 */
export async function copyOfDemo(databases: Databases, now: Date): Promise<string> {
  const name = `binome_demo_${hashOf(now)}`
  await databases.template(name, (databaseUrl) =>
    playDemo({
      // Of the configuration the play reads only the folder of files, and it keeps none.
      config: readConfig({ DATA_DIR: join(tmpdir(), name), DEMO: '1' }),
      databaseUrl,
      log: createLog('warn'),
      now,
    }),
  )
  return databases.copyOf(name)
}

/** Who is quiet until when depends on the day it is, and everything else on the day the past is told from. */
function hashOf(now: Date): string {
  const hash = createHash('sha256')
    .update(tellingDay(now, organization.timeZone))
    .update(now.toISOString().slice(0, 10))
  for (const migration of readMigrations()) hash.update(migration.hash)
  for (const folder of ['cast', 'play']) {
    const files = readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' })
    for (const file of files.filter((one) => one.endsWith('.ts') && !one.endsWith('.test.ts')).sort()) {
      hash.update(file).update(readFileSync(join(import.meta.dirname, folder, file)))
    }
  }
  return hash.digest('hex').slice(0, 16)
}
