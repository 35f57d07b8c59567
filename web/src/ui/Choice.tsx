import { type ReactNode, useId } from 'react'
import css from './Choice.module.css'
import { cx } from './cx.ts'

export type ChoiceProps<V extends string> = {
  legend: ReactNode
  value: V | null
  onChange: (value: V) => void
  /** The first one may be proposed: it takes the whole width and says why in `hint`. */
  options: readonly { value: V; label: ReactNode; hint?: ReactNode }[]
  /** Two columns from the second option on (DESIGN.md, After); one under 700 px. */
  columns?: boolean | undefined
}

/** One of several, as rows between hairlines. Native radio buttons. */
export function Choice<V extends string>({ legend, value, onChange, options, columns }: ChoiceProps<V>) {
  const name = useId()
  return (
    <fieldset className={css.choice}>
      <legend className={css.legend}>{legend}</legend>
      <div className={cx(css.rows, columns && css.columns)}>
        {options.map((option) => (
          <label key={option.value} className={cx(css.row, option.hint ? css.proposed : undefined)}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className={css.label}>{option.label}</span>
            {option.hint && <span className={css.hint}>{option.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
