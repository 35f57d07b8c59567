import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { List } from '../../ui/List.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { useRested } from '../me/useRested.ts'
import css from './admin.module.css'
import { MemberRow } from './MemberRow.tsx'
import { useTeams } from './useTeams.ts'

/** Who belongs to the house. `mine`: whoever looks administers it. */
export function Members({ mine }: { mine: boolean }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const [typed, setTyped] = useState('')
  const looked = useRested(typed.trim(), 250)
  const { teams = [] } = useTeams()
  const list = useInfiniteQuery(
    q.admin.members.infiniteOptions({
      input: (cursor: string | undefined) => ({ q: looked || undefined, cursor, limit: 30 }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <div className={css.search}>
        <Field
          label={t('admin.members.search')}
          bare
          type="search"
          placeholder={t('admin.members.search')}
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {list.isPending && <Loading />}
      {list.isError && (
        <Notice
          kind="error"
          title={words(list.error)}
          action={<Button onClick={() => void list.refetch()}>{t('frame.broken.again')}</Button>}
        />
      )}
      {list.data && rows.length === 0 && <Notice title={t('admin.members.none')} />}
      <List aria-busy={list.isPlaceholderData}>
        {rows.map((member) => (
          <MemberRow key={member.person.id} member={member} teams={teams} mine={mine} />
        ))}
      </List>
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
