import { useRouter } from '@tanstack/react-router'
import { q } from '../../app/api.ts'
import { showLanguage } from '../../app/i18n.ts'
import { live } from '../../app/live.ts'
import { queryClient } from '../../app/query.ts'
import { safePath } from './where.ts'

const isOfDoor = ([path]: readonly unknown[]) => Array.isArray(path) && path[0] === 'door'

/**
 * Goes in once the cookie is there: nothing of whoever was here before stays in memory. A first visit is welcomed first,
 * unless a precise place was asked for. @throws the refusal of `door.me` (an account that is no longer a member)
 */
export function useEnter(): (to?: string | undefined) => Promise<void> {
  const router = useRouter()
  return async (to) => {
    live.close()
    // What the door itself shows stays while its page does: an invitation just taken would read as gone.
    queryClient.removeQueries({ predicate: ({ queryKey }) => !isOfDoor(queryKey) })
    const me = await queryClient.fetchQuery(q.door.me.queryOptions({ staleTime: 0 }))
    await showLanguage(me.language)
    const path = safePath(to)
    router.history.push(path === '/' && !me.welcomed ? '/welcome' : path)
  }
}
