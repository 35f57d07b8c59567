import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { insertOrganization, insertPeople } from '../../test/rows.ts'
import { surroundings } from '../../test/surroundings.ts'
import { openAccount } from './account-store.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
  const organizationId = await insertOrganization(fresh.db)
  const [personId = ''] = await insertPeople(fresh.db, organizationId, 1)
  const account = { personId, email: 'Ada@house.example', passwordHash: null, at: new Date() }
  await openAccount(fresh.db, organizationId, account)
})
afterAll(() => fresh.drop())

/** The operator's command, as npm runs it. */
function recover(args: string[], env: { [name: string]: string } = {}): Promise<{ code: number | null; said: string }> {
  const script = join(import.meta.dirname, 'recover.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    env: { ...surroundings, DATABASE_URL: fresh.url, PUBLIC_URL: 'http://localhost:3000', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, said })))
}

test('prints a link for a present member, beside a running server', async () => {
  const { code, said } = await recover(['ADA@house.example'])
  expect(said).toMatch(/^http:\/\/localhost:3000\/new-password\?token=[\w-]{32}\n/)
  expect(code).toBe(0)
})

test('says plainly what is wrong', async () => {
  expect(await recover(['nobody@house.example'])).toMatchObject({
    code: 1,
    said: 'No present member has this e-mail.\n',
  })
  expect(await recover([])).toMatchObject({ code: 2, said: expect.stringContaining('Usage') })
  const unreachable = await recover(['ada@house.example'], { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' })
  expect(unreachable).toMatchObject({ code: 30, said: expect.stringMatching(/^DATABASE_URL: .*\n$/) })
})
