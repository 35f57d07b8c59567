import type { GuideView, SessionView } from '@binome/contract/session.ts'
import { Plus } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../app/id.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { useFirstName } from '../ask/useName.ts'
import css from './Checklist.module.css'
import { doDeed, endAlone, useDeeds } from './deeds.ts'
import { ModeChoice } from './ModeChoice.tsx'
import { StepCount } from './StepCount.tsx'
import { StepLine, type StepsProps } from './StepLine.tsx'
import { useGuide } from './useGuide.ts'

/** The steps in the drawer: the seeker ticks them while doing them, both write them, then once without help. */
export function Checklist({ session }: { session: SessionView }) {
  const { t } = useTranslation()
  const guide = useGuide(session)
  const name = useFirstName()(session.other)
  const { steps, alone } = guide
  const pass = alone ? 'alone' : 'together'
  const { id: sessionId, role } = session
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (steps.length > 0) end.current?.scrollIntoView({ block: 'nearest' })
  }, [steps.length])
  return (
    <>
      <div className={css.scroll}>
        {!alone && <ModeChoice session={session} guide={guide} />}
        {steps.length === 0 ? (
          <p className={`b-sm b-dim ${css.none}`}>{t(`guide.none.${role}`, { name })}</p>
        ) : (
          <>
            <p className={`b-sm b-mut b-num ${css.count}`} role="status">
              <StepCount steps={steps} pass={pass} />
            </p>
            <StepList {...{ sessionId, steps, pass }} ticks={role === 'seeker'} changes={pass === 'together'} />
          </>
        )}
        <Alone session={session} any={steps.length > 0} alone={alone} />
        <div ref={end} />
      </div>
      <Refused sessionId={sessionId} />
      {!alone && <Add sessionId={sessionId} />}
    </>
  )
}

/** The list itself; on a phone it lies below the picture. */
export function StepList(props: StepsProps) {
  const { t } = useTranslation()
  return (
    <ol className={css.steps} aria-label={t('guide.label')}>
      {props.steps.map((step, at) => (
        <StepLine key={step.id} {...props} step={step} n={at + 1} />
      ))}
    </ol>
  )
}

function Alone({ session, any, alone }: { session: SessionView; any: boolean; alone: GuideView['alone'] }) {
  const { t } = useTranslation()
  const name = useFirstName()(session.other)
  const { id: sessionId, role } = session
  if (!any) return null
  if (alone) return <Button onClick={() => endAlone(sessionId, alone.since)}>{t('guide.alone.end')}</Button>
  if (role === 'helper') return <p className="b-sm b-dim">{t('guide.alone.helperHint', { name })}</p>
  return (
    <div className={css.alone}>
      <Button onClick={() => doDeed(sessionId, { do: 'alone', id: newId(), alone: true })}>
        {t('guide.alone.begin')}
      </Button>
      <p className="b-sm b-dim">{t('guide.alone.beginHint', { name })}</p>
    </div>
  )
}

/** What did not go through is said once, in words; what stands is shown already. */
function Refused({ sessionId }: { sessionId: string }) {
  const words = useRefusalWords()
  const refused = useDeeds().findLast((one) => one.refused !== null)
  if (refused?.sessionId !== sessionId) return null
  return (
    <p className={`b-sm b-danger ${css.refused}`} role="status">
      {words(refused.refused)}
    </p>
  )
}

function Add({ sessionId }: { sessionId: string }) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    const said = words.trim()
    if (!said) return
    doDeed(sessionId, { do: 'write', stepId: newId(), words: said, version: 0 })
    setWords('')
  }
  return (
    <form className={css.add} onSubmit={add}>
      <input
        className={css.field}
        value={words}
        maxLength={200}
        aria-label={t('guide.add')}
        placeholder={t('guide.add')}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <IconButton type="submit" label={t('guide.add')} disabled={!words.trim()}>
        <Plus aria-hidden />
      </IconButton>
    </form>
  )
}
