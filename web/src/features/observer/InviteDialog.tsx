import type { SessionView } from '@binome/contract/session.ts'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useNow } from '../../app/live-react.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Loading } from '../../ui/Notice.tsx'
import { Colleague } from '../ask/Colleague.tsx'
import { useFirstName } from '../ask/useName.ts'
import css from './observer.module.css'

const SHOWN = 8

/** Who may look on: found by name. The other one is asked before they are. */
export function InviteDialog({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const { t } = useTranslation()
  const first = useFirstName()
  const me = useNow((now) => now.me.person.id)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const { data, error } = useQuery(
    q.people.list.queryOptions({
      input: { q: text.trim() || undefined, limit: SHOWN },
      placeholderData: keepPreviousData,
    }),
  )
  const proposing = useMutation({
    mutationFn: (personId: string) => api.observers.propose({ sessionId: session.id, personId }),
    onSuccess: onClose,
  })
  const people = (data?.rows ?? []).map(({ person }) => person).filter(({ id }) => id !== me && id !== session.other.id)
  const person = people.find(({ id }) => id === chosen)
  return (
    <Dialog
      title={t('observer.title')}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            disabled={!person}
            busy={proposing.isPending}
            onClick={() => person && proposing.mutate(person.id)}
          >
            {t('observer.propose', { name: first(session.other) })}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <p className="b-md b-mut">{t('observer.actHint')}</p>
        <Field label={t('observer.find')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        {data === undefined && !error && <Loading />}
        {data && people.length === 0 && (
          <p className="b-md b-mut" role="status">
            {t('observer.nobody')}
          </p>
        )}
        {people.length > 0 && (
          <Choice
            legend={<span className="b-sm b-mut">{t('observer.who')}</span>}
            value={person?.id ?? null}
            onChange={setChosen}
            options={people.map((one) => ({ value: one.id, label: <Colleague person={one} about={[one.team]} /> }))}
          />
        )}
        <WhyRefused error={error ?? proposing.error} />
      </div>
    </Dialog>
  )
}
