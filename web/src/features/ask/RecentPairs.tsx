import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { List, Row } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { Time } from '../../ui/Time.tsx'
import css from './RecentPairs.module.css'
import { useName } from './useName.ts'

/** Whom I last formed a pair with. */
export function RecentPairs() {
  const { t } = useTranslation()
  const name = useName()
  const { data } = useQuery(q.sessions.list.queryOptions({ input: { limit: 4 }, staleTime: 30_000 }))
  if (!data) return null
  return (
    <Section
      level={2}
      title={t('now.pairs')}
      aside={
        data.rows.length > 0 && (
          <Link to="/pairs" className="b-link b-sm">
            {t('now.pairsAll')}
          </Link>
        )
      }
    >
      {data.rows.length === 0 ? (
        <Notice title={t('now.noPairs')}>{t('now.noPairsHint')}</Notice>
      ) : (
        <List>
          {data.rows.map((row) => (
            <Row
              key={row.id}
              before={<Avatar person={row.other} />}
              after={
                <span className="b-sm b-dim">
                  <Time at={row.at} />
                </span>
              }
            >
              <b>{name(row.other)}</b>
              <p className={css.text}>{row.text.split('\n', 1)[0]}</p>
            </Row>
          ))}
        </List>
      )}
    </Section>
  )
}
