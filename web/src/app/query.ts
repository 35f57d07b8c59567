import { QueryClient } from '@tanstack/react-query'
import { refusalOf } from './api.ts'

/** A refusal is an answer: only what never arrived, or a server that asks for patience, is tried again. */
const worthRetrying = (failures: number, error: unknown) =>
  failures < 3 && ['OFFLINE', 'BUSY'].includes(refusalOf(error).code)

/** The cache of what verbs answered. What moves by itself is not here but in live.ts. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: false },
    // Without a network a deed is refused at once; kept back, it would be done later, when nobody means it any more.
    mutations: { retry: false, networkMode: 'always' },
  },
})
