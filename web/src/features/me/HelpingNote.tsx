import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import css from './HelpingTime.module.css'
import { noteOf } from './helping.ts'

/** Beside my availability, only when there is something to know: my week is given, closed, or far heavier than usual. */
export function HelpingNote() {
  const { t } = useTranslation()
  const { data } = useQuery(q.routing.myBudget.queryOptions({ staleTime: 60_000 }))
  const note = data && noteOf(data)
  if (!note) return null
  return (
    <p className={`b-sm ${css.calm}`}>
      {t(note === 'full' || note === 'nothing' ? `helping.${note}` : `helping.note.${note}`)}{' '}
      <Link to="/me">{t('helping.title')}</Link>
    </p>
  )
}
