import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** Started by root and by others, where user namespaces are there and where not. What an account cannot reach here is left out. */

interface Account {
  uid: number
  gid: number
}

const accounts = new Map(
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
)
const isRoot = process.getuid?.() === 0
const embedded = join(import.meta.dirname, 'embedded.ts')
/** An account that is there, and may read this project. */
const reaching = (name: string): Account | null => {
  const account = accounts.get(name)
  if (!isRoot || !account) return null
  const { uid, gid } = account
  return spawnSync(process.execPath, ['--check', embedded], { uid, gid, cwd: '/' }).status === 0 ? account : null
}

let folder: string
/** Programs of this machine but for the one that makes namespaces: what PATH leads to where those are forbidden. */
let programs: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'binome-way-'))
  programs = mkdtempSync(join(tmpdir(), 'binome-programs-'))
  chmodSync(programs, 0o755)
  for (const name of ['sh', 'true', 'setpriv', 'chrt']) {
    const found = process.env.PATH?.split(':').find((at) => existsSync(join(at, name)))
    if (found) symlinkSync(join(found, name), join(programs, name))
  }
})
afterEach(() => {
  for (const path of [folder, programs]) rmSync(path, { recursive: true, force: true })
})

/** A process of its own that starts the database, looks whose it is, and ends it; or what it ended on. */
async function started(data: string, PATH: string | undefined, account: Account | null): Promise<unknown> {
  const script = `
    import { readFileSync, statSync } from 'node:fs'
    import { startEmbedded } from ${JSON.stringify(embedded)}
    try {
      const { stop } = await startEmbedded(${JSON.stringify(data)}, { fast: true })
      const [pid] = readFileSync(${JSON.stringify(join(data, 'postgres', 'postmaster.pid'))}, 'utf8').split('\\n')
      console.log(JSON.stringify({ uid: statSync('/proc/' + pid).uid }))
      await stop()
    } catch ({ code, exitCode, message }) {
      console.log(JSON.stringify({ code, exitCode, message }))
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    ...account,
    cwd: '/',
    env: { PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  const [exitCode] = await once(child, 'close')
  expect(exitCode).toBe(0)
  return JSON.parse(said)
}

describe('embedded PostgreSQL runs', { timeout: 60_000 }, () => {
  const ordinary = reaching('nobody')
  test.skipIf(ordinary === null)('as the account that starts it, when that is not root', async () => {
    if (ordinary === null) return
    const data = join(folder, 'data')
    mkdirSync(data)
    const closed = await started(data, programs, ordinary)
    expect(closed).toMatchObject({
      code: 'DATA_DIR_UNUSABLE',
      exitCode: 21,
      message: expect.stringContaining('EACCES'),
    })
    // Above it too, as a home is.
    for (const path of [folder, data]) chownSync(path, ordinary.uid, ordinary.gid)
    expect(await started(data, programs, ordinary)).toEqual({ uid: ordinary.uid })
  })

  const postgres = reaching('postgres')
  test.skipIf(postgres === null)(
    'as the account postgres, given the folder, where root has no namespaces',
    async () => {
      expect(await started(folder, programs, null)).toEqual({ uid: postgres?.uid })
      expect(statSync(join(folder, 'postgres')).uid).toBe(postgres?.uid)
      // What was made so stays so: with namespaces too.
      expect(await started(folder, process.env.PATH, null)).toEqual({ uid: postgres?.uid })
    },
  )

  test.skipIf(!isRoot)('in no way where none of them goes, which one line says', async () => {
    // Only root may enter what is above it.
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    const refused = await started(join(folder, 'data'), programs, null)
    expect(refused).toMatchObject({ code: 'DATABASE_WONT_START', exitCode: 33 })
    expect((refused as Error).message).toMatch(/^The embedded PostgreSQL cannot run here: .+ set DATABASE_URL\.$/)
  })
})
