import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'
import { changePassword } from '../door/auth.ts'
import { useAuthWords } from '../door/authWords.ts'
import { PasswordField } from '../door/PasswordField.tsx'
import { MIN_PASSWORD } from '../door/password.ts'
import { Refused } from '../door/Refused.tsx'
import { Saved } from './Saved.tsx'
import css from './SettingsPage.module.css'

/** Changing my password; every other device is signed out. */
export function PasswordForm({ email }: { email: string | null }) {
  const { t } = useTranslation()
  const words = useAuthWords()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const changing = useMutation({
    mutationFn: () => changePassword(current, next),
    onSuccess: () => {
      setCurrent('')
      setNext('')
    },
  })
  return (
    <Section title={t('settings.password')} level={2}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          changing.mutate()
        }}
      >
        {/* So that a password manager knows whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={email ?? ''} readOnly hidden />
        <PasswordField label={t('settings.passwordNow')} kind="current" value={current} onChange={setCurrent} />
        <PasswordField label={t('settings.passwordNew')} kind="new" value={next} onChange={setNext} />
        <Refused>{changing.error && words(changing.error, t('settings.passwordWrong'))}</Refused>
        <div className={css.submit}>
          <Button type="submit" busy={changing.isPending} disabled={current === '' || next.length < MIN_PASSWORD}>
            {t('settings.passwordChange')}
          </Button>
          <Saved>{changing.isSuccess && t('settings.passwordChanged')}</Saved>
        </div>
      </form>
    </Section>
  )
}
