import { HANDOVER_LINE } from '@binome/contract/limits.ts'
import type { SessionView } from '@binome/contract/session.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Loading } from '../../ui/Notice.tsx'
import { Colleague } from '../ask/Colleague.tsx'
import { useFirstName } from '../ask/useName.ts'
import css from './handover.module.css'
import { useKnows } from './useKnows.ts'

/** Who goes on: one of those who may be asked now, and a line for them. */
export function HandoverDialog({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const { t } = useTranslation()
  const first = useFirstName()
  const knows = useKnows()
  const { id: sessionId, role, other } = session
  const { data, error } = useQuery(
    q.handover.candidates.queryOptions({ input: { sessionId }, retry: false, staleTime: 0, gcTime: 0 }),
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const [line, setLine] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const people = data?.people ?? []
  const to = people.find(({ person }) => person.id === chosen) ?? people[0]
  const propose = async () => {
    if (!to) return
    setBusy(true)
    setRefused(null)
    try {
      await api.handover.propose({ sessionId, toId: to.person.id, line })
      onClose()
    } catch (thrown) {
      setRefused(thrown)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('handover.title')}
      onClose={onClose}
      actions={
        to && (
          <>
            <Button kind="primary" busy={busy} onClick={() => void propose()}>
              {role === 'helper' ? t('handover.propose', { name: first(other) }) : t('handover.ask')}
            </Button>
            <Button kind="quiet" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
          </>
        )
      }
    >
      {data === undefined && !error && <Loading />}
      {data && !to && <p className="b-mut">{t('handover.none')}</p>}
      {to && (
        <div className={css.form}>
          <p className="b-md b-mut">{t('handover.actHint')}</p>
          <Choice
            legend={<span className="b-sm b-mut">{t('handover.who')}</span>}
            value={to.person.id}
            onChange={setChosen}
            options={people.map(({ person, reasons }) => ({
              value: person.id,
              label: <Colleague person={person} about={[person.team, ...knows(reasons).slice(0, 1)]} />,
            }))}
          />
          <TextArea
            label={t('handover.line')}
            hint={t('handover.lineHint')}
            placeholder={t('handover.linePlaceholder')}
            value={line}
            maxLength={HANDOVER_LINE}
            minRows={2}
            onChange={(event) => setLine(event.currentTarget.value)}
          />
        </div>
      )}
      <WhyRefused error={error ?? refused} />
    </Dialog>
  )
}
