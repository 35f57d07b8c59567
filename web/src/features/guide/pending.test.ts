import type { GuideView } from '@binome/contract/session.ts'
import { describe, expect, test } from 'vitest'
import { behind, type Deed, withPending } from './pending.ts'

const step = (id: string, more: object = {}) => ({ id, words: id, version: 1, together: 0, alone: 0, ...more })
const guide: GuideView = {
  ...{ mode: 'guide', from: 'steps', alone: null, doneAlone: null },
  steps: [step('a'), step('b'), step('c')],
}
const order = (deeds: Deed[], of = guide) => withPending(of, deeds).steps.map(({ id }) => id)

describe('what is on its way', () => {
  test('is seen at once: a tick, new words, a new step, a place, a removal, a mode', () => {
    const after = withPending(guide, [
      { do: 'tick', stepId: 'a', pass: 'together', turns: 1 },
      { do: 'write', stepId: 'b', words: 'other', version: 1 },
      { do: 'write', stepId: 'd', words: 'new', version: 0 },
      { do: 'mode', id: 'x', mode: 'review' },
    ])
    expect(after).toMatchObject({ mode: 'review', from: 'chosen' })
    expect(after.steps).toEqual([
      step('a', { together: 1 }),
      step('b', { words: 'other', version: 2 }),
      step('c'),
      step('d', { words: 'new' }),
    ])
    expect(order([{ do: 'place', stepId: 'c', version: 1, after: null }])).toEqual(['c', 'a', 'b'])
    expect(order([{ do: 'place', stepId: 'a', version: 1, after: 'b' }])).toEqual(['b', 'a', 'c'])
    expect(order([{ do: 'remove', stepId: 'b', version: 1 }])).toEqual(['a', 'c'])
  })

  test('changes nothing that the server says already, or says otherwise by now', () => {
    const later = { ...guide, steps: [step('a', { version: 3, together: 4 }), step('b')] }
    const deeds: Deed[] = [
      { do: 'tick', stepId: 'a', pass: 'together', turns: 3 },
      { do: 'write', stepId: 'a', words: 'mine', version: 1 },
      { do: 'place', stepId: 'a', version: 1, after: 'b' },
      { do: 'remove', stepId: 'a', version: 1 },
      { do: 'write', stepId: 'b', words: 'b', version: 0 },
    ]
    expect(withPending(later, deeds)).toEqual(later)
  })

  test('ends what is done alone, and not what is begun anew', () => {
    const alone = (since: string): GuideView => ({ ...guide, alone: { since } })
    const deeds: Deed[] = [{ do: 'alone', id: 'x', alone: false, since: '2026-03-02T09:00:00.000Z' }]
    expect(withPending(alone('2026-03-02T09:00:00.000Z'), deeds).alone).toBeNull()
    const anew = alone('2026-03-02T09:00:02.000Z')
    expect(withPending(anew, deeds)).toEqual(anew)
  })
})

test('one up and one down, and nowhere at the ends', () => {
  const { steps } = guide
  expect(behind(steps, 'a', 'up')).toBeUndefined()
  expect(behind(steps, 'b', 'up')).toBeNull()
  expect(behind(steps, 'c', 'up')).toBe('a')
  expect(behind(steps, 'a', 'down')).toBe('b')
  expect(behind(steps, 'c', 'down')).toBeUndefined()
})
