import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { saveResult } from '../results.ts'
import { writeExam } from './files.ts'
import { PEERS } from './peers/all.ts'

/** `npm run bench:search -- --docs 100000`: who among those online can help, by words alone, against five search engines. */
const { values } = parseArgs({
  options: {
    docs: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '300' },
    peers: { type: 'string', default: Object.keys(PEERS).join(',') },
    /** Seconds each engine has for everything: filing the past asks and answering. */
    limit: { type: 'string', default: '900' },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
})
const docs = Number(values.docs)
const folder = mkdtempSync(join(tmpdir(), 'bench-search-'))
const say = (line: string) => values.json || process.stderr.write(`${line}\n`)

say(`${docs} past asks, the right answers the long way`)
await writeExam(folder, docs, Number(values.queries))
say('our own')
const ours = await inAProcess('ours.ts', folder, values.docs)
say(JSON.stringify(ours))
const oursRanked = await inAProcess('ranked.ts', values.docs, values.queries)
say(`ranked: ${JSON.stringify(oursRanked)}`)
const peers: { [name: string]: object } = {}
for (const name of values.peers.split(',').filter((one) => one !== '')) {
  peers[name] = await inAProcess('peer.ts', name, folder)
  say(`${name}: ${JSON.stringify(peers[name])}`)
}
rmSync(folder, { recursive: true, force: true })

const result = { docs, ours, oursRanked, peers }
if (values.save) saveResult(`search-${docs}`, result)
process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : `${JSON.stringify(result, null, 2)}\n`)

/** The JSON line a script of this folder ends with, or why there is none. One at a time, so that none disturbs another. */
function inAProcess(script: string, ...args: string[]): Promise<object> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--max-old-space-size=14000', join(import.meta.dirname, script), ...args], {
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
