import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { DiskAnswer, DiskAsk } from './disk.ts'
import { whenFree } from './held.ts'

/**
 * Files of this browser's own part of the disk (origin private file system), written and read in order in a Worker: only
 * here may a file be written in place, so that what was written is still there after the page is left (File System
 * Standard, 2.5). Hashes are taken here too, so that the page stays free.
 */

interface Place {
  getSize(): number
  read(into: Uint8Array, options: { at: number }): number
  write(from: Uint8Array, options: { at: number }): number
  flush(): void
  close(): void
}

const FOLDER = 'files'
const BLOCK = 1024 * 1024
const open = new Map<string, Place>()

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true })
}

async function place(id: string): Promise<Place> {
  const known = open.get(id)
  if (known) return known
  const file = (await (await folder()).getFileHandle(id, { create: true })) as FileSystemFileHandle & {
    createSyncAccessHandle(): Promise<Place>
  }
  const made = await whenFree(
    () => file.createSyncAccessHandle(),
    (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  )
  open.set(id, made)
  return made
}

function close(id: string): void {
  open.get(id)?.close()
  open.delete(id)
}

/** Of what lies on the disk, read again from its beginning. */
async function digestOf(id: string): Promise<string> {
  const at = await place(id)
  at.flush()
  const hash = sha256.create()
  const block = new Uint8Array(BLOCK)
  for (let from = 0; from < at.getSize(); from += BLOCK) hash.update(block.subarray(0, at.read(block, { at: from })))
  close(id)
  return bytesToHex(hash.digest())
}

async function hashOf(file: Blob): Promise<string> {
  const hash = sha256.create()
  for (let from = 0; from < file.size; from += BLOCK) {
    hash.update(new Uint8Array(await file.slice(from, from + BLOCK).arrayBuffer()))
  }
  return bytesToHex(hash.digest())
}

async function answer(ask: DiskAsk): Promise<number | string | null> {
  switch (ask.do) {
    case 'open':
      return (await place(ask.id)).getSize()
    case 'write': {
      const written = (await place(ask.id)).write(ask.bytes, { at: ask.at })
      if (written !== ask.bytes.length) throw new Error('the disk is full')
      return null
    }
    case 'digest':
      return digestOf(ask.id)
    case 'remove':
      close(ask.id)
      await (await folder()).removeEntry(ask.id)
      return null
    case 'hash':
      return hashOf(ask.file)
  }
}

/** One after the other, except hashing a file of theirs, which takes long and touches nothing of ours. */
let last: Promise<unknown> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<{ n: number; ask: DiskAsk }>) => {
  const { n, ask } = data
  const told = (said: DiskAnswer) => postMessage(said)
  const work = () =>
    answer(ask).then(
      (value) => told({ n, value }),
      (error: unknown) => told({ n, failed: error instanceof Error ? error.name : 'Error' }),
    )
  if (ask.do === 'hash') void work()
  else last = last.then(work)
})
