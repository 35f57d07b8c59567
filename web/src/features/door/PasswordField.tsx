import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import css from './door.module.css'
import { MIN_PASSWORD } from './password.ts'

export type PasswordFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** current: the one I have. new: one being chosen; says how long it must be while it is too short. */
  kind: 'current' | 'new'
  error?: string | undefined
  autoFocus?: boolean
}

/** A password that can be read while it is typed, pasted, and kept by a password manager. */
export function PasswordField({ label, value, onChange, kind, error, autoFocus }: PasswordFieldProps) {
  const { t } = useTranslation()
  const [seen, setSeen] = useState(false)
  const left = MIN_PASSWORD - value.length
  const rule = t('door.newPassword.hint', { length: MIN_PASSWORD })
  return (
    <div className={css.password}>
      <Field
        label={
          kind === 'new' ? (
            <>
              {label}
              <span className="b-hidden">. {rule}</span>
            </>
          ) : (
            label
          )
        }
        type={seen ? 'text' : 'password'}
        autoComplete={kind === 'new' ? 'new-password' : 'current-password'}
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={200}
        autoFocus={autoFocus}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button kind="quiet" size="sm" className={css.reveal} aria-pressed={seen} onClick={() => setSeen(!seen)}>
        {t(seen ? 'ui.hide' : 'ui.show')}
      </Button>
      {kind === 'new' && (
        <p className={`b-sm b-mut ${css.under}`} aria-hidden="true">
          {value.length > 0 && left > 0 ? t('door.strength', { count: left }) : rule}
        </p>
      )}
    </div>
  )
}
