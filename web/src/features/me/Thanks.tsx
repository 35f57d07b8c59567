import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { Paged, pageAfterPage } from '../../app/Paged.tsx'
import { Section } from '../../ui/Section.tsx'
import { ThanksList } from '../people/ThanksList.tsx'
import css from './MePage.module.css'

/** Words of thanks I received, newest first. */
export function Thanks() {
  const { t } = useTranslation()
  const thanks = useInfiniteQuery(
    q.outcomes.thanks.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor, limit: 8 }),
      ...pageAfterPage,
    }),
  )
  return (
    <Section title={t('me.thanks')} level={2}>
      <Paged list={thanks} none={<p className={`b-md b-mut ${css.nothing}`}>{t('me.noThanks')}</p>}>
        {(rows) => <ThanksList thanks={rows} />}
      </Paged>
    </Section>
  )
}
