import { systemClock } from '../../platform/clock.ts'
import { listen } from '../../platform/thread.ts'
import { HeldIndex } from './held.ts'
import { createVectors } from './vectors.ts'
import { type Back, type Call, call } from './wire.ts'

// The thread of the indexes: calls are answered in the order they come, but for what is done by turns. What nobody waits
// for and fails ends the thread: an index that missed something is worth less than one built anew.

const held = new Map<number, HeldIndex>()
const back: (message: Back) => void = listen((calls) => hear(calls as readonly Call[]))

const vectors = createVectors(systemClock, (index, fit) => {
  for (const [number, one] of held) if (one.index === index) back({ kind: 'fit', index: number, fit })
})

function heldAt(number: number): HeldIndex {
  const known = held.get(number)
  if (known) return known
  const one = new HeldIndex(vectors)
  held.set(number, one)
  return one
}

async function answer(one: HeldIndex, { name, args, reply }: Call): Promise<void> {
  try {
    const value: unknown = await call(one, name, args)
    back({ kind: 'answer', reply, value })
  } catch (error) {
    back({ kind: 'failed', reply, error })
  }
}

function hear(calls: readonly Call[]): void {
  for (const said of calls) {
    const one = heldAt(said.index)
    if (said.reply === 0) call(one, said.name, said.args)
    else void answer(one, said)
    if (said.name === 'close') held.delete(said.index)
  }
}
