import { useTranslation } from 'react-i18next'
import { useRefusalWords } from '../../app/refusal.ts'
import { cx } from '../../ui/cx.ts'
import { exact, hour } from '../../ui/format.ts'
import { Rich } from '../../ui/Rich.tsx'
import { Roof, type RoofState } from '../../ui/Roof.tsx'
import css from './TapOutcome.module.css'
import type { Answered } from './useAnswer.ts'

const ROOF: Record<Exclude<Answered['at'], 'open' | 'sending' | 'refused'>, RoofState> = {
  arriving: 'live',
  declined: 'done',
  postponed: 'alone',
  gone: 'done',
}

/** What came of a tap, in one line under its roof; nothing while it is open. `name`: what one calls the seeker; `large`: it is the page. */
export function TapOutcome({ answered, name, large }: { answered: Answered; name: string; large?: boolean }) {
  const { i18n } = useTranslation()
  const words = useRefusalWords()
  if (answered.at === 'open' || answered.at === 'sending') return null
  if (answered.at === 'refused') {
    return (
      <p className="b-md b-danger" role="status">
        {words(answered.error)}
      </p>
    )
  }
  const today =
    answered.at === 'postponed' && answered.until.toDateString() === new Date().toDateString()
      ? hour(answered.until, i18n.language)
      : answered.at === 'postponed'
        ? exact(answered.until, i18n.language)
        : ''
  return (
    <p className={cx(css.outcome, large && css.large)} role="status">
      <Roof state={ROOF[answered.at]} width={large ? 64 : 36} />
      <span>
        {answered.at === 'gone' ? (
          <Rich k={`tap.${answered.because}`} values={{ name }} />
        ) : (
          <Rich k={`tap.${answered.at}`} values={{ name, when: today }} />
        )}
      </span>
    </p>
  )
}
