import { parentPort, workerData } from 'node:worker_threads'
import { type Corpus, refit, type Space } from '@binome/matching/latent/space.ts'

// A thread of its own for one fit: it takes the corpus with it, and gives back arrays that both threads may read, so
// that neither way is anything copied on the main one.

const { corpus, earlier } = workerData as { corpus: Corpus; earlier: Space | null }
const { space, turn } = refit(corpus, Math.random, earlier)
const rowOf = new Int32Array(new SharedArrayBuffer(space.rowOf.byteLength))
rowOf.set(space.rowOf)
parentPort?.postMessage({
  space: { ...space, rowOf, axes: shared(space.axes), idf: shared(space.idf) },
  turn: turn === null ? null : shared(turn),
})

function shared(array: Float32Array): Float32Array {
  const out = new Float32Array(new SharedArrayBuffer(array.byteLength))
  out.set(array)
  return out
}
