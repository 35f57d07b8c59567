import { HANDOVER_LINE } from '@binome/contract/limits.ts'
import type { ReasonView } from '@binome/contract/now.ts'
import type { PersonRef } from '@binome/contract/terms.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Loading } from '../../ui/Notice.tsx'
import { Colleague } from '../ask/Colleague.tsx'
import css from './handover.module.css'
import { useKnows } from './useKnows.ts'

type Props = {
  words: Record<'title' | 'hint' | 'line' | 'lineHint' | 'linePlaceholder' | 'act', string>
  /** Undefined while they are read. */
  people: readonly { person: PersonRef; reasons: readonly ReasonView[] }[] | undefined
  error: unknown
  propose: (personId: string, line: string) => Promise<unknown>
  onClose: () => void
}

/** One of those who may be asked now, and a line for them. */
export function ChooseDialog({ words, people, error, propose, onClose }: Props) {
  const { t } = useTranslation()
  const knows = useKnows()
  const [chosen, setChosen] = useState<string | null>(null)
  const [line, setLine] = useState('')
  const to = people?.find(({ person }) => person.id === chosen) ?? people?.[0]
  const proposing = useMutation({ mutationFn: (personId: string) => propose(personId, line), onSuccess: onClose })
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      actions={
        to && (
          <>
            <Button kind="primary" busy={proposing.isPending} onClick={() => proposing.mutate(to.person.id)}>
              {words.act}
            </Button>
            <Button kind="quiet" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
          </>
        )
      }
    >
      {people === undefined && !error && <Loading />}
      {people && !to && <p className="b-mut">{t('handover.none')}</p>}
      {to && (
        <div className={css.form}>
          <p className="b-md b-mut">{words.hint}</p>
          <Choice
            legend={<span className="b-sm b-mut">{t('handover.who')}</span>}
            value={to.person.id}
            onChange={setChosen}
            options={(people ?? []).map(({ person, reasons }) => ({
              value: person.id,
              label: <Colleague person={person} about={[person.team, ...knows(reasons).slice(0, 1)]} />,
            }))}
          />
          <TextArea
            label={words.line}
            hint={words.lineHint}
            placeholder={words.linePlaceholder}
            value={line}
            maxLength={HANDOVER_LINE}
            minRows={2}
            onChange={(event) => setLine(event.currentTarget.value)}
          />
        </div>
      )}
      <WhyRefused error={error ?? proposing.error} />
    </Dialog>
  )
}
