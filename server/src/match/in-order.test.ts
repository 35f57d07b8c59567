import { describe, expect, test } from 'vitest'
import { InOrder } from './in-order.ts'

const at = (ms: number) => new Date(Date.UTC(2026, 2, 2, 9) + ms)

describe('[K8] a fact is believed', () => {
  test('when it is later than what was heard of its thing, and told at once', () => {
    const order = new InOrder()
    expect(order.take(['ask'], at(0), at(5))).toBe(true)
    expect(order.take(['other'], at(1), at(6))).toBe(true)
    expect(order.take(['ask'], at(7), at(7))).toBe(true)
  })

  test('not when what came after it was heard first, in the same moment too, nor a second time', () => {
    const order = new InOrder()
    order.take(['ask'], at(10), at(10))
    expect(order.take(['ask'], at(9), at(12))).toBe(false)
    expect(order.take(['ask'], at(10), at(12))).toBe(false)
    expect(order.take(['new', 'ask'], at(10), at(12))).toBe(false)
    expect(order.take(['ask'], at(11), at(12))).toBe(true)
  })

  test('not when it is told a second late, whatever was heard', () => {
    const order = new InOrder()
    expect(order.take(['ask'], at(0), at(1_000))).toBe(false)
    order.take(['ask'], at(1_500), at(1_500))
    expect(order.take(['ask'], at(1_000), at(60_000))).toBe(false)
    expect(order.take(['ask'], at(60_001), at(60_001))).toBe(true)
  })
})
