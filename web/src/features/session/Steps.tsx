import { useTranslation } from 'react-i18next'
import type { Call } from '../../call/call.ts'
import { useMarks } from './Ink.tsx'
import css from './Steps.module.css'

/** On a phone: the steps set down on the picture, as text below it. */
export function Steps({ call }: { call: Call }) {
  const { t } = useTranslation()
  const steps = useMarks(call)
    .filter((mark) => mark.step !== null)
    .sort((a, b) => (a.step ?? 0) - (b.step ?? 0))
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
