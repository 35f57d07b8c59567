import { useQuery } from '@tanstack/react-query'
import { q } from '../../app/api.ts'

/** What the house says of itself to a visitor; asked once a visit. */
export const useLook = () => useQuery(q.door.look.queryOptions({ staleTime: 5 * 60_000 }))
