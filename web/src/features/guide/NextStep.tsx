import type { SessionView } from '@binome/contract/session.ts'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/live-react.ts'
import css from './NextStep.module.css'
import { isDone } from './pending.ts'
import { StepCount } from './StepCount.tsx'
import { StepLine } from './StepLine.tsx'
import { useGuide } from './useGuide.ts'

/** In the window over their own work: the step the seeker is at, to be ticked without leaving it. */
export function NextStep() {
  const session = useNow((now) => now.session)
  if (session?.role !== 'seeker') return null
  return <Next session={session} />
}

function Next({ session }: { session: SessionView }) {
  const { t } = useTranslation()
  const { steps, alone } = useGuide(session)
  if (steps.length === 0) return null
  const pass = alone ? 'alone' : 'together'
  const at = steps.findIndex((step) => !isDone(step[pass]))
  const step = steps[at]
  return (
    <div className={css.next}>
      {step && (
        <ol className={css.step} aria-label={t('guide.label')}>
          <StepLine key={step.id} {...{ steps, step, pass }} sessionId={session.id} n={at + 1} ticks />
        </ol>
      )}
      <p className="b-sm b-mut b-num">
        <StepCount steps={steps} pass={pass} />
      </p>
    </div>
  )
}
