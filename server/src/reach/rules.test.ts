import { createECDH, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../platform/config.ts'
import {
  againInMs,
  deviceOf,
  IDLE_TAB_SECONDS,
  meaningOf,
  reachableBy,
  stepOfNotice,
  stepOfTap,
  TAB_SECONDS,
} from './rules.ts'
import { letterKinds, readToken, tokenOf } from './token.ts'
import { vapidOf } from './vapid.ts'

const ways = fc.record({ tab: fc.boolean(), push: fc.boolean() })
const tabs = fc.constantFrom('active' as const, 'idle' as const, 'none' as const)
const aTap = fc.record({ ways, tabs, quiet: fc.boolean(), seen: fc.boolean(), passedS: fc.nat(200) })
const aNotice = fc.record({
  ways,
  tabs,
  mail: fc.boolean(),
  quiet: fc.boolean(),
  calendar: fc.boolean(),
  pushFailed: fc.boolean(),
})

describe('a tap', () => {
  test('[V1] goes nowhere in quiet, nor once it was seen', () => {
    fc.assert(
      fc.property(aTap, (tap) => {
        if (tap.quiet || tap.seen) expect(stepOfTap(tap)).toEqual({ via: 'none' })
      }),
    )
  })

  test('[V2] is pushed only when no usable tab is there or it had its time, whatever happens in between', () => {
    fc.assert(
      fc.property(aTap, fc.array(tabs, { minLength: 1, maxLength: 10 }), (tap, seenTabs) => {
        const via: string[] = []
        let passedS = 0
        for (const now of seenTabs) {
          const step = stepOfTap({ ...tap, tabs: now, passedS })
          via.push(step.via)
          if (step.via !== 'tab') break
          expect(step.againInS).toBeGreaterThan(0)
          passedS += step.againInS
          expect(passedS).toBeLessThanOrEqual(TAB_SECONDS)
        }
        // One channel after the other, never back, and the last one ends it.
        expect(via.slice(0, -1).every((one) => one === 'tab')).toBe(true)
      }),
    )
    fc.assert(
      fc.property(aTap, (tap) => {
        const step = stepOfTap(tap)
        const patience = tap.tabs === 'active' ? TAB_SECONDS : IDLE_TAB_SECONDS
        const tabHasIt = tap.ways.tab && tap.tabs !== 'none' && tap.passedS < patience
        if (step.via === 'push') expect(tabHasIt).toBe(false)
      }),
    )
  })

  test('[V3] never uses a channel that is off, and reaches whoever has one that works', () => {
    fc.assert(
      fc.property(aTap, (tap) => {
        const step = stepOfTap(tap)
        if (step.via !== 'none') expect(tap.ways[step.via]).toBe(true)
        const by = reachableBy(tap.ways, tap.tabs)
        if (by === null && !tap.ways.push) expect(step.via).toBe('none')
        if (by !== null && !tap.quiet && !tap.seen && tap.passedS === 0) expect(step.via).toBe(by)
      }),
    )
  })
})

describe('a notice', () => {
  test('[V1] waits while it is quiet', () => {
    fc.assert(fc.property(aNotice, (notice) => (stepOfNotice(notice) === 'wait') === notice.quiet))
  })

  test('[V2] [V3] takes one channel that is on; two only for what belongs in a calendar', () => {
    fc.assert(
      fc.property(aNotice, (notice) => {
        const step = stepOfNotice(notice)
        if (step === 'tab') expect(notice.ways.tab && notice.tabs === 'active').toBe(true)
        if (step.includes('push')) expect(notice.ways.push && !notice.pushFailed).toBe(true)
        if (step.includes('letter')) expect(notice.mail).toBe(true)
        if (step === 'letter_and_push') expect(notice.calendar).toBe(true)
        // A letter is the last channel, unless it carries the entry for the calendar.
        if (step === 'letter' && !notice.calendar) expect(notice.ways.push && !notice.pushFailed).toBe(false)
        // What no channel can tell is the only thing not told.
        const any = notice.mail || notice.ways.push || notice.ways.tab
        if (!notice.quiet && !any) expect(step).toBe('none')
      }),
    )
  })

  test('[V2] what was handed in and failed goes on to the letter, once', () => {
    const base = { ways: { tab: true, push: true }, tabs: 'none', mail: true, quiet: false, calendar: false } as const
    expect(stepOfNotice({ ...base, pushFailed: false })).toBe('push')
    expect(stepOfNotice({ ...base, pushFailed: true })).toBe('letter')
    expect(stepOfNotice({ ...base, calendar: true, pushFailed: true })).toBe('none')
  })
})

test('[V4] waits grow, and what the push service asks is respected, within ten minutes', () => {
  expect([1, 2, 3, 20].map((tries) => againInMs(tries, undefined))).toEqual([2_000, 4_000, 8_000, 512_000])
  expect(againInMs(1, '30')).toBe(30_000)
  expect(againInMs(1, '86400')).toBe(600_000)
  expect(againInMs(2, 'Fri, 27 Mar 2026 09:00:00 GMT')).toBe(4_000)
})

test('[V5] an answer of a push service means one thing', () => {
  const all = [200, 201, 204, 400, 401, 403, 404, 410, 413, 429, 500, 503]
  expect(all.map(meaningOf).join(' ')).toBe('taken taken taken refused gone gone gone gone refused again again again')
})

test('a device is told by its browser and system, and by nothing finer', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0'
  const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'
  const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1'
  expect([firefox, edge, phone, 'curl'].map(deviceOf)).toEqual([
    { browser: 'Firefox', system: 'Linux' },
    { browser: 'Edge', system: 'Windows' },
    { browser: 'Safari', system: 'iOS' },
    { browser: '', system: '' },
  ])
})

describe('[V9] the link in a letter', () => {
  const secret = 'x'.repeat(32)
  const anId = fc.uuid({ version: 7 })
  const said = fc.record({ organizationId: anId, personId: anId, kind: fc.constantFrom(...letterKinds) })

  test('is read back, and by nobody with another secret', () => {
    fc.assert(
      fc.property(said, (one) => {
        const token = tokenOf(one, secret)
        expect(token).toMatch(/^[\w-]{66}$/)
        expect(readToken(token, secret)).toEqual(one)
        expect(readToken(token, 'y'.repeat(32))).toBeNull()
      }),
    )
  })

  test('is good for one person and one kind: any other bit is refused', () => {
    fc.assert(
      fc.property(said, fc.nat(48), fc.integer({ min: 1, max: 255 }), (one, at, flip) => {
        const bytes = Buffer.from(tokenOf(one, secret), 'base64url')
        bytes[at] = (bytes[at] ?? 0) ^ flip
        expect(readToken(bytes.toString('base64url'), secret)).toBeNull()
      }),
    )
  })

  test('nonsense is no link', () => {
    fc.assert(fc.property(fc.string(), (text) => readToken(text, secret) === null))
  })
})

describe('the key of the house', () => {
  const config = (env: { [name: string]: string }) => readConfig(env)

  test('is a pair of P-256, the same at every start, another for another secret', () => {
    const one = vapidOf(config({ BINOME_SECRET: 'a'.repeat(32) }))
    expect(vapidOf(config({ BINOME_SECRET: 'a'.repeat(32) }))).toEqual(one)
    expect(vapidOf(config({ BINOME_SECRET: 'b'.repeat(32) })).publicKey).not.toBe(one.publicKey)
    const point = Buffer.from(one.publicKey, 'base64url')
    const x = point.subarray(1, 33).toString('base64url')
    const y = point.subarray(33).toString('base64url')
    const jwk = { kty: 'EC', crv: 'P-256', x, y }
    const data = Buffer.from('x')
    const signature = sign('sha256', data, createPrivateKey({ format: 'jwk', key: { ...jwk, d: one.privateKey } }))
    expect(verify('sha256', data, createPublicKey({ format: 'jwk', key: jwk }), signature)).toBe(true)
  })

  test('or the one the environment gives', () => {
    const pair = createECDH('prime256v1')
    pair.generateKeys()
    const given = vapidOf(config({ VAPID_PRIVATE_KEY: pair.getPrivateKey('base64url').padStart(43, 'A') }))
    expect(given.publicKey).toBe(pair.getPublicKey('base64url', 'uncompressed'))
  })

  test('its subject is a page of ours, or the address letters come from', () => {
    expect(vapidOf(config({ PUBLIC_URL: 'https://help.example.org', BINOME_SECRET: 'a'.repeat(32) })).subject).toBe(
      'https://help.example.org',
    )
    expect(vapidOf(config({ MAIL_FROM: 'Binôme <binome@example.org>' })).subject).toBe('mailto:binome@example.org')
    expect(vapidOf(config({ MAIL_FROM: 'binome@example.org' })).subject).toBe('mailto:binome@example.org')
  })
})
