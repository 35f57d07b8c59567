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
    const asked = safePath(to)
    const path = asked === '/' && !me.welcomed ? '/welcome' : asked
    // The page gone to is there before the words change: the one that is left is not read in half of each language.
    await router.preloadRoute({ to: path })
    await showLanguage(me.language)
    router.history.push(path)
  }
}
