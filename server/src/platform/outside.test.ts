import type { IncomingMessage, ServerResponse } from 'node:http'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { testHttps } from '../../test/https.ts'
import { createOutside, isPublicAddress, outsideUrl } from './outside.ts'

const closing: (() => Promise<unknown> | unknown)[] = []
afterEach(async () => {
  while (closing.length > 0) await closing.pop()?.()
})

const bounds = { maxBytes: 1000, timeoutMs: 2000 }
const neighbour = (address: string) => address === '127.0.0.1'

async function far(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = await testHttps(answer)
  const outside = createOutside({ neighbour, ca: server.ca })
  closing.push(server.close, outside.stop)
  return { server, outside }
}

describe('[X1] only https to the world', () => {
  test.each([
    'http://example.org/',
    'https://user:word@example.org/',
    'https://localhost/',
    'https://printer/',
    'https://printer.local/',
    'https://db.internal/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'not an address',
  ])('%s is refused', async (url) => {
    expect(outsideUrl(url)).toBeNull()
    const outside = createOutside()
    closing.push(outside.stop)
    await expect(outside.fetch({ url, ...bounds })).rejects.toMatchObject({ because: 'bad_address' })
  })

  test('an address of the world is not', () => {
    expect(outsideUrl('https://fcm.googleapis.com/fcm/send/x')?.hostname).toBe('fcm.googleapis.com')
    for (const address of ['8.8.8.8', '100.63.255.255', '172.32.0.1', '2a00:1450:4007::1']) {
      expect(isPublicAddress(address), address).toBe(true)
    }
  })

  test('no IPv4 address inside IPv6 and nothing outside 2000::/3 is public', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const first = Number.parseInt(address.startsWith('::') ? '0' : (address.split(':')[0] ?? '0'), 16)
        if (isPublicAddress(address)) expect(first & 0xe000).toBe(0x2000)
        if (first === 0x2002) expect(isPublicAddress(address)).toBe(false)
      }),
    )
  })

  test('a name that leads home is refused where the connection is made', async () => {
    const names = vi.fn((_: string, __: object, done: (...args: unknown[]) => void) =>
      done(null, [
        { address: '93.184.215.14', family: 4 },
        { address: '192.168.1.1', family: 4 },
      ]),
    )
    const outside = createOutside({ names: names as never })
    closing.push(outside.stop)
    await expect(outside.fetch({ url: 'https://calendar.example.org/', ...bounds })).rejects.toMatchObject({
      because: 'private_address',
    })
    expect(names).toHaveBeenCalledOnce()
  })
})

describe('[X2] bounded', () => {
  test('a redirect is followed as often as was said, and never home', async () => {
    const { server, outside } = await far((request, response) => {
      if (request.url === '/a') response.writeHead(302, { location: '/b' }).end()
      else if (request.url === '/home') response.writeHead(302, { location: 'https://10.0.0.1/' }).end()
      else if (request.url === '/plain') response.writeHead(302, { location: 'http://127.0.0.1/' }).end()
      else response.end('there')
    })
    const at = (path: string, redirects: number) =>
      outside.fetch({ url: `${server.origin}${path}`, redirects, ...bounds }).then(({ body }) => body.toString())
    expect(await at('/a', 1)).toBe('there')
    await expect(at('/a', 0)).rejects.toMatchObject({ because: 'too_many_redirects' })
    await expect(at('/home', 3)).rejects.toMatchObject({ because: 'bad_address' })
    await expect(at('/plain', 3)).rejects.toMatchObject({ because: 'bad_address' })
  })

  test('nor by a name: where a redirect leads is looked up and judged anew', async () => {
    const names = vi.fn((_: string, __: object, done: (...args: unknown[]) => void) =>
      done(null, [{ address: '169.254.169.254', family: 4 }]),
    )
    const server = await testHttps((_, response) =>
      response.writeHead(302, { location: 'https://calendar.example.org/latest' }).end(),
    )
    const outside = createOutside({ neighbour, ca: server.ca, names: names as never })
    closing.push(server.close, outside.stop)
    await expect(outside.fetch({ url: server.origin, redirects: 3, ...bounds })).rejects.toMatchObject({
      because: 'private_address',
    })
    expect(names).toHaveBeenCalledExactlyOnceWith('calendar.example.org', expect.anything(), expect.anything())
  })

  test('an answer that is too long or never ends is cut', async () => {
    const { server, outside } = await far((request, response) => {
      if (request.url === '/long') response.end('x'.repeat(2000))
      else response.write('x')
    })
    await expect(outside.fetch({ url: `${server.origin}/long`, ...bounds })).rejects.toMatchObject({
      because: 'too_large',
    })
    await expect(outside.fetch({ url: `${server.origin}/slow`, maxBytes: 10, timeoutMs: 200 })).rejects.toMatchObject({
      because: 'timeout',
    })
  })

  test('[X3] a failure quotes neither the address nor what was answered', async () => {
    const outside = createOutside({ neighbour })
    closing.push(outside.stop)
    const failed = await outside.fetch({ url: 'https://127.0.0.1:1/secret', ...bounds }).catch((error) => error)
    expect(failed).toMatchObject({ because: 'unreachable', message: 'outside: unreachable' })
    expect(failed.cause).toBeUndefined()
  })
})
