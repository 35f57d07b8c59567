import type { Me } from '@binome/contract/now.ts'
import { useQuery } from '@tanstack/react-query'
import { q } from './api.ts'
import { useNow } from './live-react.ts'

/** Me: as the live line says, and until its first word as the door said. Null only when nobody is signed in. */
export function useMe(): Me | null {
  const live = useNow((now) => now.me)
  const { data } = useQuery(q.door.me.queryOptions({ staleTime: 60_000 }))
  return live ?? data ?? null
}
