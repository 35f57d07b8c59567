import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { q } from '../../app/api.ts'
import type { Composer, Preview } from './composer.ts'

/** What the server says of the words, 300 ms after the last of them; the last answer stays while the next is on its way. */
export function usePreview({ text, skills }: Composer): Preview | null {
  const [typed] = useDebouncedValue(text.trim().slice(0, 10_000), 300)
  const input = { text: typed, skillIds: skills.map((skill) => skill.id) }
  const { data } = useQuery(
    q.asks.preview.queryOptions({ input, placeholderData: keepPreviousData, staleTime: 20_000, retry: false }),
  )
  return data ?? null
}
