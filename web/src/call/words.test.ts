import type { WordList, WordsMessage } from '@binome/contract/signal.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from './role.ts'
import { begin, commitmentOf, type Exchange, fingerprintsIn, hear, opening, wordsOf } from './words.ts'

const hex = fc.stringMatching(/^[0-9a-f]{64}$/)
const list = fc.constantFrom<WordList>('fr', 'en')
const ours = fc.record({ fingerprint: hex, list, nonce: hex })
const start = (role: Role, me: { fingerprint: string; list: WordList; nonce: string }, theirs: string) =>
  begin(role, { mine: me.fingerprint, theirs }, me.list, me.nonce)
const hearAll = (exchange: Exchange, said: readonly WordsMessage[]) =>
  said.reduce((now, message) => hear(now, message).exchange, exchange)

/** Two ends and the messages under way: each step delivers the oldest of one direction, now and then twice. */
function deliver(seeker: Exchange, helper: Exchange, choices: readonly { toSeeker: boolean; twice: boolean }[]) {
  const ends = { seeker, helper }
  const toSeeker = opening(helper)
  const toHelper = opening(seeker)
  const step = (to: 'seeker' | 'helper', twice: boolean) => {
    const [queue, back] = to === 'seeker' ? [toSeeker, toHelper] : [toHelper, toSeeker]
    const said = queue.shift()
    if (!said) return
    for (const _ of twice ? [1, 2] : [1]) {
      const heard = hear(ends[to], said)
      ends[to] = heard.exchange
      back.push(...heard.say)
    }
  }
  for (const { toSeeker, twice } of choices) step(toSeeker ? 'seeker' : 'helper', twice)
  while (toSeeker.length + toHelper.length > 0) for (const to of ['seeker', 'helper'] as const) step(to, false)
  return ends
}

const choices = fc.array(fc.record({ toSeeker: fc.boolean(), twice: fc.boolean() }), { maxLength: 6 })

describe('words', () => {
  test('[N1] [N4] are the same on both sides, of the seeker’s list, however messages cross or repeat', () => {
    fc.assert(
      fc.property(ours, ours, choices, (a, b, order) => {
        const ends = deliver(start('seeker', a, b.fingerprint), start('helper', b, a.fingerprint), order)
        const words = wordsOf(ends.seeker)
        expect(words).toEqual(wordsOf(ends.helper))
        expect(words?.list).toBe(a.list)
        expect(words?.places).toHaveLength(4)
        expect(words?.places.every((place) => Number.isInteger(place) && place >= 0 && place < 2048)).toBe(true)
      }),
    )
  })

  test('[N1] use the whole list, each place of it', () => {
    const seen = Array.from({ length: 4 }, () => ({ least: 2048, most: -1 }))
    const nonce = (n: number) => n.toString(16).padStart(64, '0')
    for (let n = 0; n < 400; n++) {
      const mine = start('seeker', { fingerprint: 'a', list: 'fr', nonce: nonce(n) }, 'b')
      const theirs = start('helper', { fingerprint: 'b', list: 'fr', nonce: nonce(n + 1) }, 'a')
      const words = wordsOf(deliver(mine, theirs, []).seeker)
      for (const [i, place] of words?.places.entries() ?? []) {
        const bounds = seen[i]
        if (bounds) seen[i] = { least: Math.min(bounds.least, place), most: Math.max(bounds.most, place) }
      }
    }
    for (const { least, most } of seen) expect([least < 60, most > 1987]).toEqual([true, true])
  })

  test('[N2] differ when somebody in between has certificates of their own, even passing all messages on', () => {
    fc.assert(
      fc.property(ours, ours, hex, hex, choices, (a, b, toA, toB, order) => {
        const ends = deliver(start('seeker', a, toA), start('helper', b, toB), order)
        const words = [wordsOf(ends.seeker), wordsOf(ends.helper)]
        expect(words[0]).not.toBeNull()
        expect(words[0]?.places).not.toEqual(words[1]?.places)
      }),
    )
  })

  test('[N2] differ when they speak for themselves to each side, with numbers of their own', () => {
    fc.assert(
      fc.property(ours, ours, ours, ours, (a, b, m, w) => {
        const left = deliver(start('seeker', a, m.fingerprint), start('helper', m, a.fingerprint), [])
        const right = deliver(start('seeker', w, b.fingerprint), start('helper', b, w.fingerprint), [])
        expect(wordsOf(left.seeker)?.places).not.toEqual(wordsOf(right.helper)?.places)
      }),
    )
  })

  test('[N2] [N3] a number chosen after ours was seen fits no commitment, and one sent back to us neither', () => {
    fc.assert(
      fc.property(ours, ours, fc.array(hex, { minLength: 1, maxLength: 50 }), (a, m, guesses) => {
        const mine = start('seeker', a, m.fingerprint)
        const committed = hear(mine, { kind: 'commit', commitment: commitmentOf('helper', 'fr', m.nonce), list: 'fr' })
        expect(committed.say).toEqual([{ kind: 'reveal', nonce: a.nonce }])
        for (const nonce of guesses.filter((guess) => guess !== m.nonce))
          expect(wordsOf(hear(committed.exchange, { kind: 'reveal', nonce }).exchange)).toBeNull()
        const echo = hearAll(mine, [...opening(mine), { kind: 'reveal', nonce: a.nonce }])
        expect([wordsOf(echo), echo.broken]).toEqual([null, true])
      }),
    )
  })

  test('[N3] a second commitment for the same certificates gives no words, also after they were there', () => {
    fc.assert(
      fc.property(ours, ours, hex, fc.boolean(), (a, b, other, late) => {
        fc.pre(other !== b.nonce)
        const met = deliver(start('seeker', a, b.fingerprint), start('helper', b, a.fingerprint), []).seeker
        const halfway = hear(start('seeker', a, b.fingerprint), opening(start('helper', b, a.fingerprint))[0] as never)
        const again: WordsMessage[] = [
          { kind: 'commit', commitment: commitmentOf('helper', b.list, other), list: b.list },
          { kind: 'reveal', nonce: other },
        ]
        const ended = hearAll(late ? met : halfway.exchange, again)
        expect([wordsOf(ended), ended.broken]).toEqual([null, true])
        // For good: the right number after it does not help.
        expect(wordsOf(hear(ended, { kind: 'reveal', nonce: b.nonce }).exchange)).toBeNull()
      }),
    )
  })

  test('[N3] any part of the exchange alone, or in another order, gives none', () => {
    fc.assert(
      fc.property(ours, ours, fc.subarray([0, 1]), fc.boolean(), (a, b, some, turned) => {
        const commitment = commitmentOf('helper', b.list, b.nonce)
        const all: WordsMessage[] = [
          { kind: 'commit', commitment, list: b.list },
          { kind: 'reveal', nonce: b.nonce },
        ]
        const said = turned ? all.toReversed() : some.flatMap((i) => all[i] ?? [])
        const ended = hearAll(start('seeker', a, b.fingerprint), said)
        expect(wordsOf(ended) !== null).toBe(!turned && some.length === 2)
      }),
    )
  })

  test('[N3] a list changed on the way fits nothing', () => {
    fc.assert(
      fc.property(ours, ours, (a, b) => {
        const other = b.list === 'fr' ? 'en' : 'fr'
        const commitment = commitmentOf('helper', b.list, b.nonce)
        const ended = hearAll(start('seeker', a, b.fingerprint), [
          { kind: 'commit', commitment, list: other },
          { kind: 'reveal', nonce: b.nonce },
        ])
        expect(wordsOf(ended)).toBeNull()
      }),
    )
  })

  test('[N1] said again on a later link of the same two, both come to the words they had, or still had to come to', () => {
    fc.assert(
      fc.property(ours, ours, choices, fc.nat(4), (a, b, order, cut) => {
        const first = cutOff(start('seeker', a, b.fingerprint), start('helper', b, a.fingerprint), cut)
        const before = wordsOf(first.seeker)
        const ends = deliver(first.seeker, first.helper, order)
        expect(wordsOf(ends.seeker)).not.toBeNull()
        expect(wordsOf(ends.seeker)).toEqual(wordsOf(ends.helper))
        if (before) expect(wordsOf(ends.seeker)).toEqual(before)
      }),
    )
  })
})

/** A link that breaks after so many messages. */
function cutOff(seeker: Exchange, helper: Exchange, after: number) {
  const ends = { seeker, helper }
  const under = [
    ...opening(helper).map((said) => ({ to: 'seeker' as const, said })),
    ...opening(seeker).map((said) => ({ to: 'helper' as const, said })),
  ] as { to: 'seeker' | 'helper'; said: WordsMessage }[]
  for (let n = 0; n < after; n++) {
    const next = under.shift()
    if (!next) break
    const heard = hear(ends[next.to], next.said)
    ends[next.to] = heard.exchange
    under.push(
      ...heard.say.map((said) => ({ to: next.to === 'seeker' ? ('helper' as const) : ('seeker' as const), said })),
    )
  }
  return ends
}

test('the certificates of a description are read whatever their order, case and place', () => {
  const one = 'a=fingerprint:sha-256 AB:CD'
  const two = 'a=fingerprint:sha-384 01:02'
  expect(fingerprintsIn(`v=0\r\n${one}\r\nm=audio\r\n${two}\r\n`)).toBe(
    fingerprintsIn(`v=0\r\n${two}\r\nm=audio\r\n${one.toLowerCase()}\r\nm=video\r\n${one}\r\n`),
  )
  expect(fingerprintsIn(`v=0\r\n${one}\r\n`)).not.toBe(fingerprintsIn(`v=0\r\n${one}\r\n${two}\r\n`))
  expect(fingerprintsIn('v=0\r\n')).toBeNull()
})
