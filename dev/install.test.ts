import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '@binome/server/src/platform/config.ts'
import { expect, test } from 'vitest'

/** What an operator copies is what the server takes, and what its relay answers on. */

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')
const compose = read('compose.yaml')
const guide = read('docs/guide/install.md')

/** Of the operator's `.env`. */
const given: { [name: string]: string } = {
  PUBLIC_URL: 'https://help.example.org',
  PUBLIC_IP: '192.0.2.1',
  ...{ TURN_HOST: 'turn.example.org', TURN_CERTS: '/etc/certs' },
  ...{ BINOME_SECRET: 'x'.repeat(64), POSTGRES_PASSWORD: 'y'.repeat(64), TURN_SECRET: 'z'.repeat(64) },
}
const filled = (text: string) =>
  text.replaceAll(/\$\{(\w+)(:[?-][^}]*)?\}/g, (_, name: string, otherwise = '') => {
    if (!otherwise.startsWith(':-')) expect(given).toHaveProperty(name)
    return given[name] ?? ''
  })
const service = (name: string) => filled(new RegExp(`^ {2}${name}:\n((?: {4}.*\n|\n)+)`, 'm').exec(compose)?.[1] ?? '')
const settings = (text: string) =>
  Object.fromEntries(text.matchAll(/^ {6}([A-Z_]+): "?(.*?)"?$/gm).map(([, name = '', value]) => [name, value]))
/** `name=value` of coturn, as flags or lines of its file. */
const flags = (text: string) =>
  text
    .matchAll(/^(?: {6}- --)?([a-z][\w-]*)(?:=(.*))?$/gm)
    .map(([, name = '', value = '']) => [name, value] as const)
    .toArray()

const composed = readConfig({ NODE_ENV: 'production', ...settings(service('binome')) })
const guided = readConfig({ TURN_URLS: /^TURN_URLS=(.+)$/m.exec(guide)?.[1], TURN_SECRET: 'x' })
const relays = {
  'compose.yaml': { urls: composed.turnUrls, flags: flags(service('coturn')) },
  'the guide': { urls: guided.turnUrls, flags: flags(/```\n(use-auth-secret\n[^`]+)```/.exec(guide)?.[1] ?? '') },
}

test.each(Object.entries(relays))(
  '%s has a relay over UDP, TCP and TLS, each where coturn listens',
  (_, { urls, flags }) => {
    const said = new Map(flags)
    const [plain, tls] = [said.get('listening-port'), said.get('tls-listening-port')]
    const ways = urls.map((url) => url.replace(/:[^:]+:/, ':'))
    expect(ways).toEqual([`turn:${plain}?transport=udp`, `turn:${plain}?transport=tcp`, `turns:${tls}?transport=tcp`])
    for (const name of ['use-auth-secret', 'static-auth-secret', 'cert', 'pkey'])
      expect(said.has(name), name).toBe(true)
    for (const name of ['no-udp', 'no-tcp', 'no-tls']) expect(said.has(name), name).toBe(false)
  },
)

test('both keep the same addresses of its own network from the relay', () => {
  const denied = Object.values(relays).map((one) => one.flags.filter(([name]) => name === 'denied-peer-ip'))
  expect(denied[0]?.length).toBeGreaterThan(5)
  expect(denied[0]).toEqual(denied[1])
})
