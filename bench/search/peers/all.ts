import type { Peer } from './peer.ts'

/** Every engine, loaded when it is its turn. */
export const PEERS: { readonly [name: string]: () => Promise<{ open(): Promise<Peer> }> } = {
  minisearch: () => import('./minisearch.ts'),
  orama: () => import('./orama.ts'),
  flexsearch: () => import('./flexsearch.ts'),
  fts5: () => import('./fts5.ts'),
  postgres: () => import('./postgres.ts'),
}
