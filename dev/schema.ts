import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@binome/server/src/platform/db.ts'
import { dumpSchema, typesOfSchema } from '@binome/server/src/platform/dump-schema.ts'
import { startEmbedded } from '@binome/server/src/platform/embedded.ts'
import { migrate } from '@binome/server/src/platform/migrate.ts'

// `npm run schema`: writes what the migrations make, for people (schema.sql) and for the compiler (schema.gen.ts).
// With --check nothing is written, and a difference fails.
const server = join(import.meta.dirname, '..', 'server')
const scratch = mkdtempSync(join(tmpdir(), 'binome-schema-'))
const embedded = await startEmbedded(scratch, { fast: true })
const db = openDatabase(embedded.url, { poolSize: 2 })
try {
  await migrate(db)
  const files = new Map([
    [join(server, 'schema.sql'), await dumpSchema(db)],
    [join(server, 'src', 'platform', 'schema.gen.ts'), await typesOfSchema(db)],
  ])
  for (const [file, text] of files) {
    if (!process.argv.includes('--check')) writeFileSync(file, text)
    else if (readFileSync(file, 'utf8') !== text) {
      console.error(`${file} is not what the migrations make: run \`npm run schema\` and review the difference.`)
      process.exitCode = 1
    }
  }
} finally {
  await db.destroy()
  await embedded.stop()
  rmSync(scratch, { recursive: true, force: true })
}
