import MiniSearch from 'minisearch'
import { type Filed, firstPeople, isOnline, ownCpuMs, type Peer, WEIGHTS } from './peer.ts'

export async function open(): Promise<Peer> {
  const index = new MiniSearch<Filed>({
    fields: ['title', 'body', 'tags'],
    storeFields: ['owner'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  })
  return {
    add: async (asks) => index.addAll(asks),
    ready: async () => undefined,
    async topPeople(words, count) {
      const found = index.search(words.join(' '), {
        boost: WEIGHTS,
        combineWith: 'OR',
        filter: (result) => isOnline(result.owner),
      })
      return firstPeople(
        found.map((one) => one.owner as number),
        count,
      )
    },
    cpuMs: ownCpuMs,
    close: async () => undefined,
  }
}
