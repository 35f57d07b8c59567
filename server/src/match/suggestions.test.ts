import { expect, test } from 'vitest'
import { Suggestions } from './suggestions.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30, 9, minutes))

function counted() {
  let times = 0
  const suggest = async () => [`skill ${++times}`]
  return { suggest, times: () => times }
}

test('the same words are looked at once in ten minutes, and again after', async () => {
  const suggestions = new Suggestions()
  const { suggest } = counted()
  expect(await suggestions.of('toner', at(0), suggest)).toEqual(['skill 1'])
  expect(await suggestions.of('toner', at(9), suggest)).toEqual(['skill 1'])
  expect(await suggestions.of('badge', at(9), suggest)).toEqual(['skill 2'])
  expect(await suggestions.of('toner', at(10), suggest)).toEqual(['skill 3'])
})

test('nothing is kept once cleared, of a failure, or beyond the newest thousand', async () => {
  const suggestions = new Suggestions()
  const { suggest, times } = counted()
  await suggestions.of('toner', at(0), suggest)
  suggestions.clear()
  expect(await suggestions.of('toner', at(0), suggest)).toEqual(['skill 2'])
  const failing = () => Promise.reject(new Error('the thread ended'))
  await expect(suggestions.of('badge', at(0), failing)).rejects.toThrow('ended')
  expect(await suggestions.of('badge', at(0), suggest)).toEqual(['skill 3'])
  for (let i = 0; i < 1_000; i++) await suggestions.of(`ask ${i}`, at(0), suggest)
  await suggestions.of('ask 999', at(0), suggest)
  expect(times()).toBe(1_003)
  await suggestions.of('toner', at(0), suggest)
  expect(times()).toBe(1_004)
})
