import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Notice.tsx'
import { NotRead } from './NotRead.tsx'
import css from './Paged.module.css'

/** How one gets from a page of a list to the next; for `infiniteOptions`. */
export const pageAfterPage = {
  initialPageParam: undefined,
  getNextPageParam: (last: { next: string | null }) => last.next ?? undefined,
}

export type PagedProps<Row> = {
  list: UseInfiniteQueryResult<InfiniteData<{ rows: Row[] }>>
  /** What is said of a list without rows. */
  none: ReactNode
  children: (rows: readonly Row[]) => ReactNode
}

/** A list that comes in pages, with everything it can be: on its way, failed, empty, shown, and with more behind it. */
export function Paged<Row>({ list, none, children }: PagedProps<Row>) {
  const { t } = useTranslation()
  const rows = list.data?.pages.flatMap((page) => page.rows)
  return (
    <>
      {list.isPending && <Loading />}
      {list.isError && <NotRead error={list.error} again={list.refetch} />}
      {rows?.length === 0 && none}
      {rows && rows.length > 0 && <div aria-busy={list.isPlaceholderData}>{children(rows)}</div>}
      {list.hasNextPage && (
        <p className={css.more}>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('ui.more')}
          </Button>
        </p>
      )}
    </>
  )
}
