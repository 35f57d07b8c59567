import { constants, setPriority } from 'node:os'
import { parentPort, Worker, workerData } from 'node:worker_threads'

/** Work on a thread of its own: the script calls `answer` once, and the thread ends with it. */

export interface Errand {
  /** A module that calls `answer`. */
  script: URL
  name: string
  data: unknown
  /** What goes over and is no longer here; the rest is copied. */
  transfer: ArrayBuffer[]
  /** Ends the thread, whatever it is at. */
  signal: AbortSignal
  /** The most memory it may take, MB; unbounded unless said. */
  mostMb?: number
}

/** @throws what the script throws; Error when the thread ends without an answer */
export function inThread<T>({ script, name, data, transfer, signal, mostMb }: Errand): Promise<T> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const worker = new Worker(script, {
    ...{ name, workerData: data, transferList: transfer },
    ...(mostMb !== undefined && { resourceLimits: { maxOldGenerationSizeMb: mostMb } }),
  })
  const end = () => void worker.terminate()
  signal.addEventListener('abort', end, { once: true })
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => {
    signal.removeEventListener('abort', end)
    reject(new Error(`the thread ${name} ended without an answer (${code})`))
  })
  return promise
}

/** For the script of a thread: does the work and hands its result back. Where cores are few, it comes after all else. */
export function answer<D, T>(work: (data: D) => T): void {
  // On Linux this is the thread's own.
  setPriority(constants.priority.PRIORITY_LOW)
  parentPort?.postMessage(work(workerData as D))
}
