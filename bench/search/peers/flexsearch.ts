import { Index } from 'flexsearch'
import { firstPeople, isOnline, ownCpuMs, type Peer } from './peer.ts'

/** It ranks by how early in a text a word stands, so title and tags come first; it cannot filter, so it is asked for more. */
const ASKED = 1_000

export async function open(): Promise<Peer> {
  const index = new Index({ tokenize: 'strict', encode: (text: string) => text.split(' ') })
  const owners: number[] = []
  return {
    async add(asks) {
      for (const { id, owner, title, body, tags } of asks) {
        owners[id] = owner
        index.add(id, `${title} ${tags} ${body}`)
      }
    },
    ready: async () => undefined,
    async topPeople(words, count) {
      for (let limit = ASKED; ; limit *= 4) {
        const ids = index.search(words.join(' '), { limit, suggest: true }) as number[]
        const online = ids.map((id) => owners[id] as number).filter(isOnline)
        const people = firstPeople(online, count)
        if (people.length === count || ids.length < limit) return people
      }
    },
    cpuMs: ownCpuMs,
    close: async () => undefined,
  }
}
