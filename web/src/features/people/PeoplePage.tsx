import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { Paged, pageAfterPage } from '../../app/Paged.tsx'
import { useTitle } from '../../app/useTitle.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { EvidenceAxis, EvidenceLegend } from '../../ui/EvidenceLine.tsx'
import { byName } from '../../ui/format.ts'
import { List } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useTeams } from '../admin/useTeams.ts'
import { Gaps } from './Gaps.tsx'
import { sitesOf } from './months.ts'
import css from './PeoplePage.module.css'
import { PeopleRow } from './PeopleRow.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { useSearchText } from './useSearchText.ts'

const EVERYWHERE = ''
const PAGE = 25

/** Who knows what: a search over what people have shown and say they know, with its evidence and its freshness. */
export function Page() {
  const { t, i18n } = useTranslation()
  const { q: looked = '', site, team } = useSearch({ from: '/shell/people' })
  const go = useNavigate()
  const [table, setTable] = useState(false)
  const narrow = (next: { q?: string | undefined; site?: string | undefined; team?: string | undefined }) =>
    void go({ to: '/people', search: { q: looked || undefined, site, team, ...next }, replace: true })
  const [text, setText] = useSearchText(looked, (next) => narrow({ q: next || undefined }))
  useTitle(t('people.title'))

  const gaps = useQuery(q.people.gaps.queryOptions({ staleTime: 60_000 }))
  const { teams: allTeams = [] } = useTeams()
  const teams = allTeams.filter((one) => !site || one.site === site)
  const list = useInfiniteQuery(
    q.people.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ q: looked || undefined, site, team, cursor, limit: PAGE }),
      ...pageAfterPage,
      placeholderData: keepPreviousData,
    }),
  )
  const total = list.data?.pages[0]?.total
  const compare = byName(i18n.language)
  const sites = sitesOf(allTeams, compare)

  return (
    <div className={`b-page ${css.page}`}>
      <div className={`b-1-12 ${css.top}`}>
        <h1 className={`b-display ${css.title}`}>{t('people.title')}</h1>
        <search className={css.search}>
          <label className={css.field}>
            <Search aria-hidden size={20} strokeWidth={1.75} />
            <span className="b-hidden">{t('people.search')}</span>
            <input
              type="search"
              value={text}
              placeholder={t('people.search')}
              maxLength={200}
              enterKeyHint="search"
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <span className={css.found} role="status">
              {total !== undefined && t('people.found', { count: total })}
            </span>
          </label>
        </search>
        {sites.length > 1 && (
          <Segmented
            label={t('people.site')}
            value={site ?? EVERYWHERE}
            onChange={(next) => narrow({ site: next || undefined, team: undefined })}
            options={[
              { value: EVERYWHERE, label: t('people.everywhere') },
              ...sites.map((name) => ({ value: name, label: name })),
            ]}
            className={css.sites}
          />
        )}
      </div>

      <Section
        className="b-1-8"
        level={2}
        title={t(looked ? 'people.done' : 'people.everyone')}
        aside={
          <label className={css.team}>
            <span className="b-hidden">{t('people.team')}</span>
            <select value={team ?? ''} onChange={(event) => narrow({ team: event.currentTarget.value || undefined })}>
              <option value="">{t('people.allTeams')}</option>
              {teams.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        }
      >
        <Paged
          list={list}
          none={
            <Notice
              title={t('people.none')}
              action={
                looked && (
                  <Link to="/" search={{ text: looked }} className={`${buttonClass()} ${css.askAll}`}>
                    {t('people.noneAction')}
                  </Link>
                )
              }
            >
              {looked && <p>{t('people.noneHint')}</p>}
            </Notice>
          }
        >
          {(rows) => (
            <>
              {table ? (
                <PeopleTable rows={rows} />
              ) : (
                <>
                  <List>
                    {rows.map((row) => (
                      <PeopleRow key={row.person.id} row={row} />
                    ))}
                  </List>
                  <div className={css.axis}>
                    <EvidenceAxis />
                  </div>
                </>
              )}
              <div className={css.key}>
                {!table && <EvidenceLegend kinds={['solved', 'claimed']} />}
                <button type="button" className={`b-link b-sm ${css.toggle}`} onClick={() => setTable(!table)}>
                  {t(table ? 'people.table.back' : 'ui.table')}
                </button>
              </div>
            </>
          )}
        </Paged>
      </Section>
      <aside className={`b-9-12 ${css.rail}`}>{gaps.data && <Gaps gaps={gaps.data} />}</aside>
    </div>
  )
}
