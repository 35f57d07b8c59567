import { expect, test } from 'vitest'
import { handClock, systemClock } from './clock.ts'
import { newId } from './id.ts'

test('a hand clock rings its alarms in the order of their times, those set on the way included', () => {
  const clock = handClock(new Date(0))
  const rang: string[] = []
  const say = (word: string) => () => rang.push(`${word} ${clock.now().getTime()}`)
  clock.alarm(new Date(300), say('c'))
  clock.alarm(new Date(100), () => {
    say('a')()
    clock.alarm(new Date(200), say('b'))
  })
  const cancel = clock.alarm(new Date(250), say('never'))
  cancel()
  clock.advance(299)
  expect(rang).toEqual(['a 100', 'b 200'])
  clock.advance(1)
  expect(rang).toEqual(['a 100', 'b 200', 'c 300'])
  expect(() => clock.advanceTo(new Date(0))).toThrow(RangeError)
})

test('an alarm in the past rings without being moved, and never synchronously', async () => {
  const clock = handClock(new Date(1000))
  let rang = false
  clock.alarm(new Date(0), () => {
    rang = true
  })
  expect(rang).toBe(false)
  await Promise.resolve()
  expect(rang).toBe(true)
})

test('ids are uuid v7, sort in the order they were made, and carry their time', () => {
  const clock = handClock(new Date('2026-01-05T09:00:00Z'))
  const ids = Array.from({ length: 5_000 }, () => newId(clock))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(5_000)
  for (const id of [ids[0], ids.at(-1), newId(systemClock)]) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  }
  expect(Number.parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16)).toBe(clock.now().getTime())
})

test('ids take their chance from where they are told', () => {
  const clock = handClock(new Date(0))
  expect(newId(clock, (bytes) => new Uint8Array(bytes))).toBe('00000000-0000-7000-8000-000000000000')
})
