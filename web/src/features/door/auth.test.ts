import { describe, expect, test } from 'vitest'
import { readRefusal } from './auth.ts'

describe('what an account call was refused for', () => {
  test('a wrong address and a wrong password are one refusal: nobody learns which accounts exist', () => {
    expect(readRefusal(401, null, { code: 'INVALID_EMAIL_OR_PASSWORD' })).toEqual({ code: 'WRONG' })
    expect(readRefusal(400, null, { code: 'INVALID_EMAIL' })).toEqual({ code: 'WRONG' })
    expect(readRefusal(400, null, { code: 'USER_NOT_FOUND' })).toEqual({ code: 'WRONG' })
  })

  test('a link that was used, a password too short, an account without one', () => {
    expect(readRefusal(400, null, { code: 'INVALID_TOKEN' })).toEqual({ code: 'GONE' })
    expect(readRefusal(400, null, { code: 'PASSWORD_TOO_SHORT' })).toEqual({ code: 'WEAK' })
    expect(readRefusal(400, null, { code: 'CREDENTIAL_ACCOUNT_NOT_FOUND' })).toEqual({ code: 'NO_PASSWORD' })
  })

  test('too many tries: the wait that was asked for, in whole seconds, or a minute', () => {
    expect(readRefusal(429, '12.2', {})).toEqual({ code: 'TOO_MANY', retryAfterSeconds: 13 })
    expect(readRefusal(429, null, null)).toEqual({ code: 'TOO_MANY', retryAfterSeconds: 60 })
    expect(readRefusal(429, 'soon', 'busy')).toEqual({ code: 'TOO_MANY', retryAfterSeconds: 60 })
  })

  test('anything else stays unknown, whatever the body is', () => {
    expect(readRefusal(401, null, null)).toEqual({ code: 'NOT_SIGNED_IN' })
    expect(readRefusal(500, null, '<html>')).toEqual({ code: 'UNKNOWN' })
    expect(readRefusal(400, null, { code: 'TOO_MANY' })).toEqual({ code: 'UNKNOWN' })
  })
})
