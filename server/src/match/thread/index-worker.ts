import type { MatchIndex } from '@binome/matching/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { listen } from '../../platform/thread.ts'
import { HeldIndex } from './held.ts'
import { createVectors } from './vectors.ts'
import type { Back, Call } from './wire.ts'

// The thread of the indexes: calls are answered in the order they come, but for what is done by turns. What nobody waits
// for and fails ends the thread: an index that missed something is worth less than one built anew.

const held = new Map<number, HeldIndex>()
const numbers = new Map<MatchIndex, number>()
const back: (message: Back) => void = listen((calls) => hear(calls as readonly Call[]))

const vectors = createVectors(systemClock, (index, fit) => {
  const number = numbers.get(index)
  if (number !== undefined) back({ kind: 'fit', index: number, fit })
})

function heldAt(number: number): HeldIndex {
  const known = held.get(number)
  if (known) return known
  const one = new HeldIndex(vectors)
  held.set(number, one)
  numbers.set(one.index, number)
  return one
}

async function answer(one: HeldIndex, { name, args, reply }: Call): Promise<void> {
  try {
    const value: unknown = await run(one, name, args)
    back({ kind: 'answer', reply, value })
  } catch (error) {
    back({ kind: 'failed', reply, error })
  }
}

function run(one: HeldIndex, name: Call['name'], args: readonly unknown[]): unknown {
  return (one[name] as (...args: readonly unknown[]) => unknown)(...args)
}

function hear(calls: readonly Call[]): void {
  for (const call of calls) {
    const one = heldAt(call.index)
    if (call.reply === 0) run(one, call.name, call.args)
    else void answer(one, call)
    if (call.name === 'close') {
      held.delete(call.index)
      numbers.delete(one.index)
    }
  }
}
