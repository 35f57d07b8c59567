import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const workspaces = '{contract,matching,server,web,dev,bench}'
const exclude = ['**/node_modules/**', '**/dist/**']

/**
 * Begun first, in this order: the schedules, a minute on two threads, so that no core is left with nothing to do at the
 * end; and beside them what waits most, for processes that die and rise and for what comes again by itself: one after the
 * other at the end, a quarter of both cores was idle.
 */
const FIRST = [
  'server/test/schedules/schedules.test.ts',
  'server/test/faults/kill.pg.test.ts',
  'server/test/faults/kill-near.pg.test.ts',
  'server/test/faults/random.pg.test.ts',
  'server/src/api/production.pg.test.ts',
  'dev/start.pg.test.ts',
  'server/src/platform/embedded.pg.test.ts',
  'server/src/platform/embedded-way.pg.test.ts',
  'server/src/platform/mail.pg.test.ts',
  'server/src/platform/jobs.pg.test.ts',
  'server/src/platform/set-aside.pg.test.ts',
]

class FirstThenRest extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const first = FIRST.flatMap((name) => sorted.filter(({ moduleId }) => moduleId.endsWith(`/${name}`)))
    return [...first, ...sorted.filter((file) => !first.includes(file))]
  }
}

export default defineConfig({
  test: {
    passWithNoTests: false,
    // A promise nobody awaits and a process nobody ends are bugs of the test that left them.
    dangerouslyIgnoreUnhandledErrors: false,
    // Files wait for the database and for processes as often as they reckon: one more than Vitest takes on two cores.
    maxWorkers: 2,
    // The product is read once a worker, not once a file: a fifth of the processor of the whole. What a file changes of
    // the process or of a module it puts back.
    isolate: false,
    sequence: { sequencer: FirstThenRest },
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${workspaces}/**/*.test.{ts,tsx}`],
          exclude: [...exclude, '**/*.pg.test.ts'],
        },
      },
      {
        test: {
          name: 'pg',
          include: [`${workspaces}/**/*.pg.test.ts`],
          exclude,
          globalSetup: ['server/test/database-server.ts'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
