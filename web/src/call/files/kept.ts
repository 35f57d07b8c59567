import { answered, Rows } from '../../device/rows.ts'
import type { Remembered } from './passing.ts'

/**
 * Files that are passed across, as this browser remembers them over a reload: names and states, and where the browser
 * lets a page keep it, the handle to read the file again after one click. Never bytes: those that came lie on the disk.
 */
export type Kept = Remembered & {
  sessionId: string
  /** Milliseconds since 1970, of the offer. */
  at: number
  /** Of a file that goes out: by it one knows that the same is chosen again. */
  lastModified?: number
  handle?: FileSystemFileHandle
  /** Its end was read, and it is shown no more. */
  away?: true
}

/** What was not taken by then goes, from here and from the disk. */
const KEPT_MS = 24 * 60 * 60_000

const passages = new Rows('binome.files', 'passages', 'id')

/** Keeps what is new of it beside what is known. Where nothing is kept, a reload ends what was on its way. */
export async function keepFile(one: Kept): Promise<void> {
  await passages.within(async (store) => {
    const before: Kept | undefined = await answered(store.get(one.id))
    await answered(store.put({ ...before, ...one, at: before?.at ?? one.at }))
  })
}

/** Not for more than a day, and not what never was whole in a session that is over: one is in one at a time [X5]. */
export const isStillKept = (one: Pick<Kept, 'at' | 'sessionId' | 'state'>, sessionId: string, now: number): boolean =>
  one.at >= now - KEPT_MS && (one.sessionId === sessionId || one.state === 'ready')

/** Those of this session, the oldest first; what is not kept any longer goes. `all`: every id that still is. */
export async function keptFiles(sessionId: string, now: number): Promise<{ mine: Kept[]; all: Set<string> }> {
  const rows = await passages.within(async (store) => {
    const all: Kept[] = await answered(store.getAll())
    for (const one of all) if (!isStillKept(one, sessionId, now)) store.delete(one.id)
    return all.filter((one) => isStillKept(one, sessionId, now))
  })
  const mine = (rows ?? []).filter((one) => one.sessionId === sessionId).sort((a, b) => a.at - b.at)
  return { mine, all: new Set((rows ?? []).map(({ id }) => id)) }
}

/** Forgets all of them on this device. */
export const forgetFiles = (): Promise<void> => passages.forget()
