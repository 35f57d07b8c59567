import type { DraftPicture } from './composer.ts'

/**
 * Pictures of a half-written ask, kept on this device for the person who writes it, so that a reload loses none. Bytes
 * do not fit beside the words (localStorage holds text), so they are rows of IndexedDB. Where a browser keeps nothing,
 * as in some private windows, they live as long as the page.
 */

/** As long as the server keeps one that nobody asked with (picture/LAWS.md, I5). */
const KEPT_MS = 24 * 60 * 60_000

type Kept = Pick<DraftPicture, 'key' | 'file' | 'width' | 'height'>
interface Row {
  personId: string
  at: number
  pictures: Kept[]
}

const DATABASE = 'binome.draft'
const STORE = 'pictures'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'personId' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T | null> {
  let database: IDBDatabase | undefined
  try {
    database = await open()
    return await work(database.transaction(STORE, mode).objectStore(STORE))
  } catch {
    return null // refused by this browser, or full
  } finally {
    database?.close()
  }
}

/** Keeps these and no others, or forgets all when there are none. */
export async function keepPictures(personId: string, pictures: readonly DraftPicture[]): Promise<void> {
  await inStore('readwrite', async (store) => {
    if (pictures.length === 0) return void (await answered(store.delete(personId)))
    const kept = pictures.map(({ key, file, width, height }): Kept => ({ key, file, width, height }))
    await answered(store.put({ personId, at: Date.now(), pictures: kept } satisfies Row))
  })
}

/** What this person had beside their words; whatever is older than a day goes, whosever it was. */
export async function readPictures(personId: string): Promise<DraftPicture[]> {
  const rows = await inStore('readwrite', async (store) => {
    const all: Row[] = await answered(store.getAll())
    const fresh = all.filter((row) => row.at > Date.now() - KEPT_MS)
    for (const row of all) if (!fresh.includes(row)) store.delete(row.personId)
    return fresh
  })
  const mine = rows?.find((row) => row.personId === personId)
  return (mine?.pictures ?? []).map((kept) => ({
    ...kept,
    url: URL.createObjectURL(kept.file),
    way: { at: 'here' },
  }))
}

/** Forgets everybody's pictures on this device. */
export function forgetPictures(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(DATABASE)
    // Held open by another tab, it goes when that one closes it.
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}
