const turn = () => new Promise((resolve) => setImmediate(resolve))

type Waiting<Value> = PromiseWithResolvers<Value | undefined>

/**
 * Makes one reading of many: keys asked for in two turns of the event loop, or while the reading before is under way,
 * are read together, so that the busier the server is, the fewer statements each answer costs. Nothing is kept: a
 * reading begins after everybody it is for has asked. A key asked for twice is read once. When a reading of several
 * fails, each is read alone, so that one that cannot be read takes nobody else with it.
 *
 * @param read values by key; a key it does not answer is `undefined` to who asked
 */
export function gathered<Key, Value>(
  read: (organizationId: string, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (organizationId: string, key: Key) => Promise<Value | undefined> {
  /** Of each organisation that is being read for. */
  const asked = new Map<string, Map<Key, Waiting<Value>>>()

  async function readAll(organizationId: string): Promise<void> {
    // Two turns: the answer to a request and the screens it changes are read at one moment, the latter a turn later.
    await turn()
    await turn()
    for (;;) {
      const mine = asked.get(organizationId)
      if (mine === undefined || mine.size === 0) {
        asked.delete(organizationId)
        return
      }
      asked.set(organizationId, new Map())
      await readInto(organizationId, mine).catch(async (error: unknown) => {
        if (mine.size === 1) for (const waiting of mine.values()) waiting.reject(error)
        else for (const one of mine) await readInto(organizationId, [one]).catch(one[1].reject)
      })
    }
  }

  async function readInto(organizationId: string, wanted: Iterable<[Key, Waiting<Value>]>): Promise<void> {
    const waiting = new Map(wanted)
    const found = await read(organizationId, [...waiting.keys()])
    for (const [key, one] of waiting) one.resolve(found.get(key))
  }

  return (organizationId, key) => {
    const others = asked.get(organizationId)
    const mine = others ?? new Map<Key, Waiting<Value>>()
    if (!others) {
      asked.set(organizationId, mine)
      void readAll(organizationId)
    }
    const waiting = mine.get(key) ?? Promise.withResolvers<Value | undefined>()
    mine.set(key, waiting)
    return waiting.promise
  }
}
