import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in ticks of 10 ms (USER_HZ). */
const tickMs = 10

/** Milliseconds of processor time this process and its descendants (its PostgreSQL) have used; 0 where /proc is not. */
export function cpuMs(): { own: number; children: number } {
  const { user, system } = process.cpuUsage()
  return { own: (user + system) / 1000, children: descendants(process.pid).reduce((sum, one) => sum + one.cpu, 0) }
}

interface Running {
  pid: number
  parent: number
  cpu: number
}

function descendants(of: number): Running[] {
  const all = readProcesses()
  const found: Running[] = []
  let parents = new Set([of])
  while (parents.size > 0) {
    const children = all.filter((one) => parents.has(one.parent))
    found.push(...children)
    parents = new Set(children.map((one) => one.pid))
  }
  return found
}

function readProcesses(): Running[] {
  let names: string[]
  try {
    names = readdirSync('/proc')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  return names.filter((name) => /^\d+$/.test(name)).flatMap((name) => readOne(Number(name)))
}

function readOne(pid: number): Running[] {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch (error) {
    // It ended since the folder was read.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  }
  // After the name in brackets, which may hold anything: state, parent, …, utime (12th), stime, and the same of ended children. See proc(5).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return [{ pid, parent: Number(fields[1]), cpu: ticks * tickMs }]
}
