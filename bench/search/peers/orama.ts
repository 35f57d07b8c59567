import { create, insertMultiple, search } from '@orama/orama'
import { firstPeople, isOnline, ownCpuMs, type Peer, WEIGHTS } from './peer.ts'

export async function open(): Promise<Peer> {
  const index = create({
    schema: { title: 'string', body: 'string', tags: 'string', online: 'boolean' } as const,
    components: {
      tokenizer: { language: 'english', normalizationCache: new Map(), tokenize: (text: string) => text.split(' ') },
    },
  })
  const owners: number[] = []
  return {
    async add(asks) {
      const rows = asks.map(({ id, owner, title, body, tags }) => {
        owners[id] = owner
        return { id: String(id), title, body, tags, online: isOnline(owner) }
      })
      await insertMultiple(index, rows, rows.length)
    },
    ready: async () => undefined,
    async topPeople(words, count) {
      // A hundred asks hold twenty people nearly always
      const found = await search(index, {
        term: words.join(' '),
        threshold: 1,
        boost: WEIGHTS,
        where: { online: true },
        limit: count * 5,
      })
      return firstPeople(
        found.hits.map((hit) => owners[Number(hit.id)] as number),
        count,
      )
    },
    cpuMs: ownCpuMs,
    close: async () => undefined,
  }
}
