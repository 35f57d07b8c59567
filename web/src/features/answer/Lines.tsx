import type { AnswerLine } from '@binome/contract/verbs/answer.ts'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { newId } from '../../app/id.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Say } from '../../ui/Say.tsx'
import { Time } from '../../ui/Time.tsx'
import css from './Lines.module.css'

/** The short exchange about an answer: what was said, and one line more while the ask waits. */
export function Lines({
  answerId,
  lines,
  me,
  other,
  open,
  onSaid,
}: {
  answerId: string
  lines: readonly AnswerLine[]
  me: 'seeker' | 'author'
  /** What one calls the other. */
  other: string
  open: boolean
  onSaid: () => void
}) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const [text, setText] = useState('')
  const saying = useMutation({
    mutationFn: () => api.answers.say({ answerId, id: newId(), text: text.trim() }),
    onSuccess: () => {
      setText('')
      onSaid()
    },
  })
  const say = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '' && !saying.isPending) saying.mutate()
  }
  if (!open && lines.length === 0) return null
  const label = t(me === 'seeker' && lines.length === 0 ? 'written.lines.ask' : 'written.lines.reply')
  return (
    <div className={css.lines}>
      {lines.length > 0 && (
        <ul className={css.said} aria-label={t('written.lines.title')}>
          {lines.map((line) => (
            <li key={line.id}>
              <p className="b-sm b-mut">
                {line.by === me ? t('written.lines.you') : other}, <Time at={line.at} />
              </p>
              <Say size="body">{line.text}</Say>
            </li>
          ))}
        </ul>
      )}
      {open && (
        <form className={css.more} onSubmit={say}>
          <Field
            label={label}
            bare
            placeholder={label}
            value={text}
            maxLength={500}
            error={saying.error === null ? undefined : `${words(saying.error)} ${t('written.lines.failed')}`}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" busy={saying.isPending} disabled={text.trim() === ''}>
            {t('written.lines.send')}
          </Button>
        </form>
      )}
    </div>
  )
}
