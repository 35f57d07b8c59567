import { X } from 'lucide-react'
import { type FocusEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/Button.tsx'
import css from './WeekEditor.module.css'
import { goesOn, type Stretch, wrongOf } from './week.ts'
import { useWeekWords } from './weekWords.ts'

export type StretchLineProps = {
  stretch: Stretch
  /** The name of its day. */
  day: string
  /** The cursor is placed in it when it appears. */
  begin: boolean
  onChange: (stretch: Stretch) => void
  onRemove: () => void
}

/**
 * From when to when. Kept when the focus leaves it, or at Enter: not between its two times, where a half of it could be
 * taken for a night.
 */
export function StretchLine({ stretch, day, begin, onChange, onRemove }: StretchLineProps) {
  const { t } = useTranslation()
  const words = useWeekWords()
  const id = useId()
  const [typed, setTyped] = useState(stretch)
  const [left, setLeft] = useState(false)
  const [known, setKnown] = useState(stretch)
  if (known.from !== stretch.from || known.to !== stretch.to) {
    // Saved, it may have become one with another.
    setKnown(stretch)
    setTyped(stretch)
  }
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (begin) first.current?.focus()
  }, [begin])
  const wrong = left ? wrongOf(typed) : null
  const keep = () => {
    setLeft(true)
    if (wrongOf(typed) === null && (typed.from !== stretch.from || typed.to !== stretch.to)) onChange(typed)
  }
  const field = (which: 'from' | 'to') => (
    <input
      type="time"
      className={css.time}
      aria-label={t(`asking.${which}`, { day })}
      aria-invalid={wrong !== null || undefined}
      aria-describedby={wrong ? `${id}-wrong` : undefined}
      ref={which === 'from' ? first : undefined}
      value={typed[which]}
      onChange={(event) => {
        setLeft(false)
        setTyped({ ...typed, [which]: event.currentTarget.value })
      }}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  )
  return (
    <li className={css.stretch}>
      <fieldset
        className={css.times}
        onBlur={({ currentTarget, relatedTarget }: FocusEvent) => currentTarget.contains(relatedTarget) || keep()}
      >
        <legend className="b-hidden">{`${day}, ${words.stretch(stretch)}`}</legend>
        {field('from')}
        <span aria-hidden="true" className={css.to} />
        {field('to')}
        {goesOn(typed) && wrongOf(typed) === null && <span className="b-sm b-mut">{t('asking.nextDay')}</span>}
      </fieldset>
      <IconButton label={t('asking.remove', { day, stretch: words.stretch(stretch) })} onClick={onRemove}>
        <X aria-hidden size={18} strokeWidth={1.75} />
      </IconButton>
      {wrong && (
        <p id={`${id}-wrong`} className={`b-sm b-danger ${css.wrong}`} role="status">
          {t(`asking.${wrong}`)}
        </p>
      )}
    </li>
  )
}
