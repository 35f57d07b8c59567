import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { saveResult } from '../results.ts'
import { writeExam } from './files.ts'
import { PEERS } from './peers/all.ts'

/** `npm run bench:search -- --docs 100000`: who among those online can help, by words alone, against five search engines. */
const OURS = ['ours', 'oursRanked', 'refit']
const FLAGS = ['--max-old-space-size=14000', '--expose-gc']
const { values } = parseArgs({
  options: {
    docs: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '300' },
    /** Which to run, in this order. */
    only: { type: 'string', default: [...OURS, ...Object.keys(PEERS)].join(',') },
    /** A folder that keeps the past asks, the right answers and what each engine reached: a run may be done in pieces. */
    exam: { type: 'string' },
    /** Seconds each engine has for everything: filing the past asks and answering. */
    limit: { type: 'string', default: '900' },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
})
const docs = Number(values.docs)
const folder = values.exam ?? mkdtempSync(join(tmpdir(), 'bench-search-'))
const say = (line: string) => values.json || process.stderr.write(`${line}\n`)

if (!existsSync(join(folder, 'exam.json'))) {
  say(`${docs} past asks, the right answers the long way`)
  mkdirSync(folder, { recursive: true })
  await writeExam(folder, docs, Number(values.queries))
}
for (const name of values.only.split(',').filter((one) => one !== '')) {
  const reached = await inAProcess(...scriptOf(name))
  say(`${name}: ${JSON.stringify(reached)}`)
  writeFileSync(reachedBy(name), JSON.stringify(reached))
}
const [ours, oursRanked, refit] = OURS.map(read)
const peers = Object.fromEntries(Object.keys(PEERS).flatMap((name) => (known(name) ? [[name, read(name)]] : [])))
const when = Object.fromEntries(
  [...OURS, ...Object.keys(PEERS)].filter(known).map((name) => [name, statSync(reachedBy(name)).mtime]),
)
const result = { docs, ours, oursRanked, peers, refit, when }
if (values.exam === undefined) rmSync(folder, { recursive: true, force: true })
if (values.save) saveResult(`search-${docs}`, result)
process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${JSON.stringify(result, null, 2)}\n`)

function scriptOf(name: string): [script: string, ...args: string[]] {
  if (name === 'ours') return ['ours.ts', folder, values.docs]
  if (name === 'oursRanked') return ['ranked.ts', values.docs, values.queries]
  if (name === 'refit') return ['refit.ts', values.docs]
  return ['peer.ts', name, folder]
}

function reachedBy(name: string): string {
  return join(folder, `reached-${name}.json`)
}

function known(name: string): boolean {
  return existsSync(reachedBy(name))
}

function read(name: string): object | null {
  return known(name) ? JSON.parse(readFileSync(reachedBy(name), 'utf8')) : null
}

/** The JSON line a script of this folder ends with, or why there is none. One at a time, so that none disturbs another. */
function inAProcess(script: string, ...args: string[]): Promise<object> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...FLAGS, join(import.meta.dirname, script), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    let lament = ''
    let late = false
    const alarm = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, Number(values.limit) * 1000)
    child.stdout.on('data', (chunk) => {
      said += chunk
    })
    child.stderr.on('data', (chunk) => {
      lament = (lament + chunk).slice(-2_000)
    })
    child.on('close', (code) => {
      clearTimeout(alarm)
      if (late) resolve({ failed: `not done within ${values.limit} s` })
      else if (code === 0) resolve(JSON.parse(said.trim().split('\n').at(-1) ?? '{}'))
      else resolve({ failed: lament.match(/.*(?:Error|FATAL).*/)?.[0]?.slice(0, 200) ?? `ended with ${code}` })
    })
  })
}
