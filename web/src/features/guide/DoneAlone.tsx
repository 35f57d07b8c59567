import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { Paged, pageAfterPage } from '../../app/Paged.tsx'
import { List } from '../../ui/List.tsx'
import { Say } from '../../ui/Say.tsx'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import css from './DoneAlone.module.css'

/** What I did again without help, after being shown. Nobody else is shown it. */
export function DoneAlone() {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    q.guide.mine.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor, limit: 8 }),
      ...pageAfterPage,
    }),
  )
  return (
    <Section
      title={t('guide.mine.title')}
      level={2}
      aside={<span className="b-sm b-dim">{t('helping.mineOnly')}</span>}
    >
      <Paged list={list} none={<p className={`b-md b-mut ${css.nothing}`}>{t('guide.mine.none')}</p>}>
        {(rows) => (
          <List>
            {rows.map(({ sessionId, text, helper, at, done, of }) => (
              <li key={sessionId} className={css.row}>
                <Say clamp size="small">
                  {text}
                </Say>
                <p className="b-sm b-dim">
                  {t('guide.mine.line', {
                    steps: t('guide.kept.aloneOf', { count: done, of }),
                    name: helper.name || t('people.erased'),
                  })}
                  , <Time at={at} />
                </p>
              </li>
            ))}
          </List>
        )}
      </Paged>
    </Section>
  )
}
