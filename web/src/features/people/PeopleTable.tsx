import type { PersonRow } from '@binome/contract/verbs/people.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { count, month } from '../../ui/format.ts'
import { claimedIn, dateOf, freedIn, lastMonths } from './months.ts'
import css from './PeopleTable.module.css'

/** What the evidence lines draw, as figures: people by month. */
export function PeopleTable({ rows, now = new Date() }: { rows: readonly PersonRow[]; now?: Date }) {
  const { t, i18n } = useTranslation()
  const months = lastMonths(now)
  const short = new Intl.DateTimeFormat(i18n.language, { month: 'short' })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone is scrolled with the arrows
    <section className={css.scroll} tabIndex={0} aria-label={t('people.table.caption')}>
      <table className={css.table}>
        <caption className="b-hidden">{t('people.table.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('people.table.person')}</th>
            {months.map((at) => (
              <th key={at} scope="col" className={css.month}>
                <abbr title={month(dateOf(at), i18n.language, 'long')}>{short.format(dateOf(at))}</abbr>
              </th>
            ))}
            <th scope="col" className={css.figure}>
              {t('people.table.freed')}
            </th>
            <th scope="col" className={css.claimed}>
              {t('people.table.claimed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const claimed = claimedIn(row.marks)
            return (
              <tr key={row.person.id}>
                <th scope="row">
                  <Link to="/people/$personId" params={{ personId: row.person.id }}>
                    {row.person.name}
                  </Link>
                </th>
                {months.map((at) => {
                  const freed = freedIn(row.marks, at)
                  return (
                    <td key={at} className={css.month}>
                      {freed > 0 ? count(freed, i18n.language) : ''}
                    </td>
                  )
                })}
                <td className={css.figure}>{count(row.freed, i18n.language)}</td>
                <td className={css.claimed}>{claimed ? month(dateOf(claimed), i18n.language) : ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
