import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { q } from '../../app/api.ts'
import { cx } from '../../ui/cx.ts'
import { skillLabel } from '../people/skill.ts'
import { type Claims, type Offer, offersFor, withOffer, withoutLabel, withoutSkill } from './claims.ts'
import css from './SkillPicker.module.css'
import { useRested } from './useRested.ts'

export type SkillPickerProps = {
  label: string
  /** Below the label, small. */
  hint?: string | undefined
  placeholder: string
  /** Only skills of the house: words of one's own are not offered, and `none` is said when there is no such skill. */
  known?: boolean | undefined
  none?: string | undefined
  claims: Claims
  onChange: (claims: Claims) => void
  /** The cursor is placed here when it appears. */
  begin?: boolean
  /** Enter in an empty field: the form goes on. */
  onDone?: (() => void) | undefined
}

/**
 * Says skills: type, pick one of the house or keep the words as they are. A combobox: arrows move, Enter takes, Escape
 * closes, Backspace in an empty field takes the last one back.
 */
export function SkillPicker(props: SkillPickerProps) {
  const { label, hint, placeholder, known = false, none, claims, onChange, begin, onDone } = props
  const { t, i18n } = useTranslation()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (begin) field.current?.focus()
  }, [begin])
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const rested = useRested(typed.trim(), 150)
  const found = useQuery(
    q.people.skills.queryOptions({
      input: { q: rested, limit: 20 },
      enabled: rested.length > 0,
      placeholderData: (before) => before,
    }),
  )
  const all = typed.trim() ? offersFor(typed, found.data?.rows ?? [], claims) : []
  const offers = known ? all.filter(({ kind }) => kind === 'skill') : all
  const shown = open && offers.length > 0
  const current = Math.min(at, offers.length - 1)

  const take = (offer: Offer) => {
    onChange(withOffer(claims, offer))
    setTyped('')
    setOpen(false)
    setAt(0)
    field.current?.focus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const offer = offers[current]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (offers.length === 0) return
      event.preventDefault()
      setOpen(true)
      if (shown) setAt((current + (event.key === 'ArrowDown' ? 1 : offers.length - 1)) % offers.length)
    } else if (event.key === 'Enter' && typed.trim()) {
      event.preventDefault()
      if (offer) take(offer)
    } else if (event.key === 'Enter' && onDone) {
      event.preventDefault()
      onDone()
    } else if (event.key === 'Escape' && shown) {
      event.stopPropagation()
      setOpen(false)
    } else if (event.key === 'Backspace' && typed === '') {
      const lastLabel = claims.labels.at(-1)
      const lastSkill = claims.skills.at(-1)
      if (lastLabel !== undefined) onChange(withoutLabel(claims, lastLabel))
      else if (lastSkill) onChange(withoutSkill(claims, lastSkill.id))
    }
  }
  const chip = (key: string, words: string, remove: () => void) => (
    <li key={key} className={css.chip}>
      {words}
      <button
        type="button"
        aria-label={t('me.claimRemove', { label: words })}
        onClick={() => {
          remove()
          field.current?.focus()
        }}
      >
        <X aria-hidden size={16} strokeWidth={2} />
      </button>
    </li>
  )

  return (
    <div className={css.picker}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={cx('b-sm b-mut', css.hint)}>
          {hint}
        </p>
      )}
      <div className={css.box}>
        {(claims.skills.length > 0 || claims.labels.length > 0) && (
          <ul className={css.chips}>
            {claims.skills.map((skill) =>
              chip(skill.id, skillLabel(skill, i18n.language), () => onChange(withoutSkill(claims, skill.id))),
            )}
            {claims.labels.map((words) => chip(words, words, () => onChange(withoutLabel(claims, words))))}
          </ul>
        )}
        <input
          ref={field}
          id={id}
          role="combobox"
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-describedby={hint ? `${id}-hint` : undefined}
          aria-activedescendant={shown ? `${id}-${current}` : undefined}
          autoComplete="off"
          maxLength={80}
          placeholder={placeholder}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setOpen(true)
            setAt(0)
          }}
          onKeyDown={press}
          onBlur={() => setOpen(false)}
        />
      </div>
      {none && (
        <p className="b-sm b-mut" role="status">
          {rested && rested === typed.trim() && found.data && offers.length === 0 ? none : null}
        </p>
      )}
      <div id={`${id}-list`} role="listbox" aria-label={label} className={css.list} hidden={!shown}>
        {offers.map((offer, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field answers to the keys (aria-activedescendant)
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
          <div
            key={offer.kind === 'skill' ? offer.skill.id : 'label'}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            className={cx(css.option, index === current && css.current)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => take(offer)}
          >
            {offer.kind === 'skill' ? skillLabel(offer.skill, i18n.language) : t('me.claimNew', { label: offer.label })}
          </div>
        ))}
      </div>
    </div>
  )
}
