import { expect, test } from 'vitest'
import { Suggestions } from './suggestions.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30, 9, minutes))

function counted() {
  const asked: string[][] = []
  const suggest = async (texts: readonly string[]) => {
    asked.push([...texts])
    return texts.map((text) => [`${text} ${asked.length}`])
  }
  return { suggest, asked }
}

test('the same words are looked up once in ten minutes, those not known together, each once', async () => {
  const suggestions = new Suggestions()
  const { suggest, asked } = counted()
  expect(await suggestions.of(['toner'], at(0), suggest)).toEqual([['toner 1']])
  expect(await suggestions.of(['badge', 'toner', 'vpn', 'badge'], at(9), suggest)).toEqual([
    ...[['badge 2'], ['toner 1'], ['vpn 2'], ['badge 2']],
  ])
  expect(await suggestions.of(['toner'], at(9), suggest)).toEqual([['toner 1']])
  expect(await suggestions.of(['toner'], at(10), suggest)).toEqual([['toner 3']])
  expect(asked).toEqual([['toner'], ['badge', 'vpn'], ['toner']])
  expect(await suggestions.of([], at(10), suggest)).toEqual([])
})

test('nothing is kept once cleared, of a failure, or beyond the newest five thousand', async () => {
  const suggestions = new Suggestions()
  const { suggest, asked } = counted()
  await suggestions.of(['toner'], at(0), suggest)
  suggestions.clear()
  expect(await suggestions.of(['toner'], at(0), suggest)).toEqual([['toner 2']])
  const failing = () => Promise.reject(new Error('the thread ended'))
  await expect(suggestions.of(['badge', 'vpn'], at(0), failing)).rejects.toThrow('ended')
  expect(await suggestions.of(['badge'], at(0), suggest)).toEqual([['badge 3']])
  const many = Array.from({ length: 5_000 }, (_, i) => `ask ${i}`)
  expect(await suggestions.of(many, at(0), suggest)).toHaveLength(5_000)
  await suggestions.of(['ask 4999'], at(0), suggest)
  expect(asked).toHaveLength(4)
  expect(await suggestions.of(['toner'], at(0), suggest)).toEqual([['toner 5']])
})
