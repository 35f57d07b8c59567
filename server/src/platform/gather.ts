/**
 * Makes one reading of many: keys asked for in one turn of the event loop, or while the reading before is under way,
 * are read together, so that the busier the server is, the fewer statements each answer costs. Nothing is kept: a
 * reading begins after everybody it is for has asked. A key asked for twice is read once.
 *
 * @param read values by key; a key it does not answer is `undefined` to who asked
 */
export function gathered<Key, Value>(
  read: (organizationId: string, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (organizationId: string, key: Key) => Promise<Value | undefined> {
  /** Of each organisation that is being read for. */
  const asked = new Map<string, Map<Key, PromiseWithResolvers<Value | undefined>>>()

  async function readAll(organizationId: string): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    for (;;) {
      const mine = asked.get(organizationId)
      if (mine === undefined || mine.size === 0) {
        asked.delete(organizationId)
        return
      }
      asked.set(organizationId, new Map())
      try {
        const found = await read(organizationId, [...mine.keys()])
        for (const [key, waiting] of mine) waiting.resolve(found.get(key))
      } catch (error) {
        for (const waiting of mine.values()) waiting.reject(error)
      }
    }
  }

  return (organizationId, key) => {
    const others = asked.get(organizationId)
    const mine = others ?? new Map<Key, PromiseWithResolvers<Value | undefined>>()
    if (!others) {
      asked.set(organizationId, mine)
      void readAll(organizationId)
    }
    const waiting = mine.get(key) ?? Promise.withResolvers<Value | undefined>()
    mine.set(key, waiting)
    return waiting.promise
  }
}
