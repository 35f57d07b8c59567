import { expect, test } from 'vitest'
import { roomFor, roomsOf } from './roles.ts'

test('a manager sees members, rules and figures, a member nothing', () => {
  expect(roomsOf('manager')).toEqual(['members', 'rules', 'figures'])
  expect(roomsOf('member')).toEqual([])
})

test('a room one may not enter, or that is not there, leads to the first one may', () => {
  expect(roomFor('skills', 'admin')).toBe('skills')
  expect(roomFor('skills', 'manager')).toBe('members')
  expect(roomFor('cellar', 'admin')).toBe('members')
  expect(roomFor('members', 'member')).toBeNull()
})
