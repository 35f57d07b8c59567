import type { Disk, Sink } from './incoming.ts'
import type { Source } from './outgoing.ts'

/** What the worker is asked, and answers. */
export type DiskAsk =
  | { do: 'open' | 'digest' | 'remove'; id: string }
  | { do: 'write'; id: string; at: number; bytes: Uint8Array<ArrayBuffer> }
  | { do: 'hash'; file: Blob }
export type DiskAnswer = { n: number; value: number | string | null } | { n: number; failed: string }

interface Waiting {
  resolve(value: number | string | null): void
  reject(error: Error): void
}

/** This browser's own part of the disk, kept in a Worker (disk.worker.ts). */
export class PrivateDisk implements Disk {
  #worker: Worker | null = null
  readonly #waiting = new Map<number, Waiting>()
  #n = 0

  async open(id: string): Promise<Sink> {
    const there = Number(await this.#ask({ do: 'open', id }))
    return {
      length: there,
      write: async (at, bytes) => void (await this.#ask({ do: 'write', id, at, bytes }, [bytes.buffer])),
      digest: async () => String(await this.#ask({ do: 'digest', id })),
    }
  }

  async remove(id: string): Promise<void> {
    await this.#ask({ do: 'remove', id })
  }

  /** A file of this person, to be sent: read in slices, hashed in the Worker. */
  source(file: Blob): Source {
    return {
      read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
      digest: async () => String(await this.#ask({ do: 'hash', file })),
    }
  }

  end(): void {
    this.#worker?.terminate()
    for (const { reject } of this.#waiting.values()) reject(new Error('the page is over'))
    this.#waiting.clear()
  }

  #ask(ask: DiskAsk, transfer: Transferable[] = []): Promise<number | string | null> {
    this.#worker ??= this.#start()
    const worker = this.#worker
    this.#n += 1
    const n = this.#n
    return new Promise((resolve, reject) => {
      this.#waiting.set(n, { resolve, reject })
      worker.postMessage({ n, ask }, transfer)
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./disk.worker.ts', import.meta.url), { type: 'module', name: 'files' })
    worker.onmessage = ({ data }: MessageEvent<DiskAnswer>) => {
      const waiting = this.#waiting.get(data.n)
      this.#waiting.delete(data.n)
      if ('failed' in data) waiting?.reject(new Error(data.failed))
      else waiting?.resolve(data.value)
    }
    return worker
  }
}

/** A file that came and was found right, as the browser hands it out; null when it is not there any more. */
export async function fileOnDisk(id: string): Promise<File | null> {
  try {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('files')
    return await (await folder.getFileHandle(id)).getFile()
  } catch {
    return null
  }
}

/** Whatever lies there and is not one of these goes. */
export async function sweepDisk(keep: ReadonlySet<string>): Promise<void> {
  try {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('files')
    for await (const name of folder.keys()) {
      // One that another tab is writing is locked, and stays.
      if (!keep.has(name)) await folder.removeEntry(name).catch(() => undefined)
    }
  } catch {
    return // nothing was ever put there, or this browser has no such place
  }
}

/**
 * Whether so much more can be put here: not in a browser without such a place, or in a private window of some (nowhere);
 * not where the browser says that there is too little of it (no_room).
 */
export async function roomFor(bytes: number): Promise<'enough' | 'no_room' | 'nowhere'> {
  try {
    await navigator.storage.getDirectory()
  } catch {
    return 'nowhere'
  }
  const { quota, usage } = (await navigator.storage.estimate?.().catch(() => null)) ?? {}
  return quota === undefined || usage === undefined || quota - usage >= bytes ? 'enough' : 'no_room'
}
