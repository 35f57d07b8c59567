import { useMutation } from '@tanstack/react-query'
import { isRefusal } from '../../app/api.ts'

/** Several things one may do to an ask: which is under way, and why the last one was refused. */
export function useDeeds() {
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: ({ deed }: { name: string; deed: () => Promise<unknown> }) => deed(),
  })
  return {
    act: (name: string, deed: () => Promise<unknown>) => mutate({ name, deed }),
    busy: isPending ? variables.name : null,
    // Moved on meanwhile: the live view already shows where it is.
    error: isRefusal(error, 'ASK_STATE') ? null : error,
  }
}
