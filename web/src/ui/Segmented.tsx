import { useId } from 'react'
import { cx } from './cx.ts'
import css from './Segmented.module.css'

export type SegmentedProps<V extends string> = {
  /** Spoken name of the group. */
  label: string
  value: V | null
  onChange: (value: V) => void
  options: readonly { value: V; label: string }[]
  /** Takes the whole width; each part as much as its words need, and its share of what is left. */
  wide?: boolean | undefined
  className?: string | undefined
}

/** A few short choices, one of them on. Native radio buttons: arrows move, the label is the target. */
export function Segmented<V extends string>({ label, value, onChange, options, wide, className }: SegmentedProps<V>) {
  const name = useId()
  return (
    <fieldset className={cx(css.group, wide && css.wide, className)}>
      <legend className="b-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={css.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            // A radio that is already on gives no change: choosing it again still counts as an answer.
            onClick={() => option.value === value && onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
