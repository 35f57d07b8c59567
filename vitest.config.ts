import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const workspaces = '{contract,matching,server,web,dev,bench}'
const exclude = ['**/node_modules/**', '**/dist/**']

/** Shorter than most, and a minute long: begun last, it would leave a core with nothing to do. */
const LONGEST = 'server/test/schedules/schedules.test.ts'

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith(LONGEST)
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))]
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
    sequence: { sequencer: LongestFirst },
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
