import type { Channels } from '@binome/contract/terms.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, q } from '../../app/api.ts'

/** My channels and devices; a switch moves at once and falls back if the server refuses. */
export function useReach() {
  const client = useQueryClient()
  const options = q.reach.mine.queryOptions()
  const { data } = useQuery(options)
  const changing = useMutation({
    mutationFn: (changed: Partial<Channels>) => api.reach.change(changed),
    onMutate: (changed) => {
      const before = client.getQueryData(options.queryKey)
      if (before) client.setQueryData(options.queryKey, { ...before, channels: { ...before.channels, ...changed } })
      return { before }
    },
    onSuccess: (mine) => client.setQueryData(options.queryKey, mine),
    onError: (_error, _changed, context) => client.setQueryData(options.queryKey, context?.before),
  })
  return { mine: data ?? null, change: changing.mutate, error: changing.error }
}
