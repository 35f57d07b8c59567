import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

function bench(...args: string[]): unknown {
  const script = join(import.meta.dirname, 'main.ts')
  const { stdout, status } = spawnSync(
    process.execPath,
    [script, '--docs', '300', '--queries', '3', '--json', ...args],
    { encoding: 'utf8' },
  )
  expect(status).toBe(0)
  expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  return JSON.parse(stdout)
}

// Of processes that share the machine with other tests
const unhurried = { timeout: 30_000 }

test(
  'bench:search prints one line of JSON with every figure of those it ran, and ours answers as scoring everything does',
  unhurried,
  () => {
    const figure = expect.any(Number)
    const times = { cpuMs: figure, p50: figure, p99: figure, agreement: figure }
    expect(bench('--only', 'ours,fts5')).toMatchObject({
      docs: 300,
      ours: { ...times, agreement: 1, identical: true, buildS: figure, bytes: figure },
      peers: { fts5: times },
    })
  },
)

test('an engine that is not done in its time is told so', unhurried, () => {
  expect(bench('--only', 'fts5', '--limit', '0')).toMatchObject({ peers: { fts5: { failed: 'not done within 0 s' } } })
})
