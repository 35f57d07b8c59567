import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAddress } from './address.ts'

/** Not fast-check's own addresses: to make them takes longer than all else here. */
const part = fc.string({ unit: fc.constantFrom(...'aZ0-_.~é %&=+/:@?'), maxLength: 8 })
const host = fc.constantFrom('a.example', 'b-c.example:8443', '192.0.2.7', '[2001:db8::1]:80', 'xn--caf-dma.example')
const url = fc
  .tuple(fc.constantFrom('http', 'https'), host, part, part, part)
  .map(([scheme, at, path, query, fragment]) => `${scheme}://${at}/${path}?${query}#${fragment}`)

describe('an address', () => {
  test('is taken apart at its host, and nothing of it is lost', () => {
    expect(readAddress('https://intra.valdrenne.example:8443/a/b?c=d#e')).toEqual({
      href: 'https://intra.valdrenne.example:8443/a/b?c=d#e',
      before: 'https://',
      host: 'intra.valdrenne.example:8443',
      after: '/a/b?c=d#e',
      mail: false,
      mind: [],
    })
    fc.assert(
      fc.property(url, (one) => {
        const read = readAddress(one)
        expect(read && read.before + read.host + read.after).toBe(new URL(one).href)
      }),
      { numRuns: 200 },
    )
  })

  test('a sign-in name does not pass for the host', () => {
    expect(readAddress('https://mabanque.fr@evil.example/login')).toMatchObject({
      before: 'https://mabanque.fr@',
      host: 'evil.example',
      mind: ['disguised'],
    })
    expect(readAddress('https://a:b@evil.example/')).toMatchObject({ host: 'evil.example', mind: ['disguised'] })
  })

  test('letters that look like others are written out', () => {
    expect(readAddress('https://www.аррӏе.com/')).toMatchObject({
      host: 'www.xn--80ak6aa92e.com',
      mind: ['lookalike'],
    })
    expect(readAddress('https://example.com/\u202Egpj.exe')?.after).toBe('/%E2%80%AEgpj.exe')
  })

  test('http says that nothing is encrypted; a letter says to whom', () => {
    expect(readAddress('http://example.com')).toMatchObject({ mind: ['plain'] })
    expect(readAddress('mailto:a@b.example?subject=c')).toMatchObject({ host: 'a@b.example', mail: true })
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'not an address', ''])(
    '%s is none',
    (text) => {
      expect(readAddress(text)).toBeNull()
    },
  )
})
