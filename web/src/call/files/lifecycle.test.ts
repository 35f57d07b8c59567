import { describe, expect, test } from 'vitest'
import { incoming, isOver, outgoing } from './lifecycle.ts'

const tables = { outgoing, incoming } as { [side: string]: { [state: string]: { [turn: string]: string } } }

describe.each(Object.entries(tables))('[X1] %s', (_, table) => {
  test('every step leads to a state that has a row', () => {
    for (const row of Object.values(table))
      for (const to of Object.values(row)) expect(Object.keys(table)).toContain(to)
  })

  test('every state is reached from the offer, and from every one an end', () => {
    const reached = new Set(['offered'])
    for (const state of reached) for (const to of Object.values(table[state] ?? {})) reached.add(to)
    expect([...reached].toSorted()).toEqual(Object.keys(table).toSorted())
    const ends = Object.keys(table).filter((state) => Object.keys(table[state] ?? {}).length === 0)
    for (const state of Object.keys(table)) {
      const from = new Set([state])
      for (const one of from) for (const to of Object.values(table[one] ?? {})) from.add(to)
      expect(ends.some((end) => from.has(end))).toBe(true)
    }
  })

  test('what has not ended can be ended by either', () => {
    for (const [state, row] of Object.entries(table)) {
      if (Object.keys(row).length === 0) continue
      expect([state, 'stopped' in row, 'cancel' in row || 'decline' in row]).toEqual([state, true, true])
    }
  })
})

test('[X2] only what was hashed right is ready', () => {
  const ways = Object.entries(incoming).flatMap(([state, row]) =>
    Object.entries(row).flatMap(([turn, to]) => (to === 'ready' ? [[state, turn]] : [])),
  )
  expect(ways).toEqual([['checking', 'right']])
})

test('an end is an end', () => {
  expect((['done', 'ready', 'declined', 'cancelled', 'broken', 'unkept'] as const).every(isOver)).toBe(true)
  expect((['offered', 'sending', 'lacking', 'receiving', 'checking'] as const).some(isOver)).toBe(false)
})
