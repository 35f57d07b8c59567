import { type Corpus, type Fitted, refit, type Space } from '@binome/matching/latent/space.ts'
import { answer } from '../../platform/thread.ts'

// A thread for one fit. It gives back arrays that both threads may read: nothing is copied on the main one.

answer(({ corpus, earlier }: { corpus: Corpus; earlier: Space | null }): Fitted => {
  const { space, turn } = refit(corpus, Math.random, earlier)
  const rowOf = new Int32Array(new SharedArrayBuffer(space.rowOf.byteLength))
  rowOf.set(space.rowOf)
  return {
    space: { ...space, rowOf, axes: shared(space.axes), idf: shared(space.idf) },
    turn: turn === null ? null : shared(turn),
  }
})

function shared(array: Float32Array): Float32Array {
  const out = new Float32Array(new SharedArrayBuffer(array.byteLength))
  out.set(array)
  return out
}
