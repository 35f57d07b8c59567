import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { input } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { openAsk } from '../ask/actions.ts'
import { openDatabase } from './db.ts'
import { newId } from './id.ts'
import { answerOnce } from './idempotency.ts'

/** [P11] Watched where it shows: what a transaction that wrote a row waits for at its COMMIT. */

let world: TestCore
const run = (text: string) => sql.raw(text).execute(world.fresh.db)
/** Connections take the setting of their database when they begin: all of them begin anew. */
const own = async (setting: string) => {
  await run(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I ${setting}', current_database()); END $$`)
  const owner = openDatabase(world.fresh.url, { poolSize: 5 })
  await sql`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`.execute(owner)
  await owner.destroy()
}
const TABLES = ['ask', 'offer', 'fact', 'idempotency_key']

beforeEach(async () => {
  world = await testCore({ people: 3 })
  await own('SET synchronous_commit = on')
  await run('CREATE TABLE waited (what text, kept text)')
  await run(`CREATE FUNCTION note_waiting() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO waited VALUES (lower(TG_OP) || ' ' || TG_TABLE_NAME, current_setting('synchronous_commit'));
    RETURN NULL; END $$`)
  for (const table of TABLES) {
    await run(`CREATE CONSTRAINT TRIGGER noting AFTER INSERT OR UPDATE OR DELETE ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_waiting()`)
  }
})
afterEach(async () => {
  for (const table of TABLES) await run(`DROP TRIGGER IF EXISTS noting ON ${table}`)
  await run('DROP FUNCTION IF EXISTS note_waiting')
  await run('DROP TABLE IF EXISTS waited')
  await own('RESET synchronous_commit')
  await world.stop()
})

test('[P11] an ask and the answer to it are on the disk before they are told; its key, its taps and heard facts need not be', async () => {
  const { core, people, organizationId, clock, fresh } = world
  const [personId = ''] = people
  const request = { organizationId, personId, verb: 'asks.open', key: newId(clock), input, secret: 'of this house' }
  await answerOnce(fresh.db, clock, request, async () => ({
    output: await openAsk(core.house, world.caller(personId), input),
  }))
  await core.settled()
  const { rows } = await sql<{ what: string; kept: string }>`SELECT DISTINCT what, kept FROM waited`.execute(fresh.db)
  const kept = Object.fromEntries(
    Object.entries(Object.groupBy(rows, ({ what }) => what)).map(([what, its]) => [
      what,
      its?.map((one) => one.kept).toSorted(),
    ]),
  )
  expect(kept).toMatchObject({
    'insert ask': ['on'],
    'update ask': ['off'],
    'insert offer': ['off'],
    'delete fact': ['off'],
    'insert idempotency_key': ['off'],
    'update idempotency_key': ['on'],
  })
})
