import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, proveDatabase } from './db.ts'
import { startEmbedded } from './embedded.ts'
import { birthOf, lockFolder } from './lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'binome-embedded-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function ask<T>(url: string, query: string): Promise<T[]> {
  const db = openDatabase(url, { poolSize: 1 })
  try {
    return (await sql.raw<T>(query).execute(db)).rows
  } finally {
    await db.destroy()
  }
}

/** A process of its own that starts the database and waits to be killed. */
async function otherProcess(): Promise<{ kill: () => Promise<void>; url: string }> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
    const { url } = await startEmbedded(${JSON.stringify(folder)})
    console.log(url)
    setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve))
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

describe('embedded PostgreSQL', () => {
  test('keeps its data from one start to the next, its password and folder to ourselves, and gives way to us', async () => {
    const first = await startEmbedded(folder)
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS n')
    expect(await ask(first.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }])
    expect(statSync(join(folder, 'postgres.password')).mode & 0o777).toBe(0o600)
    const pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    // The 41st field, `policy` (proc_pid_stat(5)): 3 is SCHED_BATCH. The name in brackets may hold spaces.
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    expect(afterName[38]).toBe('3')
    await first.stop()
    expect(birthOf(pid)).toBeNull()
    expect(existsSync(join(folder, 'lock'))).toBe(false)
    const second = await startEmbedded(folder)
    expect(await ask(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
    await second.stop()
  })

  test('is reached by a socket in its folder, by its port where the path is too long for one', async () => {
    // And from a folder that only whoever started it may enter: the one above this.
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    const deep = join(folder, 'd'.repeat(60))
    mkdirSync(deep, { recursive: true })
    for (const [where, byPort] of [
      [folder, false],
      [deep, true],
    ] as const) {
      const { url, stop } = await startEmbedded(where)
      expect(await ask(url, 'SELECT inet_server_port() IS NOT NULL AS by_port')).toEqual([{ byPort }])
      expect(await ask(url.split('?')[0] ?? '', 'SELECT inet_server_port() IS NOT NULL AS by_port')).toEqual([
        { byPort: true },
      ])
      await stop()
      expect(readdirSync(where).filter((name) => name.startsWith('.s.PGSQL.'))).toEqual([])
    }
  })

  test('a second process on the folder is refused; after kill -9 the next one goes on', async () => {
    const other = await otherProcess()
    await ask(other.url, 'CREATE TABLE kept AS SELECT 7 AS n')
    await expect(startEmbedded(folder)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE', exitCode: 22 })
    await other.kill()
    const next = await startEmbedded(folder)
    expect(await ask(next.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
    await next.stop()
  })

  test('a lock left by a process that is gone, or whose number another one has now, is taken over', () => {
    for (const stale of ['999999999 boot:1\n', `${process.ppid} boot:1\n`, '']) {
      writeFileSync(join(folder, 'lock'), stale)
      lockFolder(folder)()
      expect(existsSync(join(folder, 'lock'))).toBe(false)
    }
  })

  test('a folder that cannot be used is a clear error', async () => {
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    await expect(startEmbedded(file)).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE', exitCode: 21 })
  })

  test('a wrong DATABASE_URL is a clear error: nobody there, wrong password, no such database', async () => {
    const embedded = await startEmbedded(folder, { fast: true })
    const changed = (change: (url: URL) => void) => {
      const url = new URL(embedded.url)
      change(url)
      return url.href
    }
    const cases: [string, string][] = [
      ['DATABASE_UNREACHABLE', 'postgres://a:b@127.0.0.1:1/c'],
      ['DATABASE_REFUSED', changed((url) => Object.assign(url, { password: 'wrong' }))],
      ['DATABASE_REFUSED', changed((url) => Object.assign(url, { pathname: '/none' }))],
    ]
    for (const [code, url] of cases) {
      const db = openDatabase(url, { poolSize: 1 })
      await expect(proveDatabase(db)).rejects.toMatchObject({ code, message: expect.not.stringContaining('wrong') })
      await db.destroy()
    }
    await embedded.stop()
  })
})
