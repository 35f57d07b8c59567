import type { HeldIndex } from './held.ts'
import type { Fit } from './vectors.ts'

/** What goes between the thread of the server and that of the indexes: values alone. */

/** What can be called of an index from outside of its thread. */
export type Calls = Pick<HeldIndex, Exclude<keyof HeldIndex, 'index'>>
export type CallName = keyof Calls

/** `reply` is the number its answer comes back under; 0: nobody waits for one. */
export interface Call {
  index: number
  name: CallName
  args: readonly unknown[]
  reply: number
}

/** Calls it by its name. */
export function call(index: Calls, name: CallName, args: readonly unknown[]): unknown {
  return (index[name] as (...args: readonly unknown[]) => unknown)(...args)
}

export type Back =
  | { kind: 'answer'; reply: number; value: unknown }
  | { kind: 'failed'; reply: number; error: unknown }
  | { kind: 'fit'; index: number; fit: Fit }
