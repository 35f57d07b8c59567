import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Agenda } from './agenda.ts'

test('what is due is what a plain list would say, however often it changes', () => {
  const id = fc.integer({ min: 0, max: 20 }).map(String)
  const step = fc.oneof(
    fc.record({ id, at: fc.oneof(fc.nat(1_000), fc.constant(Number.POSITIVE_INFINITY)) }),
    fc.record({ take: fc.nat(1_000) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const agenda = new Agenda()
      const plain = new Map<string, number>()
      for (const one of steps) {
        if ('take' in one) {
          const due = [...plain].filter(([, at]) => at <= one.take).map(([name]) => name)
          for (const name of due) plain.delete(name)
          expect(agenda.take(one.take).toSorted()).toEqual(due.toSorted())
        } else if (Number.isFinite(one.at)) {
          agenda.set(one.id, one.at)
          plain.set(one.id, one.at)
        } else {
          agenda.set(one.id, one.at)
          plain.delete(one.id)
        }
        expect(agenda.next()).toBe(Math.min(...plain.values()))
      }
    }),
  )
})
