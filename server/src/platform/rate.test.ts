import { expect, test } from 'vitest'
import { handClock } from './clock.ts'
import { createLog } from './log.ts'
import { createRate } from './rate.ts'

test('a bucket gives its burst, then its pace, each key for itself', () => {
  const clock = handClock(new Date(0))
  const rate = createRate(clock)
  const allowance = { burst: 3, perMinute: 6 }
  const take = (key = 'a') => rate.take(key, allowance)
  for (let n = 0; n < 3; n += 1) take()
  expect(() => take()).toThrow(expect.objectContaining({ code: 'TOO_MANY', data: { retryAfterSeconds: 10 } }))
  take('b')
  clock.advance(9_999)
  expect(() => take()).toThrow('TOO_MANY')
  clock.advance(1)
  take()
  clock.advance(600_000)
  for (let n = 0; n < 3; n += 1) take()
  expect(() => take()).toThrow('TOO_MANY')
})

test('the log keeps personal words out: known keys, and what a database error quotes', () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line: string) => void lines.push(line) })
  log.info({ name: 'Ada Private', person: { email: 'ada@private' }, a: { b: { text: 'private' } } }, 'said')
  const error = Object.assign(new Error('duplicate key (email)=(ada@private)'), {
    code: '23505',
    detail: 'private',
    constraint: 'person_email',
  })
  log.warn({ err: error }, 'failed')
  const all = lines.join('')
  expect(all).not.toMatch(/private/i)
  expect(all).toContain('person_email')
  expect(all).toContain('23505')
})
