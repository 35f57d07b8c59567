import type { SessionView } from '@binome/contract/session.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useFirstName } from '../ask/useName.ts'
import { ChooseDialog } from './ChooseDialog.tsx'

/** Who goes on. */
export function HandoverDialog({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const { t } = useTranslation()
  const first = useFirstName()
  const { id: sessionId, role, other } = session
  const { data, error } = useQuery(
    q.handover.candidates.queryOptions({ input: { sessionId }, retry: false, staleTime: 0, gcTime: 0 }),
  )
  const words = {
    title: t('handover.title'),
    hint: t('handover.actHint'),
    line: t('handover.line'),
    lineHint: t('handover.lineHint'),
    linePlaceholder: t('handover.linePlaceholder'),
    act: role === 'helper' ? t('handover.propose', { name: first(other) }) : t('handover.ask'),
  }
  const propose = (toId: string, line: string) => api.handover.propose({ sessionId, toId, line })
  return <ChooseDialog words={words} people={data?.people} error={error} propose={propose} onClose={onClose} />
}
