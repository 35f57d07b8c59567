/**
 * Which socket of this process shows which session, in the order they came. Memory only: it dies with the process,
 * as its sockets do [S12].
 */
interface Place {
  socketId: string
  organizationId: string
  personId: string
  sessionId: string
  /** Looks on: they are not of the two, and their presence counts for nothing. */
  observes: boolean
  /** The page behind the socket, known from the first signal it sends. */
  tab: string | null
}

export type Stay = Pick<Place, 'organizationId' | 'sessionId' | 'personId'>

export class Register {
  readonly #bySession = new Map<string, Place[]>()
  readonly #bySocket = new Map<string, Set<string>>()

  /** The newest of its session from now on [S11]; entering again moves a tab to the front. */
  add(place: Omit<Place, 'tab' | 'observes'>): void {
    const before = this.remove(place.socketId, place.sessionId)
    const places = this.#bySession.get(place.sessionId) ?? []
    places.push({ ...place, observes: before?.observes ?? false, tab: before?.tab ?? null })
    this.#bySession.set(place.sessionId, places)
    const sessions = this.#bySocket.get(place.socketId) ?? new Set()
    this.#bySocket.set(place.socketId, sessions.add(place.sessionId))
  }

  remove(socketId: string, sessionId: string): Place | null {
    const places = this.#bySession.get(sessionId) ?? []
    const at = places.findIndex((place) => place.socketId === socketId)
    const [found] = at < 0 ? [] : places.splice(at, 1)
    if (places.length === 0) this.#bySession.delete(sessionId)
    const sessions = this.#bySocket.get(socketId)
    sessions?.delete(sessionId)
    if (sessions?.size === 0) this.#bySocket.delete(socketId)
    return found ?? null
  }

  /** Everything a socket showed: it is gone. */
  removeSocket(socketId: string): Place[] {
    return [...(this.#bySocket.get(socketId) ?? [])].flatMap((sessionId) => this.remove(socketId, sessionId) ?? [])
  }

  find(socketId: string, sessionId: string): Place | null {
    return this.#bySession.get(sessionId)?.find((place) => place.socketId === socketId) ?? null
  }

  /** Has this person a tab in this session, in this process? */
  has(sessionId: string, personId: string): boolean {
    return this.#bySession.get(sessionId)?.some((place) => place.personId === personId) ?? false
  }

  /**
   * Sockets of `personId` for a signal: the page it names; else, when no page by that name is known, those that have
   * not said theirs yet; without a name the newest [S11].
   */
  readers(sessionId: string, personId: string, tab: string | undefined): string[] {
    const theirs = (this.#bySession.get(sessionId) ?? []).filter((place) => place.personId === personId)
    if (tab === undefined) return theirs.slice(-1).map((place) => place.socketId)
    // A page that reconnected is the same page on a newer socket.
    const named = theirs.filter((place) => place.tab === tab).slice(-1)
    const found = named.length > 0 ? named : theirs.filter((place) => place.tab === null)
    return found.map((place) => place.socketId)
  }

  /** Somebody shows it no longer. */
  closeFor(sessionId: string, personId: string): void {
    for (const place of [...(this.#bySession.get(sessionId) ?? [])])
      if (place.personId === personId) this.remove(place.socketId, sessionId)
  }

  /** The session is over: nobody shows it any more. */
  close(sessionId: string): void {
    for (const place of [...(this.#bySession.get(sessionId) ?? [])]) this.remove(place.socketId, sessionId)
  }

  /** One line a person and session: what this process vouches for. */
  stays(): Stay[] {
    const found = new Map<string, Stay>()
    for (const places of this.#bySession.values()) {
      for (const { organizationId, sessionId, personId, observes } of places) {
        if (!observes) found.set(`${sessionId} ${personId}`, { organizationId, sessionId, personId })
      }
    }
    return [...found.values()]
  }
}
