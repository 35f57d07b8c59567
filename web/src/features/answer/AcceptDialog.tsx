import type { SkillRef } from '@binome/contract/terms.ts'
import type { AnswerView } from '@binome/contract/verbs/answer.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isRefusal } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
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
  const words = useRefusalWords()
  const [outcome, setOutcome] = useState<'solved' | 'partly'>('solved')
  const [thanks, setThanks] = useState('')
  const [shared, setShared] = useState(true)
  const [skills, setSkills] = useState(suggested)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async () => {
    setBusy(true)
    setError(null)
    try {
      const { id: answerId, version } = answer
      const skillIds = skills.map(({ id }) => id)
      await api.answers.accept({ answerId, version, outcome, skillIds, thanks: thanks.trim() || undefined, shared })
      announce(t('written.accept.said'))
      onClose()
    } catch (thrown) {
      if (isRefusal(thrown, 'ANSWER_CHANGED', 'ANSWER_STATE', 'NOT_FOUND')) onChanged()
      setError(thrown)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('written.accept.title', { name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={busy} onClick={() => void send()}>
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
        {error !== null && (
          <p className="b-md b-danger" role="status">
            {words(error)}
          </p>
        )}
      </div>
    </Dialog>
  )
}
