import { answer } from '../platform/thread.ts'
import { busyIn, type Window } from './stretches.ts'

// A thread for one feed: what strangers wrote may keep it forever, and it is ended then.

export interface FeedErrand {
  text: string
  window: Window
  skip: readonly number[]
  /** Where it says what entry it is at. */
  at: Int32Array
}

answer(({ text, window, skip, at }: FeedErrand) =>
  busyIn(text, window, { at: (entry) => Atomics.store(at, 0, entry), skip: new Set(skip) }),
)
