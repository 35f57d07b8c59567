import type { Hub } from '@binome/server/src/platform/hub.ts'
import { quietHub } from '@binome/server/test/quiet-hub.ts'

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
    ...quietHub((personId) => (open.has(personId) ? 1 : 0)),
    size: () => open.size,
    only(personIds) {
      const wanted = new Set(personIds)
      const opened = [...wanted].filter((id) => !open.has(id))
      const closed = [...open].filter((id) => !wanted.has(id))
      open = wanted
      return { opened, closed }
    },
  }
}
