import type { AskView } from '@binome/contract/now.ts'
import type { SkillRef } from '@binome/contract/terms.ts'
import type { AnswerView } from '@binome/contract/verbs/answer.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q, refusalOf } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { WhyRefused } from '../../app/WhyRefused.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { relative } from '../../ui/format.ts'
import { useMoment } from '../../ui/moment.ts'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { useFirstName, useName } from '../ask/useName.ts'
import { AcceptDialog } from './AcceptDialog.tsx'
import { AnswerBody } from './AnswerBody.tsx'
import css from './Answers.module.css'
import { Lines } from './Lines.tsx'

type Over = Extract<AskView, { state: 'parked' | 'resolved' }>

/** Written answers to one of my asks: read, asked back, accepted, or gone on with live. */
export function Answers({ ask }: { ask: Over }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const arrived = ask.state === 'parked' ? ask.answers : 0
  const { data, error, refetch } = useQuery(
    q.answers.list.queryOptions({ input: { askId: ask.id }, staleTime: 0, refetchOnWindowFocus: true }),
  )
  // The live view tells how many there are; what they say is read anew when that changes, and once it is over.
  const told = useRef(arrived)
  useEffect(() => {
    if (told.current === arrived) return
    told.current = arrived
    void refetch()
  }, [arrived, refetch])
  const waits = ask.state === 'parked'
  if (error && !data) {
    return (
      <Notice
        kind="error"
        title={t('written.answers.failed')}
        code={refusalOf(error).code}
        action={<Button onClick={() => void refetch()}>{t('written.answers.retry')}</Button>}
      >
        {words(error)}
      </Notice>
    )
  }
  if (!data) return waits && ask.answers > 0 ? <Loading /> : null
  const { answers } = data
  if (answers.length === 0) {
    if (!waits || !ask.written) return null
    return <Notice title={t('written.answers.none')}>{t('written.answers.noneHint')}</Notice>
  }
  const [first] = answers
  const accepted = first?.state === 'accepted'
  const parts = accepted ? [[first], answers.slice(1)] : [answers]
  return (
    <>
      {parts.map(
        (part, index) =>
          part.length > 0 && (
            <Section
              key={part[0]?.id}
              level={2}
              title={
                accepted
                  ? t(index === 0 ? 'written.answers.accepted' : 'written.answers.other')
                  : t('written.answers.title', { count: answers.length })
              }
            >
              <ol className={css.list}>
                {part.map((answer) => (
                  <One
                    key={answer.id}
                    answer={answer}
                    waits={waits}
                    alone={answers.length === 1}
                    unnamed={data.unnamed}
                    skills={data.suggestedSkills}
                    again={() => void refetch()}
                  />
                ))}
              </ol>
            </Section>
          ),
      )}
    </>
  )
}

function One({
  answer,
  waits,
  alone,
  unnamed,
  skills,
  again,
}: {
  answer: AnswerView
  waits: boolean
  alone: boolean
  unnamed: boolean
  skills: readonly SkillRef[]
  again: () => void
}) {
  const { t, i18n } = useTranslation()
  const full = useName()
  const first = useFirstName()
  const now = new Date(useMoment())
  const [accepting, setAccepting] = useState(false)
  const ago = (at: string) => relative(new Date(at), now, i18n.language)
  const name = first(answer.by)
  // The live view turns this page into the search.
  const calling = useMutation({ mutationFn: () => api.answers.call({ answerId: answer.id }), onError: again })
  const open = waits && answer.state === 'sent'
  return (
    <li className={css.answer} data-answer={answer.state}>
      <p className={css.by}>
        <Avatar person={answer.by} />
        <span>
          {t('written.answers.by', { name: full(answer.by), ago: ago(answer.sentAt) })}
          {answer.changedAt && (
            <span className="b-mut">, {t('written.answers.changed', { ago: ago(answer.changedAt) })}</span>
          )}
        </span>
      </p>
      <AnswerBody text={answer.text} pictures={answer.pictures} name={name} />
      <Lines answerId={answer.id} lines={answer.lines} me="seeker" other={name} open={open} onSaid={again} />
      {open && (
        <div className={css.deeds}>
          <Button kind={alone ? 'primary' : 'second'} onClick={() => setAccepting(true)}>
            {t('written.answers.accept')}
          </Button>
          {answer.callable && (
            <Button
              busy={calling.isPending}
              title={t('written.answers.callHint', { name })}
              onClick={() => calling.mutate()}
            >
              {t('written.answers.call')}
            </Button>
          )}
        </div>
      )}
      <WhyRefused error={calling.error} />
      {accepting && (
        <AcceptDialog
          answer={answer}
          name={name}
          unnamed={unnamed}
          skills={skills}
          onChanged={again}
          onClose={() => setAccepting(false)}
        />
      )}
    </li>
  )
}
