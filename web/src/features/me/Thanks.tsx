import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { ThanksList } from '../people/ThanksList.tsx'
import css from './MePage.module.css'

/** Words of thanks I received, newest first. */
export function Thanks() {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const thanks = useInfiniteQuery(
    q.outcomes.thanks.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor, limit: 8 }),
      initialPageParam: undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  )
  const rows = thanks.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Section title={t('me.thanks')} level={2}>
      {thanks.isPending && <Loading />}
      {thanks.isError && <Notice kind="error" title={words(thanks.error)} />}
      {thanks.data && rows.length === 0 && <p className={`b-md b-mut ${css.nothing}`}>{t('me.noThanks')}</p>}
      {rows.length > 0 && <ThanksList thanks={rows} />}
      {thanks.hasNextPage && (
        <Button size="sm" busy={thanks.isFetchingNextPage} onClick={() => void thanks.fetchNextPage()}>
          {t('ui.more')}
        </Button>
      )}
    </Section>
  )
}
