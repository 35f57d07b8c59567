import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildWeb } from './web.ts'

// `npm run dev`: the server restarts, and the web app is built again, at every change. The page comes from the server
// itself, so that cookies, origins and the content security policy are those of the real thing.
const root = join(import.meta.dirname, '..')
buildWeb()

const children: ChildProcess[] = [
  run(['--watch', '--watch-preserve-output', join(root, 'dev', 'start.ts')], root),
  run([join(root, 'node_modules/vite/bin/vite.js'), 'build', '--watch', '--logLevel', 'warn'], join(root, 'web')),
]

function run(args: string[], cwd: string): ChildProcess {
  const child = spawn(process.execPath, args, { cwd, stdio: 'inherit' })
  child.on('exit', () => stop('SIGTERM'))
  return child
}

function stop(signal: NodeJS.Signals): void {
  for (const child of children) if (child.exitCode === null) child.kill(signal)
}
process.on('SIGINT', () => stop('SIGINT'))
process.on('SIGTERM', () => stop('SIGTERM'))
