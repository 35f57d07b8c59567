import type { GuideStep } from '@binome/contract/session.ts'
import { ArrowDown, ArrowUp, Check, X } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import css from './Checklist.module.css'
import { doDeed } from './deeds.ts'
import { behind, isDone } from './pending.ts'

export type StepsProps = {
  sessionId: string
  steps: readonly GuideStep[]
  pass: 'together' | 'alone'
  /** Whoever reads it may tick: the seeker. */
  ticks?: boolean
  /** Pressed, a step is reworded, moved or removed. */
  changes?: boolean
}

/** A step: its number, its words, its tick. */
export function StepLine({
  sessionId,
  steps,
  step,
  n,
  pass,
  ticks = false,
  changes = false,
}: StepsProps & { step: GuideStep; n: number }) {
  const { t } = useTranslation()
  const [writing, setWriting] = useState<string | null>(null)
  const { id: stepId, version } = step
  const words = step.words || t('guide.shown')
  const done = isDone(step[pass])
  const tick = () => doDeed(sessionId, { do: 'tick', stepId, pass, turns: step[pass] + 1 })
  const move = (way: 'up' | 'down') => {
    const after = behind(steps, stepId, way)
    if (after !== undefined) doDeed(sessionId, { do: 'place', stepId, version, after })
  }
  const reword = () => {
    const said = writing?.trim() ?? ''
    setWriting(null)
    if (said && said !== step.words) doDeed(sessionId, { do: 'write', stepId, words: said, version })
  }
  const keys = (event: KeyboardEvent) => {
    if (!changes || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? 'up' : 'down')
  }
  const left = (event: FocusEvent) => {
    if (writing !== null && !event.currentTarget.contains(event.relatedTarget)) reword()
  }
  return (
    <li className={cx(css.step, done && css.done)} onKeyDown={keys} onBlur={left}>
      {ticks ? (
        <label className={css.tick}>
          <input type="checkbox" checked={done} aria-label={t('guide.tick', { n, words })} onChange={tick} />
          <Box n={n} done={done} />
        </label>
      ) : (
        <span className={css.tick} role="img" aria-label={t(done ? 'guide.isDone' : 'guide.isOpen')}>
          <Box n={n} done={done} />
        </span>
      )}
      {!changes ? (
        <span className={cx(css.words, !step.words && 'b-dim')}>{words}</span>
      ) : writing === null ? (
        <button
          type="button"
          className={cx(css.words, !step.words && 'b-dim')}
          title={t('guide.reword', { n })}
          onClick={() => setWriting(step.words)}
        >
          {words}
        </button>
      ) : (
        <>
          <input
            className={css.field}
            // biome-ignore lint/a11y/noAutofocus: the field stands where the words were that were just pressed
            autoFocus
            value={writing}
            maxLength={200}
            aria-label={t('guide.words', { n })}
            onChange={(event) => setWriting(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setWriting(null)
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) reword()
            }}
          />
          <span className={css.deeds}>
            <IconButton label={t('guide.up', { n })} disabled={n === 1} onClick={() => move('up')}>
              <ArrowUp aria-hidden />
            </IconButton>
            <IconButton label={t('guide.down', { n })} disabled={n === steps.length} onClick={() => move('down')}>
              <ArrowDown aria-hidden />
            </IconButton>
            <IconButton
              label={t('guide.remove', { n })}
              onClick={() => {
                setWriting(null)
                doDeed(sessionId, { do: 'remove', stepId, version })
              }}
            >
              <X aria-hidden />
            </IconButton>
          </span>
        </>
      )}
    </li>
  )
}

/** The number is the box: what is done shows a tick in its place. */
function Box({ n, done }: { n: number; done: boolean }) {
  return (
    <span className={css.number} aria-hidden>
      {done ? <Check /> : n}
    </span>
  )
}
