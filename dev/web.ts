import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const sources = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/postcss.config.cjs',
  'contract',
  'package-lock.json',
]
const stamp = join(root, 'node_modules', '.cache', 'binome-web')

/** Builds the web app when it was never built or its sources are not those it was built from. @throws Error when the build fails */
export function buildWeb(): void {
  const wanted = hashOfSources()
  const built = existsSync(join(root, 'web', 'dist', 'index.html'))
  if (built && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Building the web app…')
  const vite = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: join(root, 'web'),
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  if (vite.status !== 0) throw new Error('the web app could not be built')
  mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Whatever stands in web/dist, the next `buildWeb` builds. */
export function forgetBuild(): void {
  rmSync(stamp, { force: true })
}

/** By content, not by time: a checkout or a copy changes the times of files that did not change. */
function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesUnder(join(root, source)))) {
    hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}
