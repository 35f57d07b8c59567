import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { exitCodes, StartError } from './start-error.ts'

const secret = 'x'.repeat(40)

function refusal(env: { [name: string]: string }): string {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(StartError)
    const { code, message, exitCode } = error as StartError
    expect(message).not.toContain('\n')
    expect(exitCode).toBe(exitCodes[code])
    return code
  }
  return 'accepted'
}

describe('readConfig', () => {
  test('nothing set: loopback, port 3000, embedded database, the demo', () => {
    expect(readConfig({ DATABASE_URL: '' })).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: null,
      publicUrl: null,
      demo: true,
      production: false,
    })
  })

  test('a public address has no demo unless it is asked for, and then it is refused', () => {
    const open = { HOST: '0.0.0.0', BINOME_SECRET: secret }
    expect(readConfig(open).demo).toBe(false)
    expect(refusal({ ...open, DEMO: '1' })).toBe('DEMO_REFUSED')
    expect(refusal({ NODE_ENV: 'production', BINOME_SECRET: secret, DEMO: '1' })).toBe('DEMO_REFUSED')
    expect(readConfig({ PUBLIC_URL: 'https://help.example.org', BINOME_SECRET: secret }).demo).toBe(false)
    expect(refusal({ PUBLIC_URL: 'https://help.example.org', BINOME_SECRET: secret, DEMO: '1' })).toBe('DEMO_REFUSED')
    expect(readConfig({ TRUST_PROXY: '1', BINOME_SECRET: secret }).demo).toBe(false)
    expect(refusal({ TRUST_PROXY: '1', BINOME_SECRET: secret, DEMO: '1' })).toBe('DEMO_REFUSED')
    const tls = { TLS_CERT: 'a.pem', TLS_KEY: 'b.pem' }
    expect(readConfig({ ...tls, BINOME_SECRET: secret }).demo).toBe(false)
    expect(refusal({ ...tls, BINOME_SECRET: secret, DEMO: '1' })).toBe('DEMO_REFUSED')
    expect(readConfig({ DEMO: '0' }).demo).toBe(false)
  })

  test('the default secret never meets the world', () => {
    expect(refusal({ NODE_ENV: 'production' })).toBe('DEFAULT_SECRET')
    expect(refusal({ HOST: '0.0.0.0' })).toBe('DEFAULT_SECRET')
    expect(refusal({ TRUST_PROXY: '1' })).toBe('DEFAULT_SECRET')
    expect(refusal({ TLS_CERT: 'a.pem', TLS_KEY: 'b.pem' })).toBe('DEFAULT_SECRET')
    expect(refusal({ PUBLIC_URL: 'https://help.example.org' })).toBe('DEFAULT_SECRET')
  })

  test.each([
    { PORT: 'three' },
    { PORT: '70000' },
    { DATABASE_URL: 'mysql://here' },
    { PUBLIC_URL: 'help.example.org' },
    { PUBLIC_URL: 'https://example.org/help' },
    { BINOME_SECRET: 'short' },
    { TLS_CERT: 'a.pem' },
    { TURN_URLS: 'turn:turn.example.org' },
    { TURN_URLS: 'turn.example.org', TURN_SECRET: 'x' },
    { TURN_URLS: 'turn://turn.example.org', TURN_SECRET: 'x' },
    { TURN_URLS: 'turn:turn.example.org?transport=tls', TURN_SECRET: 'x' },
    { STUN_URLS: 'stun:stun.example.org?transport=udp' },
    { STUN_URLS: 'stun:a:3478 turn:b:3478' },
    { RELAY_ONLY: '1' },
    { LOG_LEVEL: 'loud' },
    { DEMO: 'yes' },
  ])('%o is refused in one line', (env) => {
    expect(refusal(env as { [name: string]: string })).toBe('CONFIG_INVALID')
  })

  test('lists, hops and origins are read', () => {
    const config = readConfig({
      STUN_URLS: 'stun:a:3478, stun:b:3478',
      TRUST_PROXY: '2',
      BINOME_SECRET: secret,
      PUBLIC_URL: 'http://localhost:8080/',
    })
    const relays = [
      'turn:192.0.2.1:3478?transport=udp',
      'turn:[2001:db8::1]',
      'turns:turn.example.org:443?transport=tcp',
    ]
    expect(readConfig({ TURN_URLS: relays.join(','), TURN_SECRET: 'x' })).toMatchObject({ turnUrls: relays })
    expect(config).toMatchObject({
      stunUrls: ['stun:a:3478', 'stun:b:3478'],
      trustProxy: 2,
      publicUrl: 'http://localhost:8080',
    })
  })

  test('every exit code is its own', () => {
    const codes = Object.values(exitCodes)
    expect(new Set(codes).size).toBe(codes.length)
  })
})
