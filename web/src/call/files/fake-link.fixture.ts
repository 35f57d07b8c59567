import { createHash } from 'node:crypto'
import type { Disk } from './incoming.ts'
import type { FileFacts, Source } from './outgoing.ts'
import { type Line, Passing, type Remembered } from './passing.ts'

/** Two pages with a channel between them that can be cut, and whose messages can be doubled and put in another order. */

type Heard = (data: unknown) => void

/** One end of it. */
class End implements Line {
  open = false
  hasRoom = false
  readonly heard = new Map<string, Set<Heard>>()
  /** What it said and the other has not heard yet. */
  readonly under: (string | ArrayBuffer)[] = []
  said = 0

  send(data: string | ArrayBuffer): void {
    if (!this.open) return
    this.said += 1
    this.under.push(data)
  }

  start(): void {
    // Made before its link here.
  }

  on(name: string, heard: Heard): () => void {
    const all = this.heard.get(name) ?? new Set()
    this.heard.set(name, all)
    all.add(heard)
    return () => all.delete(heard)
  }

  tell(name: string, data?: unknown): void {
    for (const heard of [...(this.heard.get(name) ?? [])]) heard(data)
  }

  set(open: boolean): void {
    if (this.open === open) return
    this.open = this.hasRoom = open
    this.under.length = 0
    this.tell(open ? 'open' : 'closed')
  }
}

/** Files on a disk whose writes end when they are let. A page that goes takes its unfinished write with it, or half of it. */
export class FakeDisk implements Disk {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>()
  full = false
  #pending: { id: string; at: number; bytes: Uint8Array; done: () => void }[] = []

  async open(id: string) {
    const { files } = this
    if (this.full) throw new Error('no room')
    if (!files.has(id)) files.set(id, new Uint8Array(0))
    return {
      get length() {
        return files.get(id)?.length ?? 0
      },
      write: (at: number, bytes: Uint8Array<ArrayBuffer>) =>
        new Promise<void>((resolve, reject) => {
          if (this.full) return reject(new Error('no room'))
          // Taken from the page, as a Worker takes them: what is read of them afterwards is empty.
          this.#pending.push({ id, at, bytes: structuredClone(bytes, { transfer: [bytes.buffer] }), done: resolve })
        }),
      digest: async () => sha256(files.get(id) ?? new Uint8Array(0)),
    }
  }

  async remove(id: string): Promise<void> {
    this.files.delete(id)
  }

  get writing(): number {
    return this.#pending.reduce((sum, { bytes }) => sum + bytes.length, 0)
  }

  tick(): boolean {
    const one = this.#pending.shift()
    if (!one) return false
    this.#put(one.id, one.at, one.bytes)
    one.done()
    return true
  }

  tear(share: number): void {
    const [one] = this.#pending.splice(0)
    if (one) this.#put(one.id, one.at, one.bytes.subarray(0, Math.floor(one.bytes.length * share)))
  }

  #put(id: string, at: number, bytes: Uint8Array): void {
    const before = this.files.get(id)
    if (!before) return
    const after = new Uint8Array(Math.max(before.length, at + bytes.length))
    after.set(before)
    after.set(bytes, at)
    this.files.set(id, after)
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const sourceOf = (bytes: Uint8Array): Source => ({
  read: async (from, to) => bytes.slice(from, to),
  digest: async () => sha256(bytes),
})

export class Pages {
  readonly disk = new FakeDisk()
  now = 0
  readonly kept = { sender: new Map<string, Remembered>(), receiver: new Map<string, Remembered>() }
  readonly passed: (FileFacts & { sha256: string })[] = []
  ends = { sender: new End(), receiver: new End() }
  sender: Passing
  receiver: Passing

  constructor() {
    this.sender = this.#page('sender')
    this.receiver = this.#page('receiver')
  }

  #page(who: 'sender' | 'receiver'): Passing {
    const kept = this.kept[who]
    const page = new Passing({
      line: this.ends[who],
      disk: this.disk,
      now: () => this.now,
      remembered: [...kept.values()],
    })
    page.on('remember', (one) => void kept.set(one.id, structuredClone(one)))
    page.on('passed', (one) => void this.passed.push(one))
    return page
  }

  /** Everything that was begun and needs nobody else has happened. */
  async settle(): Promise<void> {
    for (let i = 0; i < 3; i += 1) await new Promise((resolve) => setImmediate(resolve))
  }

  link(): void {
    if (this.ends.sender.open) return
    this.ends.sender.set(true)
    this.ends.receiver.set(true)
  }

  cut(): void {
    this.ends.sender.set(false)
    this.ends.receiver.set(false)
  }

  /** The page goes, and comes back with what it remembered; the link goes with it. @param share of a write in half */
  reload(who: 'sender' | 'receiver', share = 0): void {
    this[who].end()
    this.cut()
    if (who === 'receiver') this.disk.tear(share)
    this.ends[who] = new End()
    this[who] = this.#page(who)
  }

  /** Hands over the nth message that is under way from this side. */
  deliver(from: 'sender' | 'receiver', n: number, keep = false): boolean {
    const { under } = this.ends[from]
    if (under.length === 0) return false
    const at = n % under.length
    const data = under[at]
    if (!keep) under.splice(at, 1)
    this.now += 1
    this.ends[from === 'sender' ? 'receiver' : 'sender'].tell(
      'message',
      data instanceof ArrayBuffer ? data.slice(0) : data,
    )
    return true
  }

  /** Nothing in the way any more: until nothing moves. */
  async finish(): Promise<void> {
    this.link()
    for (let turns = 0; turns < 5000; turns += 1) {
      await this.settle()
      const moved = [this.deliver('sender', 0), this.deliver('receiver', 0), this.disk.tick()]
      if (!moved.some(Boolean)) return
    }
    throw new Error('it never comes to rest')
  }
}

/** Of the file that most tests pass. */
export const ID = '0190b6f0-0000-7000-8000-00000000000a'

/** Bytes in which a place that is shifted or doubled shows. */
export function bytesOf(size: number, salt = 0): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  for (let i = 0; i < size; i += 1) bytes[i] = (i * 31 + (i >> 8) * 7 + (i >> 14) * 13 + salt) % 251
  return bytes
}

export const factsOf = (bytes: Uint8Array, id = ID) => ({ id, name: 'a.bin', size: bytes.length, type: '' })
export const of = (page: Passing, id = ID) => page.all.find((one) => one.id === id)
export const stateOf = (pages: Pages, who: 'sender' | 'receiver', id = ID) => of(pages[who], id)?.state

/** What lies on the disk, by its hash: byte by byte a comparison of expect takes seconds. */
export const onDisk = (pages: Pages, id = ID): string | undefined => {
  const bytes = pages.disk.files.get(id)
  return bytes && sha256(bytes)
}

/** Two pages, and the first offered this to the second. */
export async function offered(bytes: Uint8Array): Promise<Pages> {
  const pages = new Pages()
  pages.link()
  pages.sender.offer(factsOf(bytes), sourceOf(bytes))
  await pages.finish()
  return pages
}
