import type { Hub } from '@binome/server/src/platform/hub.ts'

export interface QuietLine extends Hub {
  /** Gives these people one open tab each and takes every other tab away. Returns those whose line changed. */
  only(personIds: Iterable<string>): { opened: string[]; closed: string[] }
}

/**
 * The line to people's tabs, without sockets: it knows who has a tab open, and nobody reads what is sent. Views are
 * therefore never read, as for somebody who is away. Nobody speaks on it either.
 */
export function createQuietLine(): QuietLine {
  let open = new Set<string>()
  return {
    only(personIds) {
      const wanted = new Set(personIds)
      const opened = [...wanted].filter((id) => !open.has(id))
      const closed = [...open].filter((id) => !wanted.has(id))
      open = wanted
      return { opened, closed }
    },
    refresh: async () => undefined,
    toSocket: () => undefined,
    kick: () => 0,
    onUp: () => undefined,
    onConnect: () => undefined,
    onDisconnect: () => undefined,
    connected: (personId) => (open.has(personId) ? 1 : 0),
    activity: (personId) => (open.has(personId) ? 'active' : 'away'),
    size: () => open.size,
    settled: async () => undefined,
    stop: async () => undefined,
  }
}
