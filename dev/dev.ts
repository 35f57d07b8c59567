import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { forgetBuild } from './web.ts'

// `npm run dev`: the server starts again, and the web app is built and loaded again, at every change. The page comes
// from the server itself, so that cookies, origins and the content security policy are those of the real thing.
const root = join(import.meta.dirname, '..')
// What is built here is for whoever writes it: the next `npm start` builds its own.
forgetBuild()

const build = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--mode', 'development', '--logLevel', 'warn']
// There is something to serve before the server starts.
const first = spawnSync(process.execPath, build, { cwd: join(root, 'web'), stdio: 'inherit' })
if (first.status !== 0) process.exit(first.status ?? 1)

const children: ChildProcess[] = [
  run(['--watch', '--watch-preserve-output', join(root, 'dev', 'start.ts'), '--without-build'], root),
  run([...build, '--watch'], join(root, 'web')),
]

function run(args: string[], cwd: string): ChildProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { cwd, stdio: 'inherit' })
  child.on('exit', () => stop('SIGTERM'))
  return child
}

function stop(signal: NodeJS.Signals): void {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill(signal)
}
process.on('SIGINT', () => stop('SIGINT'))
process.on('SIGTERM', () => stop('SIGTERM'))
