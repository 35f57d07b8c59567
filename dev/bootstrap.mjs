// Runs on any Node from 18 on, with nothing installed: installs what the lockfile says when that was not done yet, then
// hands over to the project's own Node (24), which comes as a package. Usage: node dev/bootstrap.mjs <script> [arguments]
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [script, ...args] = process.argv.slice(2)
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** npm notes in node_modules what it installed: every package the lockfile names must be there in that version. */
const isInstalled = () => {
  const noted = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(node) || !existsSync(noted)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const found = JSON.parse(readFileSync(noted, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, { version, link, optional, devOptional, peer }]) =>
      !path.startsWith('node_modules/') || link || optional || devOptional || peer || found[path]?.version === version,
  )
}

if (!isInstalled()) {
  // Not where a bench prints its one line
  console.error('Installing (once, and again when package-lock.json changes)…')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // Not `npm ci`: it refuses a lockfile without the optional packages of other systems, which a registry may not carry
  // (it was written beside one that does not). This installs what the lockfile names, and writes nothing into it. With what
  // NODE_ENV=production would leave out: the web app is built here.
  const installed = spawnSync(
    npm,
    ['install', '--include=dev', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['inherit', 2, 'inherit'],
    },
  )
  if (installed.status !== 0) {
    console.error('npm install failed: see above.')
    process.exit(installed.status ?? 1)
  }
}
const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, 'dev', script), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: {
    // Node keeps there what it compiled: half of what a start of the server takes is reading its own sources.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
  },
})
// A Ctrl-C reaches the child too, as one of the terminal's group; a signal sent to us alone is passed on. Either way we end after it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  })
}
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
