import { expect, test } from 'vitest'
import { ClockByHand } from './by-hand.ts'
import { SharedPointer } from './pointer.ts'

const STAGE = 'tab-seeker-1'

/** Time goes on, and what should ring in it does not yet. */
class BusyClock extends ClockByHand {
  override after(): () => void {
    return () => undefined
  }
}

function listen(clock = new ClockByHand()) {
  const pointer = new SharedPointer(clock)
  const sent: { n: number; at: unknown }[] = []
  const moved: unknown[] = []
  pointer.on('send', (text) => sent.push(JSON.parse(text)))
  pointer.on('moved', (where) => moved.push(where?.at ?? null))
  const hear = (n: number, at: unknown) => pointer.handleMessage(JSON.stringify({ n, stage: STAGE, at }))
  return { clock, pointer, sent, moved, hear }
}

test('the first move goes at once, then no more than sixty a second, the last one always', () => {
  const { clock, pointer, sent } = listen()
  for (let i = 0; i < 100; i++) {
    pointer.point(STAGE, [i / 100, 0.5])
    clock.pass(1)
  }
  clock.pass(100)
  expect(sent.length).toBeLessThanOrEqual(8)
  expect(sent[0]?.at).toEqual([0, 0.5])
  expect(sent.at(-1)?.at).toEqual([0.99, 0.5])
  expect(clock.running).toBe(0)
})

test('a move that is due goes at once, also on a page too busy for its timers', () => {
  const { clock, pointer, sent } = listen(new BusyClock())
  for (let i = 0; i < 10; i++) {
    pointer.point(STAGE, [i / 10, 0.5])
    pointer.point(STAGE, [i / 10, 0.6])
    clock.pass(25)
  }
  expect(sent.map(({ at }) => at)).toEqual(Array.from({ length: 10 }, (_, i) => [i / 10, 0.5]))
})

test('a message that comes late is dropped, a new link begins anew', () => {
  const { pointer, moved, hear } = listen()
  hear(5, [0.5, 0.5])
  hear(4, [0.4, 0.4])
  hear(6, null)
  pointer.handleNewLink()
  hear(0, [0.1, 0.1])
  expect(moved).toEqual([[0.5, 0.5], null, null, [0.1, 0.1]])
})

test('a pointer that says nothing for a while is not shown', () => {
  const { clock, pointer, moved, hear } = listen()
  hear(1, [0.5, 0.5])
  clock.pass(4000)
  expect(moved).toEqual([[0.5, 0.5], null])
  pointer.end()
  expect(clock.running).toBe(0)
})
