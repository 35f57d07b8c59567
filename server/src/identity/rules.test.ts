import { describe, expect, test } from 'vitest'
import { Refusal } from '../platform/refusal.ts'
import { readSigned } from './caller.ts'
import { readPeopleCsv } from './csv.ts'
import { addressOf, otherLoopback } from './links.ts'
import { languageOf } from './look.ts'
import { inviteLetter, resetLetter } from './mail.ts'
import { hashOf, newToken, refuseWeakPassword, sameSecret } from './rules.ts'

const ada = { name: 'Ada Lovelace', email: 'ada.lovelace@house.example' }

function refusalOf(fn: () => unknown): Refusal | null {
  try {
    fn()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

describe('a password', () => {
  test.each([
    '',
    'ninechars',
    'Ada Lovelace',
    'ADA.LOVELACE',
    'ada.lovelace@house.example',
    'aaaaaaaaaaaa',
    'x'.repeat(201),
  ])('is weak: %j', (password) => {
    expect(refusalOf(() => refuseWeakPassword(password, ada))?.code).toBe('WEAK_PASSWORD')
  })

  test('is good from ten characters on, in any alphabet', () => {
    for (const password of ['correct horse', 'лошадь верно', '0123456789']) {
      expect(refusalOf(() => refuseWeakPassword(password, ada))).toBeNull()
    }
  })
})

describe('secrets', () => {
  test('are compared whole', () => {
    expect(sameSecret('ABCD', 'ABCD')).toBe(true)
    for (const other of ['', 'ABC', 'ABCE', 'ABCDE']) expect(sameSecret(other, 'ABCD')).toBe(false)
  })

  test('of links are long, each its own, and kept as hashes', () => {
    const tokens = new Set(Array.from({ length: 100 }, newToken))
    expect(tokens.size).toBe(100)
    for (const token of tokens) expect(token).toMatch(/^[\w-]{32}$/)
    expect(hashOf('a')).not.toContain('a'.repeat(2))
    expect(hashOf('a')).toBe(hashOf('a'))
  })

  test('a cookie without our signature is nothing', () => {
    for (const cookie of ['', '.', 'a', 'a.', '.a', 'a.b', `a.${'A'.repeat(44)}`, `${'a'.repeat(500)}.x`]) {
      expect(readSigned(cookie, 'secret')).toBeNull()
    }
  })
})

describe('people by CSV', () => {
  const bad = (csv: string) => {
    const refusal = refusalOf(() => readPeopleCsv(csv))
    return refusal?.code === 'CSV_UNREADABLE' ? [refusal.data.line, refusal.data.reason] : null
  }

  test('any order of columns, commas or semicolons, a mark, quotes, empty lines', () => {
    const csv =
      '\ufeffEmail;NAME;joined;team;title;role;language\r\n\r\nA@b.example;"Ada ""A"" L.";1815-12-10;Atelier;"Chef; d\'atelier";admin;fr\r\n'
    expect(readPeopleCsv(csv)).toEqual([
      {
        line: 3,
        name: 'Ada "A" L.',
        email: 'a@b.example',
        team: 'Atelier',
        title: "Chef; d'atelier",
        role: 'admin',
        language: 'fr',
        joined: '1815-12-10',
      },
    ])
  })

  test.each([
    ['', 1, 'empty'],
    ['name,email\n', 2, 'empty'],
    ['name\nAda\n', 1, 'columns'],
    ['name,email,salary\nAda,a@b.example,3\n', 1, 'columns'],
    ['name,email,email\nAda,a@b.example,a@b.example\n', 1, 'columns'],
    ['name,email\nAda,a@b.example,more\n', 2, 'columns'],
    ['name,email\nAda,a@b.example\n,b@b.example\n', 3, 'name'],
    ['name,email\nAda,nowhere\n', 2, 'email'],
    ['name,email\nAda,a@b.example\nBo,A@B.example\n', 3, 'twice'],
    ['name,email,role\nAda,a@b.example,king\n', 2, 'role'],
    ['name,email,language\nAda,a@b.example,de\n', 2, 'language'],
    ['name,email,joined\nAda,a@b.example,2024-02-31\n', 2, 'joined'],
    ['name,email,joined\nAda,a@b.example,31/01/2024\n', 2, 'joined'],
    [`name,email\n${'x'.repeat(121)},a@b.example\n`, 2, 'name'],
    ['name,email\n"Ada,a@b.example\n', 2, 'quotes'],
    [`name,email\n${Array.from({ length: 2001 }, (_, i) => `P,p${i}@b.example`).join('\n')}`, 2002, 'too_many'],
  ])('%j is refused with its line and reason', (csv, line, reason) => {
    expect(bad(csv)).toEqual([line, reason])
  })
})

describe('addresses', () => {
  const at = (publicUrl: string | null, host: string) => addressOf({ publicUrl, host, port: 3000, tls: null })
  test('are the public one, else this machine', () => {
    expect(at('https://help.example.org', '0.0.0.0')).toBe('https://help.example.org')
    expect(at(null, '127.0.0.1')).toBe('http://localhost:3000')
    expect(at(null, '0.0.0.0')).toBe('http://localhost:3000')
    expect(at(null, 'fd00::1')).toBe('http://[fd00::1]:3000')
  })

  test('the other loopback name, and no other host, whatever a request claims', () => {
    expect(otherLoopback('http', 'localhost:3000')).toBe('http://127.0.0.1:3000')
    expect(otherLoopback('https', '127.0.0.1')).toBe('https://localhost')
    for (const host of [
      undefined,
      '',
      'evil.example',
      'localhost:3000@evil.example',
      'localhost.evil.example',
      'localhost:x',
    ]) {
      expect(otherLoopback('http', host)).toBeNull()
    }
  })
})

test.each([
  [undefined, null],
  ['de-DE,de', null],
  ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
  ['de,fr;q=0.7,en;q=0.3', 'fr'],
  ['en;q=0,fr;q=0.1', 'fr'],
  [';;;,,,q=', null],
])('a browser that asks for %j reads %j', (accepts, language) => {
  expect(languageOf(accepts)).toBe(language)
})

test('letters are in the language of their reader, with their link', () => {
  const link = 'https://help.example.org/new-password?token=abc'
  for (const language of ['fr', 'en'] as const) {
    expect(resetLetter(language, link).text).toContain(link)
    expect(inviteLetter(language, { organizationName: 'House', invitedBy: 'Ada' }, link).text).toContain(link)
  }
  expect(resetLetter('fr', link).text).toContain('fois\u00a0:')
})
