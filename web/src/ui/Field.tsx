import { Textarea as Autosize } from '@mantine/core'
import { type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import css from './Field.module.css'

type Around = {
  label: ReactNode
  /** Below the label, small. */
  hint?: ReactNode | undefined
  /** What is wrong, in words; ties itself to the field. */
  error?: ReactNode | undefined
  /** Adds « facultatif » after the label. */
  optional?: boolean | undefined
  /** The label is spoken only. */
  bare?: boolean | undefined
}

function Frame({ id, label, hint, error, optional, bare, children }: Around & { id: string; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className={css.field}>
      <label htmlFor={id} className={bare ? 'b-hidden' : css.label}>
        {label}
        {optional && <span className={css.optional}> {t('ui.optional')}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="b-sm b-mut">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className={css.error} role="status">
          {error}
        </p>
      )}
    </div>
  )
}

const described = (id: string, hint: ReactNode, error: ReactNode) =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

export type FieldProps = Around & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }

/** One line of text, with its label above, its hint and its error below. */
export function Field({ label, hint, error, optional, bare, className, ...input }: FieldProps) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} optional={optional} bare={bare}>
      <input
        {...input}
        id={id}
        className={cx(css.input, className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, hint, error)}
      />
    </Frame>
  )
}

export type TextAreaProps = Around &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'rows' | 'color' | 'size' | 'style' | 'required' | 'disabled'> & {
    /** people: Newsreader, when one writes to somebody. ui: the product's voice. */
    voice?: 'ui' | 'people' | undefined
    minRows?: number | undefined
    /** Grows to this many lines, then scrolls. */
    maxRows?: number | undefined
    required?: boolean | undefined
    disabled?: boolean | undefined
    ref?: Ref<HTMLTextAreaElement> | undefined
  }

/** A text that grows with what is written. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  bare,
  voice = 'people',
  minRows = 1,
  maxRows = 8,
  required = false,
  disabled = false,
  className,
  ...input
}: TextAreaProps) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} optional={optional} bare={bare}>
      <Autosize
        {...input}
        required={required}
        disabled={disabled}
        id={id}
        autosize
        unstyled
        minRows={minRows}
        maxRows={maxRows}
        classNames={{ input: cx(css.input, css.area, voice === 'people' && css.people, className) }}
        aria-invalid={error ? true : undefined}
        aria-describedby={described(id, hint, error)}
      />
    </Frame>
  )
}

export type PickProps<V extends string> = Around & {
  value: V
  onChange: (value: V) => void
  options: readonly { value: V; label: string }[]
  disabled?: boolean | undefined
}

/** One of many, by name: the system's own list, which every phone and screen reader knows. */
export function Pick<V extends string>({
  label,
  hint,
  error,
  optional,
  bare,
  value,
  onChange,
  options,
  disabled,
}: PickProps<V>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error} optional={optional} bare={bare}>
      <select
        id={id}
        className={cx(css.input, css.pick)}
        value={value}
        disabled={disabled}
        aria-describedby={described(id, hint, error)}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  )
}
