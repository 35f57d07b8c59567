import { expect, test } from 'vitest'
import { safePath } from './where.ts'

test('a path of this site is kept, with its search and place', () => {
  expect(safePath('/tap/42?x=1#here')).toBe('/tap/42?x=1#here')
  expect(safePath('/')).toBe('/')
})

test('another site, in whatever spelling, leads home', () => {
  for (const to of [
    'https://elsewhere.test/',
    '//elsewhere.test',
    '/\\elsewhere.test',
    'javascript:alert(1)',
    '/\t/elsewhere.test',
    '',
    undefined,
  ]) {
    expect(safePath(to)).toBe('/')
  }
})

test('the door does not lead back to the door', () => {
  for (const to of ['/sign-in', '/demo?as=1', '/invite/abc', '/setup', '/api/health']) expect(safePath(to)).toBe('/')
  expect(safePath('/settings')).toBe('/settings')
})
