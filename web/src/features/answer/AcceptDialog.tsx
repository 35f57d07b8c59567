import type { SkillRef } from '@binome/contract/terms.ts'
import type { AnswerView } from '@binome/contract/verbs/answer.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isRefusal } from '../../app/api.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { SkillsShown } from '../session/SkillsShown.tsx'
import css from './AcceptDialog.module.css'

/** What came of an answer: solved or in part, a word, the know-how it shows, and whether others may find it. */
export function AcceptDialog({
  answer,
  name,
  unnamed,
  skills: suggested,
  onChanged,
  onClose,
}: {
  answer: AnswerView
  name: string
  unnamed: boolean
  skills: readonly SkillRef[]
  /** It was changed or taken back meanwhile. */
  onChanged: () => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<'solved' | 'partly'>('solved')
  const [thanks, setThanks] = useState('')
  const [shared, setShared] = useState(true)
  const [skills, setSkills] = useState(suggested)
  const sending = useMutation({
    mutationFn: () => {
      const { id: answerId, version } = answer
      const skillIds = skills.map(({ id }) => id)
      return api.answers.accept({ answerId, version, outcome, skillIds, thanks: thanks.trim() || undefined, shared })
    },
    onSuccess: () => {
      announce(t('written.accept.said'))
      onClose()
    },
    onError: (error) => {
      if (isRefusal(error, 'ANSWER_CHANGED', 'ANSWER_STATE', 'NOT_FOUND')) onChanged()
    },
  })
  return (
    <Dialog
      title={t('written.accept.title', { name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={sending.isPending} onClick={() => sending.mutate()}>
            {t('written.accept.send')}
          </Button>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
        </>
      }
    >
      <div className={css.parts}>
        <Choice
          legend={t('written.accept.outcome')}
          value={outcome}
          onChange={setOutcome}
          options={(['solved', 'partly'] as const).map((value) => ({ value, label: t(`written.accept.${value}`) }))}
        />
        <TextArea
          label={t('written.accept.thanks', { name })}
          optional
          placeholder={t('written.accept.thanksPlaceholder')}
          value={thanks}
          maxLength={1000}
          onChange={(event) => setThanks(event.currentTarget.value)}
        />
        <SkillsShown skills={skills} onChange={setSkills} />
        <Switch
          first
          label={t('written.accept.shared')}
          hint={t('written.accept.sharedHint')}
          checked={shared}
          onChange={setShared}
        />
        {unnamed && <p className="b-md">{t('written.accept.tellsName', { name })}</p>}
        <WhyRefused error={sending.error} />
      </div>
    </Dialog>
  )
}
