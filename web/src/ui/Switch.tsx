import { type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import css from './Switch.module.css'

export type SwitchProps = {
  checked: boolean
  onChange: (checked: boolean) => void
  label: ReactNode
  /** A second line, spoken as the description. */
  hint?: ReactNode | undefined
  /** The switch before its words (default: after them, at the end of the row). */
  first?: boolean | undefined
  disabled?: boolean | undefined
}

/** One thing, on or off, at once. A native checkbox with the role of a switch. */
export function Switch({ checked, onChange, label, hint, first, disabled }: SwitchProps) {
  const id = useId()
  return (
    <div className={cx(css.row, first && css.first)}>
      <div className={css.words}>
        <label htmlFor={id}>
          <b>{label}</b>
        </label>
        {hint && (
          <p id={`${id}-hint`} className="b-sm b-mut">
            {hint}
          </p>
        )}
      </div>
      <input
        id={id}
        className={css.switch}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  )
}
