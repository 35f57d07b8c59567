import { constants, setPriority } from 'node:os'
import { parentPort, Worker, workerData } from 'node:worker_threads'

/** Work on a thread of its own: an errand, whose script calls `answer` once and ends with it, or one that stays. */

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

/** A thread that stays, to be spoken to. Messages are values, and come in the order they were sent. */
export interface Lasting {
  say(message: unknown): void
  /** Whether the process lives for as long as this thread does. */
  holdProcess(held: boolean): void
  end(): Promise<void>
}

/** @param parts `mostYoungMb`: of its heap what is young, as V8 has it unless said */
export function lastingThread(parts: {
  /** A module that calls `listen`. */
  script: URL
  name: string
  mostYoungMb?: number
  heard: (message: unknown) => void
  /** Once, however it ended. */
  ended: (error: Error) => void
}): Lasting {
  const { script, name, mostYoungMb, heard, ended } = parts
  const worker = new Worker(script, {
    name,
    ...(mostYoungMb !== undefined && { resourceLimits: { maxYoungGenerationSizeMb: mostYoungMb } }),
  })
  let over = false
  const end = (error: Error) => {
    if (over) return
    over = true
    ended(error)
  }
  worker.unref()
  worker.on('message', heard)
  worker.once('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
  worker.once('exit', (code) => end(new Error(`the thread ${name} ended (${code})`)))
  return {
    say: (message) => worker.postMessage(message),
    holdProcess: (held) => (held ? worker.ref() : worker.unref()),
    end: async () => void (await worker.terminate()),
  }
}

/** For the script of a thread that stays. Returns how it speaks. */
export function listen(hear: (message: unknown) => void): (message: unknown) => void {
  parentPort?.on('message', hear)
  return (message) => parentPort?.postMessage(message)
}

/** For the script of a thread: does the work and hands its result back. Where cores are few, it comes after all else. */
export function answer<D, T>(work: (data: D) => T): void {
  // On Linux this is the thread's own.
  setPriority(constants.priority.PRIORITY_LOW)
  parentPort?.postMessage(work(workerData as D))
}
