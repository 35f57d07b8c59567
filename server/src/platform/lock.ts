import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dataDirUnusable, StartError } from './start-error.ts'

/**
 * Holds a folder for this process alone. A lock whose process is gone (kill -9, power cut, another container's pid) is
 * taken over. Returns its release.
 * @throws StartError DATA_DIR_IN_USE | DATA_DIR_UNUSABLE
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock')
  const mine = `${process.pid} ${birthOf(process.pid) ?? '-'}\n`
  const draft = `${file}.${process.pid}`
  try {
    // Those above may be crossed, not listed: the account the database may have to run as comes through.
    mkdirSync(dirname(folder), { recursive: true, mode: 0o711 })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(draft, mine, { mode: 0o600 })
  } catch (error) {
    throw dataDirUnusable(folder, error)
  }
  try {
    for (let tries = 0; tries < 3; tries += 1) {
      // A link appears whole or not at all, which a file being written does not.
      if (succeeds(() => linkSync(draft, file), 'EEXIST')) return () => release(file, mine)
      const held = readOrNull(file)
      if (held === null) continue
      const [pid = 0, birth] = held
        .trim()
        .split(' ')
        .map((word, index) => (index === 0 ? Number(word) : word)) as [number, string]
      if (pid !== process.pid && birth !== '-' && birthOf(pid) === birth) {
        throw new StartError(
          'DATA_DIR_IN_USE',
          `Another Binôme (process ${pid}) already uses the data folder ${folder}: stop it, or set DATA_DIR.`,
        )
      }
      const aside = `${file}.stale.${process.pid}`
      if (!succeeds(() => renameSync(file, aside), 'ENOENT')) continue
      // Somebody else healed it first and this was their fresh lock: give it back and look again.
      if (readOrNull(aside) !== held) succeeds(() => linkSync(aside, file), 'EEXIST')
      rmSync(aside, { force: true })
    }
    throw new StartError(
      'DATA_DIR_IN_USE',
      `The data folder ${folder} is being taken by another process: set DATA_DIR.`,
    )
  } finally {
    rmSync(draft, { force: true })
  }
}

function release(file: string, mine: string): void {
  if (readOrNull(file) === mine) rmSync(file, { force: true })
}

/** Names a process beyond its number, which is reused: boot and start time. Null when it is not alive. */
export function birthOf(pid: number): string | null {
  const stat = readOrNull(`/proc/${pid}/stat`)
  if (stat === null) return null
  // The command's name stands in parentheses and may hold spaces; the start time is the 20th field after it (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return null
  return `${readOrNull('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${fields[19]}`
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}

function succeeds(action: () => void, butFor: string): boolean {
  try {
    action()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === butFor) return false
    throw error
  }
}
