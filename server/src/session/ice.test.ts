import { createHmac } from 'node:crypto'
import { IceServers } from '@binome/contract/verbs/session.ts'
import { expect, test } from 'vitest'
import { iceServers, nonceOf } from './ice.ts'

const now = new Date('2026-03-27T09:00:00.900Z')
const personId = '01980000-0000-7000-8000-000000000001'
const settings = {
  stunUrls: ['stun:stun.example.org'],
  turnUrls: ['turn:turn.example.org?transport=udp', 'turns:turn.example.org'],
  turnSecret: 'a secret of the turn server',
  relayOnly: false,
}

test('[S14] a credential is what coturn computes, at most ten minutes old, and names nobody', () => {
  const answer = iceServers(settings, personId, now, nonceOf('an id'))
  expect(IceServers.parse(answer)).toEqual(answer)
  const [stun, turn] = answer.iceServers
  expect(stun).toEqual({ urls: settings.stunUrls })
  const [expiry, name] = (turn?.username ?? '').split(':')
  expect(Number(expiry)).toBe(Math.floor(now.getTime() / 1000) + 600)
  expect(name).toMatch(/^[0-9a-f]{12}-[0-9a-f]{12}$/)
  expect(turn?.username).not.toContain(personId.slice(0, 8))
  expect(turn?.credential).toBe(
    createHmac('sha1', settings.turnSecret)
      .update(turn?.username ?? '')
      .digest('base64'),
  )
  expect(answer.expiresAt).toBe('2026-03-27T09:10:00.000Z')
})

test('[S14] two attempts of one person differ, and keep the part a quota counts by', () => {
  const names = ['one', 'two'].map(
    (id) => iceServers(settings, personId, now, nonceOf(id)).iceServers[1]?.username ?? '',
  )
  expect(names[0]).not.toBe(names[1])
  expect(names[0]?.split('-')[0]).toBe(names[1]?.split('-')[0])
})

test('nothing is offered that is not there', () => {
  const bare = { stunUrls: [], turnUrls: [], turnSecret: null, relayOnly: false }
  expect(iceServers(bare, personId, now, 'n').iceServers).toEqual([])
})
