import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { dataDirUnusable } from './start-error.ts'

/** Pictures and other bytes, by a key we make: letters, digits, `-`, `_`, `.` and `/`, never a name people gave. */
export interface Files {
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Null when there is none. */
  get(key: string): Promise<Uint8Array | null>
  /** Nothing happens when there is none. */
  remove(key: string): Promise<void>
}

/** Files on this machine's disk, in `dataDir`/files. */
export function createFiles(config: { readonly dataDir: string }): Files {
  return filesOn(new Disk(new FSDriver({ location: join(config.dataDir, 'files'), visibility: 'private' })))
}

/** That files can be kept there, before the first is. @throws StartError DATA_DIR_UNUSABLE */
export function proveFiles(config: { readonly dataDir: string }): void {
  const folder = join(config.dataDir, 'files')
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw dataDirUnusable(folder, error)
  }
}

/** Where the files whose keys begin with `name`/ lie, made if it is not there: for a library that writes to a folder by itself. */
export function folderOfFiles(config: { readonly dataDir: string }, name: string): string {
  const folder = join(config.dataDir, 'files', name)
  mkdirSync(folder, { recursive: true })
  return folder
}

function filesOn(disk: Disk): Files {
  return {
    put: (key, bytes) => disk.put(checked(key), bytes),
    async get(key) {
      if (!(await disk.exists(checked(key)))) return null
      return disk.getBytes(key)
    },
    async remove(key) {
      if (await disk.exists(checked(key))) await disk.delete(key)
    },
  }
}

function checked(key: string): string {
  if (!/^[a-zA-Z0-9_-]+(?:[/.][a-zA-Z0-9_-]+)*$/.test(key)) throw new Error('not a key of ours')
  return key
}
