import type { SessionRow } from '@binome/contract/verbs/session.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Loading } from '../../ui/Notice.tsx'
import { useFirstName } from '../ask/useName.ts'
import css from './KeptSteps.module.css'
import { KeptSteps } from './KeptSteps.tsx'

/** Of a session that is over: what was done without help, and its steps, read when they are opened. */
export function PastSteps({ row }: { row: SessionRow }) {
  const { t } = useTranslation()
  const name = useFirstName()
  const words = useRefusalWords()
  const [open, setOpen] = useState(false)
  const { data, error } = useQuery(
    q.sessions.get.queryOptions({ input: { sessionId: row.id }, enabled: open, retry: false }),
  )
  const alone = row.doneAlone
  if (row.steps === 0 && !alone) return null
  return (
    <>
      {alone && (
        <p className="b-sm b-ok">
          {t(row.role === 'seeker' ? 'guide.kept.aloneOf' : 'guide.kept.theyAlone', {
            count: alone.done,
            of: alone.of,
            name: name(row.other),
          })}
        </p>
      )}
      {row.steps > 0 && (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className={`b-sm ${css.summary}`}>{t('guide.kept.open')}</summary>
          {error ? (
            <p className="b-sm b-danger">{words(error)}</p>
          ) : data?.state === 'ended' ? (
            <KeptSteps guide={data.guide} />
          ) : (
            open && <Loading />
          )}
        </details>
      )}
    </>
  )
}
