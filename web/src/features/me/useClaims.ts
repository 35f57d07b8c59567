import { useQuery } from '@tanstack/react-query'
import { q } from '../../app/api.ts'
import type { Claims } from './claims.ts'

/** What I say I know, as a whole: claims never fill more than one page. */
export function useClaims() {
  return useQuery(
    q.me.mySkills.queryOptions({
      input: { only: 'claimed', limit: 100 },
      select: ({ rows }): Claims => ({ skills: rows.map((line) => line.skill), labels: [] }),
    }),
  )
}
