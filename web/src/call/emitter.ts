/**
 * Typed events of a part. A part emits; whoever owns it listens and may stop listening.
 * `Events` maps a name to what is said with it (`undefined` when nothing is).
 */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<(said: never) => void>>()

  /** Listens until the returned function is called. */
  on<Name extends keyof Events>(name: Name, listener: (said: Events[Name]) => void): () => void {
    const set = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, set)
    set.add(listener)
    return () => set.delete(listener)
  }

  protected emit<Name extends keyof Events>(name: Name, said: Events[Name]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) (listener as (said: Events[Name]) => void)(said)
  }

  /** Forgets every listener: the part is over. */
  protected hush(): void {
    this.#listeners.clear()
  }
}
