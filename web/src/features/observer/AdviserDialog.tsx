import type { SessionView } from '@binome/contract/session.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useFirstName } from '../ask/useName.ts'
import { ChooseDialog } from '../handover/ChooseDialog.tsx'

/** Who advises: one of those who may be asked now. The other one is asked before they are. */
export function AdviserDialog({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const { t } = useTranslation()
  const first = useFirstName()
  const { id: sessionId, other } = session
  const { data, error } = useQuery(
    q.observers.candidates.queryOptions({ input: { sessionId }, retry: false, staleTime: 0, gcTime: 0 }),
  )
  const words = {
    title: t('adviser.title'),
    hint: t('adviser.actHint'),
    line: t('adviser.line'),
    lineHint: t('adviser.lineHint'),
    linePlaceholder: t('adviser.linePlaceholder'),
    act: t('observer.propose', { name: first(other) }),
  }
  const propose = (personId: string, line: string) =>
    api.observers.propose({ sessionId, personId, comesTo: 'advise', line })
  return <ChooseDialog words={words} people={data?.people} error={error} propose={propose} onClose={onClose} />
}
