/**
 * One table of rows in this browser (IndexedDB), a database to itself: for what does not fit into localStorage, which
 * holds text. Where a browser keeps nothing, as in some private windows, every answer is null.
 */
export class Rows {
  readonly #database: string
  readonly #store: string
  readonly #key: string

  /** @param key the field of a row that names it */
  constructor(database: string, store: string, key: string) {
    this.#database = database
    this.#store = store
    this.#key = key
  }

  /** In one transaction that reads and writes. Null: refused by this browser, or full. */
  async within<T>(work: (store: IDBObjectStore) => Promise<T>): Promise<T | null> {
    let database: IDBDatabase | undefined
    try {
      const opening = indexedDB.open(this.#database, 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore(this.#store, { keyPath: this.#key })
      database = await answered(opening)
      return await work(database.transaction(this.#store, 'readwrite').objectStore(this.#store))
    } catch {
      return null
    } finally {
      database?.close()
    }
  }

  /** All of them, on this device. */
  forget(): Promise<void> {
    return new Promise((resolve) => {
      const request = indexedDB.deleteDatabase(this.#database)
      // Held open by another tab, it goes when that one closes it.
      request.onsuccess = request.onerror = request.onblocked = () => resolve()
    })
  }
}

/** What a request of IndexedDB answers; what it throws, thrown. */
export const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
