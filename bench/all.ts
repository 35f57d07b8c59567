import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** `npm run bench`: every bench in its short form, one after another, so that none disturbs the next. */
const benches: [name: string, script: string, ...args: string[]][] = [
  ['matching', '../matching/match.bench.ts'],
  ['match', 'match/main.ts', '--asks', '1000', '--people', '200', '--queries', '100'],
  ['waves', 'waves/main.ts', '--trace', 'company', '--people', '200', '--seeds', '1', '--json'],
  ['schedules', 'schedules/main.ts', '--schedules', '500', '--json'],
  ['flow', 'flow/main.ts', '--asks', '500', '--warm', '500', '--rounds', '0', '--json'],
  // Emulated links need root.
  process.getuid?.() === 0
    ? ['live', 'live/main.ts', '--short', '--json']
    : ['live', 'live/accept-to-frame.ts', '--rounds', '2'],
  ['files', 'files/main.ts', '--mib', '64', '--json'],
  ['search', 'search/main.ts', '--docs', '5000', '--queries', '50', '--limit', '60', '--json'],
]
let failed = 0
for (const [name, script, ...args] of benches) {
  process.stdout.write(`${name}: `)
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, script), ...args], { stdio: 'inherit' })
  if (status !== 0) failed += 1
}
process.stdout.write(
  'import, routing: npm run bench:import|routing -- --data <folder>, since its data is not ours to keep here\n',
)
process.exit(failed === 0 ? 0 : 1)
