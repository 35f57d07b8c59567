import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabases } from './databases.ts'
import { findChromium, findFirefox, findTurnServer } from './tools.ts'
import { buildWeb } from './web.ts'

// `npm test` (and `npm run check`, with --no-browser): every check and every test, all of them even when one fails.
// Ends on the line `N passed, N failed`, which counts each test and each check.

interface Result {
  name: string
  passed: number
  failed: number
  output: string
}

const root = join(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)
const withBrowser = !process.argv.includes('--no-browser')
const reports = mkdtempSync(join(tmpdir(), 'binome-reports-'))
const results: Result[] = []
/** Of all tests of this run: what is built once in it (the played demo) serves them all. It starts beside the checks. */
const starting = startDatabases()

/** One command is one check. */
function check(name: string, command: string, ...args: string[]): () => Promise<Result> {
  return async () => {
    const { code, output } = await run(command, args)
    return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output: code === 0 ? '' : output }
  }
}

/** By one checker: each of the four it would take reckons the same types again, twice the processor of all. */
const types = (name: string, project: string) => check(name, bin('tsc'), '--noEmit', '--checkers', '1', '-p', project)

const checks = [
  types('types of the web app', 'web'),
  types('types', 'tsconfig.json'),
  types('types of the browser tests', 'e2e'),
  check('format', bin('biome'), 'format', '.'),
  check('lint', bin('biome'), 'lint', '--error-on-warnings', '.'),
  check(
    'directions',
    bin('depcruise'),
    '--config',
    '.dependency-cruiser.mjs',
    'contract',
    'matching',
    'server',
    'web',
    'dev',
    'bench',
    'e2e',
  ),
  check('dead code', bin('knip')),
  check('schema drift', process.execPath, join(root, 'dev', 'schema.ts'), '--check'),
]

const testsName = 'unit and database tests'
async function unitAndDatabase(): Promise<Result> {
  const file = join(reports, 'vitest.json')
  const { code, output } = await run(
    bin('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { BINOME_TEST_SERVER: (await starting).serverUrl },
  )
  const { numPassedTests = 0, numFailedTests = 0 } = readReport(file)
  // A file that does not load, or a leak found at the end, fails no test: it still fails.
  return {
    name: 'unit and database tests',
    passed: numPassedTests,
    failed: code === 0 ? numFailedTests : Math.max(1, numFailedTests),
    output,
  }
}

async function browser(): Promise<Result> {
  const name = 'browser tests of e2e'
  const file = join(reports, 'e2e.json')
  const { code, output } = await run(bin('playwright'), ['test', '-c', 'e2e', '--reporter=list,json'], {
    BINOME_TEST_SERVER: (await starting).serverUrl,
    CHROMIUM: chromium,
    TURNSERVER: turnServer,
    FIREFOX: firefox ?? '',
    // Node reads types away by itself: Playwright's compiler takes ten seconds of a core on a fresh clone, and Node two.
    PW_DISABLE_TS_ESM: '1',
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  const { stats = {} } = readReport(file) as { stats?: { expected?: number; unexpected?: number; flaky?: number } }
  const failed = (stats.unexpected ?? 0) + (stats.flaky ?? 0)
  return { name, passed: stats.expected ?? 0, failed: code === 0 ? failed : Math.max(1, failed), output }
}

let chromium = ''
let turnServer = ''
let firefox: string | null = null
async function prepareBrowser(): Promise<Result> {
  const name = 'web app, Chromium and coturn at hand'
  try {
    buildWeb()
    chromium = findChromium()
    turnServer = findTurnServer()
    firefox = findFirefox()
    return { name, passed: 1, failed: 0, output: '' }
  } catch (error) {
    return { name, passed: 0, failed: 1, output: error instanceof Error ? error.message : '' }
  }
}

function readReport(file: string): { [key: string]: number } {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    // A run that broke before its report is counted by its exit code.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

/** @param tests what tests are told beside the environment: they print as they go */
function run(command: string, args: string[], tests?: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: '0', ...tests },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
        if (tests) process.stdout.write(chunk)
      })
    }
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function say(result: Result, seconds: number): void {
  results.push(result)
  // Tests print as they go; a check prints when it has something to say.
  const verdict = result.failed === 0 ? 'ok    ' : 'FAILED'
  if (result.failed > 0 && !result.name.includes('tests of') && result.name !== testsName)
    console.log(result.output.trimEnd())
  console.log(`${verdict} ${result.name} (${result.passed} passed, ${result.failed} failed, ${seconds.toFixed(1)} s)`)
}

async function timed(step: () => Promise<Result>): Promise<void> {
  const began = performance.now()
  const result = await step()
  say(result, (performance.now() - began) / 1000)
}

// Checks two at a time (the machine this is meant for has two cores); tests alone, since some of them measure time.
// What the browser tests need is made beside them as well.
const queue = withBrowser ? [...checks, prepareBrowser] : checks
await Promise.all(
  Array.from({ length: 2 }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await timed(next)
  }),
)
await timed(unitAndDatabase)
if (withBrowser) {
  await timed(check('size of the web app', bin('size-limit')))
  await timed(browser)
}
await (await starting).stop()
rmSync(reports, { recursive: true, force: true })

const failing = results.filter((result) => result.failed > 0).map((result) => result.name)
if (failing.length > 0) console.log(`\nFailed: ${failing.join(', ')}`)
const sum = (pick: (result: Result) => number) => results.reduce((total, result) => total + pick(result), 0)
const failed = sum((result) => result.failed)
console.log(`${sum((result) => result.passed)} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
