import type { SessionView } from '@binome/contract/session.ts'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { StepList } from '../guide/Checklist.tsx'
import { useGuide } from '../guide/useGuide.ts'
import { useMarks } from './Ink.tsx'
import css from './Steps.module.css'

/** On a phone: the steps as text below the picture, to be ticked; those set down by the seeker are on the picture alone. */
export function Steps({ call, session }: { call: Call; session: SessionView }) {
  const { t } = useTranslation()
  const guide = useGuide(session)
  const steps = useMarks(call)
    .filter((mark) => mark.step !== null)
    .sort((a, b) => (a.step ?? 0) - (b.step ?? 0))
  if (guide.steps.length > 0) {
    return (
      <div className={css.steps}>
        <StepList
          sessionId={session.id}
          steps={guide.steps}
          pass={guide.alone ? 'alone' : 'together'}
          ticks={session.role === 'seeker'}
        />
      </div>
    )
  }
  if (steps.length === 0) return null
  return (
    <ol className={css.steps} aria-label={t('session.tools.step')}>
      {steps.map((mark) => (
        <li key={mark.id}>
          <span className={css.number}>{mark.step}</span>
          <span>{mark.words}</span>
        </li>
      ))}
    </ol>
  )
}
