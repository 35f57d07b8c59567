import type { MyBudget, ThisWeek } from '@binome/contract/verbs/routing.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { NotRead } from '../../app/NotRead.tsx'
import { useRefusalWords } from '../../app/refusal.ts'
import { Pick } from '../../ui/Field.tsx'
import { span } from '../../ui/format.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { Loading } from '../../ui/Notice.tsx'
import { Rich } from '../../ui/Rich.tsx'
import { Section } from '../../ui/Section.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Refused } from '../door/Refused.tsx'
import css from './HelpingTime.module.css'
import { choicesOf, leftOf } from './helping.ts'

const WEEK: readonly ThisWeek[] = ['as_kept', 'more', 'no_more']

/** How much of my week I keep for helping, and what is given of it. Nobody else sees it, and it says so. */
export function HelpingTime() {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const cache = useQueryClient()
  const options = q.routing.myBudget.queryOptions()
  const { data: budget, error, refetch } = useQuery(options)
  const saying = useMutation({
    mutationFn: (said: { minutes: number | null; thisWeek: ThisWeek }) => api.routing.sayMyBudget(said),
    onSuccess: (saved) => {
      cache.setQueryData(options.queryKey, saved)
      announce(t('ui.saved'))
    },
  })
  return (
    <Section title={t('helping.title')} level={2} aside={<span>{t('helping.mineOnly')}</span>}>
      <div className={css.body}>
        {!budget && !error && <Loading />}
        {!budget && error && <NotRead error={error} again={refetch} />}
        {budget && (
          <>
            <Meter budget={budget} />
            {budget.overload && <p className={css.calm}>{t(`helping.overload.${budget.overload}`)}</p>}
            <div>
              <Segmented
                wide
                label={t('helping.thisWeek')}
                value={budget.thisWeek}
                onChange={(thisWeek) => saying.mutate({ minutes: budget.own, thisWeek })}
                options={WEEK.map((value) => ({ value, label: t(`helping.week.${value}`) }))}
              />
              <p className={`b-sm b-mut ${css.under}`}>{t(`helping.weekHint.${budget.thisWeek}`)}</p>
            </div>
            <Kept budget={budget} onKeep={(minutes) => saying.mutate({ minutes, thisWeek: budget.thisWeek })} />
            <p className="b-sm b-dim">{t('helping.counts', { count: budget.sessions })}</p>
          </>
        )}
        <Refused>{saying.error && words(saying.error)}</Refused>
      </div>
    </Section>
  )
}

function Meter({ budget }: { budget: MyBudget }) {
  const { t, i18n } = useTranslation()
  const { minutes, given } = budget
  const { left, share } = leftOf(budget)
  const long = (value: number) => span(value * 60, i18n.language)
  const values = { given: long(given), kept: long(minutes), left: long(left), zone: budget.timeZone }
  return (
    <div>
      <p className={`b-num ${css.said}`}>
        <Rich k={given === 0 ? 'helping.givenNothing' : 'helping.given'} values={values} />
      </p>
      <div className={css.bar} aria-hidden="true">
        <span className={css.fill} style={{ width: `${Math.round(share * 100)}%` }} />
      </div>
      <p className="b-sm b-mut b-num">
        {minutes === 0 ? t('helping.nothing') : left === 0 ? t('helping.full') : t('helping.left', values)}{' '}
        {t('helping.zone', values)}
      </p>
    </div>
  )
}

const USUAL = 'usual'

function Kept({ budget, onKeep }: { budget: MyBudget; onKeep: (minutes: number | null) => void }) {
  const { t, i18n } = useTranslation()
  const { own, usualMinutes, mostMinutes } = budget
  const long = (value: number) => span(value * 60, i18n.language)
  return (
    <Pick
      label={t('helping.keep')}
      hint={t('helping.frame', { most: long(mostMinutes) })}
      value={own === null ? USUAL : String(Math.min(own, mostMinutes))}
      onChange={(value) => onKeep(value === USUAL ? null : Number(value))}
      options={[
        { value: USUAL, label: t('helping.usual', { usual: long(usualMinutes) }) },
        ...choicesOf(budget).map((minutes) => ({
          value: String(minutes),
          label: minutes === 0 ? t('helping.none') : long(minutes),
        })),
      ]}
    />
  )
}
