import type { Figures as Told, Whose } from '@binome/contract/verbs/figures.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { NotRead } from '../../app/NotRead.tsx'
import { Button } from '../../ui/Button.tsx'
import { Pick } from '../../ui/Field.tsx'
import { count, day, percent, span } from '../../ui/format.ts'
import { List } from '../../ui/List.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { WideTable } from '../../ui/WideTable.tsx'
import { downloadText } from '../me/download.ts'
import { skillLabel } from '../people/skill.ts'
import css from './Figures.module.css'
import { barOf, daysOf } from './figures.ts'
import { csvText, figureLines, groupName, USES } from './figuresCsv.ts'

/** What managers see: waits, load and topics nobody answered, in groups of five at least; and what they never see. */
export function Figures() {
  const { t, i18n } = useTranslation()
  const [from, setFrom] = useState<string | undefined>()
  const { data, error, refetch } = useQuery(
    q.figures.read.queryOptions({ input: { from }, placeholderData: keepPreviousData }),
  )
  if (!data && error) return <NotRead error={error} again={refetch} />
  if (!data) return <Loading />
  const { periods, nextAt, shown } = data
  const next = t('figures.next', { date: day(new Date(nextAt), i18n.language) })
  const spanOf = (period: Told['period']) => {
    const { first, last } = daysOf(period)
    return t('figures.period', { from: day(first, i18n.language), to: day(last, i18n.language) })
  }
  const save = (told: Told) => {
    const head = [t('figures.about'), t('figures.group'), t('figures.measure'), t('figures.value')]
    const text = csvText([head, ...figureLines(t, i18n.language, told)], i18n.language)
    downloadText(`binome-${told.period.from.slice(0, 10)}.csv`, 'text/csv', text)
  }
  return (
    <div className={css.page}>
      {shown === null ? (
        <Notice title={t('figures.none')}>{next}</Notice>
      ) : (
        <>
          <div className={css.head}>
            {periods.length > 1 ? (
              <Pick
                label={t('figures.weeks')}
                value={shown.period.from}
                onChange={setFrom}
                options={periods.map((period) => ({ value: period.from, label: spanOf(period) }))}
              />
            ) : (
              <p className="b-lead">{spanOf(shown.period)}</p>
            )}
            <p className="b-sm b-mut">{next}</p>
            {shown.waits.length + shown.load.length > 0 && (
              <Button size="sm" onClick={() => save(shown)}>
                {t('figures.csv')}
              </Button>
            )}
          </div>
          <Shown shown={shown} />
        </>
      )}
      <NotShown />
    </div>
  )
}

function Shown({ shown }: { shown: Told }) {
  const { t, i18n } = useTranslation()
  const locale = i18n.language
  const ownTeam = useNow((now) => now.me.teamId)
  const isManager = useNow((now) => now.me.role) === 'manager'
  const house = shown.waits[0]
  if (shown.waits.length + shown.load.length === 0) return <Notice title={t('figures.few')} />
  const rows = [...shown.waits, ...shown.load]
  const merged = isManager && ownTeam !== null && !rows.some(({ of }) => of.whose === 'team')
  const untold = <span className="b-dim">{t('figures.untold')}</span>
  return (
    <>
      {merged && <p className="b-md b-mut">{t('figures.merged')}</p>}
      <div className={css.two}>
        <section>
          <h2>
            {house?.firstYesSeconds
              ? t('figures.half', { span: span(house.firstYesSeconds, locale) })
              : t('figures.waits.title')}
          </h2>
          <p className="b-md b-mut">{t('figures.waits.counted')}</p>
          {shown.waits.length === 0 ? (
            <p className={`b-md b-mut ${css.few}`}>{t('figures.few')}</p>
          ) : (
            <Table
              caption={t('figures.waits.title')}
              columns={[t('figures.waits.asks'), t('figures.waits.firstYes'), t('figures.waits.unanswered')]}
              rows={shown.waits.map(({ of, asks, firstYesSeconds, unanswered }) => ({
                of,
                cells: [
                  count(asks, locale),
                  firstYesSeconds === null ? untold : span(firstYesSeconds, locale),
                  unanswered === null ? untold : percent(unanswered, locale),
                ],
              }))}
            />
          )}
        </section>
        <section>
          <h2>{t('figures.load.title')}</h2>
          <p className="b-md b-mut">{t('figures.load.counted')}</p>
          {shown.load.length === 0 ? (
            <p className={`b-md b-mut ${css.few}`}>{t('figures.few')}</p>
          ) : (
            <Table
              caption={t('figures.load.title')}
              columns={[
                t('figures.load.helpers'),
                t('figures.load.taps'),
                t('figures.load.given'),
                t('figures.load.use'),
              ]}
              rows={shown.load.map(({ of, helpers, taps, minutes, budgetUse }) => ({
                of,
                cells: [
                  count(helpers, locale),
                  count(taps, locale),
                  span(minutes * 60, locale),
                  budgetUse === null ? untold : t(`figures.use.${USES[budgetUse - 1] ?? 'all'}`),
                ],
              }))}
            />
          )}
        </section>
      </div>
      <p className="b-sm b-dim">{t('figures.rounded')}</p>
      <Topics topics={shown.topics} />
    </>
  )
}

function Topics({ topics }: { topics: Told['topics'] }) {
  const { t, i18n } = useTranslation()
  const most = Math.max(...topics.map(({ asks }) => asks), 1)
  return (
    <Section title={t('figures.topics.title')} level={2} aside={<span>{t('figures.topics.counted')}</span>}>
      {topics.length === 0 ? (
        <p className={`b-md b-mut ${css.few}`}>{t('figures.topics.none')}</p>
      ) : (
        <List>
          {topics.map(({ skill, asks }) => (
            <li key={skill.id} className={css.topic}>
              <span>{skillLabel(skill, i18n.language)}</span>
              <span className={css.bar} aria-hidden="true">
                <i style={{ width: barOf(asks, most) }} />
              </span>
              <b className="b-num">{t('figures.topics.asks', { asks: count(asks, i18n.language) })}</b>
            </li>
          ))}
        </List>
      )}
    </Section>
  )
}

type TableProps = { caption: string; columns: string[]; rows: { of: Whose; cells: ReactNode[] }[] }

function Table({ caption, columns, rows }: TableProps) {
  const { t } = useTranslation()
  return (
    <WideTable caption={caption} head={[t('figures.group'), ...columns]} className={css.table}>
      {rows.map(({ of, cells }) => (
        <tr key={of.whose === 'team' ? of.teamId : of.whose} data-house={of.whose === 'house' || undefined}>
          <th scope="row">{groupName(t, of)}</th>
          {cells.map((cell, at) => (
            <td key={columns[at]}>{cell}</td>
          ))}
        </tr>
      ))}
    </WideTable>
  )
}

const NEVER = ['person', 'five', 'declines', 'presence', 'days', 'words', 'frozen'] as const

/** For whoever watches over those who work here: what nobody can have from this page. */
function NotShown() {
  const { t } = useTranslation()
  return (
    <Section title={t('figures.never.title')} level={2}>
      <ul className={css.never}>
        {NEVER.map((one) => (
          <li key={one}>{t(`figures.never.${one}`)}</li>
        ))}
      </ul>
    </Section>
  )
}
