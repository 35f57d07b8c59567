import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { play } from '@binome/server/test/schedules/schedule.ts'
import { type Part, playIn } from '@binome/server/test/schedules/threads.ts'
import { takeTurns } from '@binome/server/test/schedules/turns.ts'
import { saveResult } from '../results.ts'

/**
 * `npm run bench:schedules -- [--json] [--schedules 1000000] [--from 1] [--threads 2] [--save]`: the server's own routing
 * under so many seeded schedules; README.md says what a schedule is and which laws are looked at. `--seed S` plays one
 * and tells every step of it. Ends with 1 when a law was broken.
 */
const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '1000000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    threads: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
})

async function playOne(seed: number): Promise<number> {
  const turns = takeTurns()
  const { violations, steps } = await play(seed, turns, { trace: (line) => process.stdout.write(`${line}\n`) })
  turns.release()
  for (const violation of violations) process.stdout.write(`${violation}\n`)
  process.stdout.write(`seed ${seed}: ${steps} steps, ${violations.length} laws broken\n`)
  return violations.length
}

async function playAll(): Promise<number> {
  const [from, schedules, threads] = [Number(values.from), Number(values.schedules), Number(values.threads)]
  const began = performance.now()
  const parts = await Promise.all(
    Array.from({ length: threads }, (_, i) => playIn(from + i, threads, from + schedules - 1)),
  )
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0)
  const failed = parts.flatMap((part) => part.failed)
  const result = {
    schedules: sum(({ played }) => played),
    from,
    seconds: Math.round((performance.now() - began) / 1000),
    steps: sum(({ steps }) => steps),
    commits: sum(({ commits }) => commits),
    deeds: sum(({ deeds }) => deeds),
    crashes: sum(({ crashes }) => crashes),
    violations: failed.length,
    failed: failed.slice(0, 20),
  }
  for (const { seed, violations } of failed) {
    process.stderr.write(`seed ${seed}: ${violations[0]}\n  npm run bench:schedules -- --seed ${seed}\n`)
  }
  process.stdout.write(`${JSON.stringify(result, null, values.json ? undefined : 2)}\n`)
  if (values.save) saveResult('schedules', result)
  return failed.length
}

process.exitCode = (values.seed === undefined ? await playAll() : await playOne(Number(values.seed))) > 0 ? 1 : 0
