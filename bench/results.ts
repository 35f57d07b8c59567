import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'

/** Keeps a result with what one must know to compare it: when, of which commit, on which machine, how busy it was. */
export function saveResult(name: string, result: object): string {
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const date = new Date().toISOString()
  const git = (...args: string[]) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' }).stdout.trim()
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    node: process.version,
    load: loadavg()[0],
  }
  const file = join(folder, `${name}-${date.slice(0, 10)}.json`)
  writeFileSync(file, `${JSON.stringify({ date, commit: git('rev-parse', 'HEAD'), machine, ...result }, null, 2)}\n`)
  return file
}
