import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { pageAfterPage } from '../../app/Paged.tsx'
import { byName } from '../../ui/format.ts'

/** All teams of the house by name, page after page, for lists to choose from. */
export function useTeams() {
  const { i18n } = useTranslation()
  const list = useInfiniteQuery(
    q.admin.teams.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor, limit: 100 }),
      ...pageAfterPage,
    }),
  )
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const compare = byName(i18n.language)
  const teams = list.data?.pages.flatMap((page) => page.rows).sort((a, b) => compare(a.name, b.name))
  return { teams, error: list.error, again: () => void list.refetch() }
}
