import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'binome-bootstrap-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A project of two packages of its own, one of which it needs only to be built, and whose Node is this one. */
function project(): void {
  const file = (path: string, text: string, mode = 0o644) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text, { mode })
  }
  const packageOf = (name: string, more: object = {}) => JSON.stringify({ name, version: '1.0.0', ...more })
  const needs = { dependencies: { node: 'file:own/node' }, devDependencies: { builder: 'file:own/builder' } }
  file('package.json', packageOf('project', needs))
  file('own/node/package.json', packageOf('node'))
  file('own/node/bin/node', `#!/bin/sh\nexec '${process.execPath}' "$@"\n`, 0o755)
  file('own/builder/package.json', packageOf('builder', { main: 'index.js' }))
  file('own/builder/index.js', "module.exports = 'built'\n")
  file('dev/say.cjs', "console.log(require('builder'), process.argv.slice(2).join())\nprocess.exit(7)\n")
  copyFileSync(join(import.meta.dirname, 'bootstrap.mjs'), join(folder, 'dev/bootstrap.mjs'))
}

test('with nothing installed what builds is too, in production as well, and the script says how it ended', () => {
  project()
  const run = () =>
    spawnSync(process.execPath, [join(folder, 'dev/bootstrap.mjs'), 'say.cjs', 'a', 'b'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production', npm_config_offline: 'true' },
    })
  const { stdout, stderr, status } = run()
  expect({ stdout, stderr, status }).toMatchObject({ stdout: expect.stringMatching(/^built a,b$/m), status: 7 })
}, 60_000)
