import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { NotRead } from '../../app/NotRead.tsx'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Pick } from '../../ui/Field.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Loading } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import css from './Rules.module.css'

const OFFERED = [0, 7, 30, 90, 180, 365]

/** How long this house keeps what two people recorded; or that nothing is recorded in it. */
export function RecordingDays() {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const { data, error, refetch } = useQuery(q.recordings.policy.queryOptions())
  const saving = useMutation({
    mutationFn: (days: number) => api.recordings.setPolicy({ days }),
    onSuccess: async () => {
      announce(t('ui.saved'))
      await cache.invalidateQueries({ queryKey: q.recordings.policy.key() })
    },
  })
  const days = saving.isPending ? saving.variables : data?.days
  return (
    <Section title={t('recording.days.title')} level={2}>
      <div className={css.block}>
        <p className="b-sm b-mut">{t('recording.days.hint')}</p>
        {days === undefined && (error ? <NotRead error={error} again={refetch} /> : <Loading />)}
        {days !== undefined && (
          <Pick
            label={t('recording.days.label')}
            value={String(days)}
            onChange={(value) => saving.mutate(Number(value))}
            options={[...new Set([...OFFERED, days])]
              .toSorted((a, b) => a - b)
              .map((count) => ({
                value: String(count),
                label: count === 0 ? t('recording.days.none') : t('recording.days.kept', { count }),
              }))}
          />
        )}
        <WhyRefused error={saving.error} />
      </div>
    </Section>
  )
}
