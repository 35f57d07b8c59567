import { expect, it } from 'vitest'
import { gathered } from './gather.ts'

/** Readings that end when the test says so. */
function library() {
  const readings: { organizationId: string; keys: readonly string[]; end: (error?: Error) => void }[] = []
  const read = gathered<string, string>((organizationId, keys) => {
    const { promise, resolve, reject } = Promise.withResolvers<Map<string, string>>()
    const known = keys.filter((key) => key !== 'nobody')
    const end = (error?: Error) => (error ? reject(error) : resolve(new Map(known.map((key) => [key, `${key}!`]))))
    readings.push({ organizationId, keys, end })
    return promise
  })
  return { read, readings }
}
/** The two turns in which it listens, and the one that reads. */
const turn = async () => {
  for (let i = 0; i < 3; i += 1) await new Promise((resolve) => setImmediate(resolve))
}

it('reads once what is asked for in two turns, each key once', async () => {
  const { read, readings } = library()
  const answers = Promise.all([read('o', 'a'), read('o', 'b'), read('o', 'a'), read('o', 'nobody')])
  await turn()
  expect(readings.map(({ keys }) => keys)).toEqual([['a', 'b', 'nobody']])
  readings[0]?.end()
  expect(await answers).toEqual(['a!', 'b!', 'a!', undefined])
})

it('who asks a turn later is still in it', async () => {
  const { read, readings } = library()
  const first = read('o', 'a')
  await new Promise((resolve) => setImmediate(resolve))
  const second = read('o', 'b')
  await turn()
  expect(readings.map(({ keys }) => keys)).toEqual([['a', 'b']])
  readings[0]?.end()
  expect([await first, await second]).toEqual(['a!', 'b!'])
})

it('who asks during a reading is in the next one, never in that one', async () => {
  const { read, readings } = library()
  const first = read('o', 'a')
  await turn()
  const later = Promise.all([read('o', 'a'), read('o', 'c')])
  await turn()
  expect(readings).toHaveLength(1)
  readings[0]?.end()
  await first
  await turn()
  expect(readings.map(({ keys }) => keys)).toEqual([['a'], ['a', 'c']])
  readings[1]?.end()
  expect(await later).toEqual(['a!', 'c!'])
})

it('organisations are read apart', async () => {
  const { read, readings } = library()
  const both = Promise.all([read('o', 'a'), read('p', 'a')])
  await turn()
  expect(readings.map(({ organizationId, keys }) => [organizationId, keys])).toEqual([
    ['o', ['a']],
    ['p', ['a']],
  ])
  for (const reading of readings) reading.end()
  expect(await both).toEqual(['a!', 'a!'])
})

it('a reading that fails fails for those it was for, and for nobody else', async () => {
  const { read, readings } = library()
  const first = read('o', 'a')
  await turn()
  const second = read('o', 'b')
  readings[0]?.end(new Error('lost'))
  await expect(first).rejects.toThrow('lost')
  readings[1]?.end()
  expect(await second).toBe('b!')
})

it('one that cannot be read takes nobody else with it', async () => {
  const read = gathered<string, string>(async (_, keys) => {
    if (keys.includes('broken')) throw new Error('broken')
    return new Map(keys.map((key) => [key, `${key}!`]))
  })
  const [fine, broken] = await Promise.allSettled([read('o', 'a'), read('o', 'broken')])
  expect(fine).toEqual({ status: 'fulfilled', value: 'a!' })
  expect(broken.status).toBe('rejected')
})
