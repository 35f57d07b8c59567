import { useMutation } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../../app/useTitle.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { chooseNewPassword } from './auth.ts'
import { useAuthWords } from './authWords.ts'
import { DoorPage } from './DoorPage.tsx'
import css from './door.module.css'
import { PasswordField } from './PasswordField.tsx'
import { MIN_PASSWORD } from './password.ts'
import { Refused } from './Refused.tsx'

/** Choosing a new password, from the link of a letter or of an administrator. */
export function Page() {
  const { t } = useTranslation()
  const { token } = useSearch({ from: '/door/new-password' })
  const words = useAuthWords()
  const [password, setPassword] = useState('')
  useTitle(t('door.newPassword.title'))
  const choosing = useMutation({ mutationFn: () => chooseNewPassword(token ?? '', password) })
  if (!token) {
    return (
      <DoorPage title={t('door.newPassword.title')} lead={t('door.newPassword.gone')}>
        <p className={css.after}>
          <Link to="/forgot" className={buttonClass({ kind: 'primary', size: 'lg' })}>
            {t('door.newPassword.another')}
          </Link>
        </p>
      </DoorPage>
    )
  }
  if (choosing.isSuccess) {
    return (
      <DoorPage title={t('door.newPassword.title')} lead={t('door.newPassword.done')}>
        <p className={css.after}>
          <Link to="/sign-in" className={buttonClass({ kind: 'primary', size: 'lg' })}>
            {t('door.signIn.submit')}
          </Link>
        </p>
      </DoorPage>
    )
  }
  return (
    <DoorPage title={t('door.newPassword.title')}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          choosing.mutate()
        }}
      >
        <PasswordField
          label={t('door.newPassword.password')}
          kind="new"
          value={password}
          onChange={setPassword}
          autoFocus
        />
        <Refused>{choosing.error && words(choosing.error, t('door.newPassword.gone'))}</Refused>
        <Button
          type="submit"
          kind="primary"
          size="lg"
          disabled={password.length < MIN_PASSWORD}
          busy={choosing.isPending}
        >
          {t('door.newPassword.submit')}
        </Button>
      </form>
    </DoorPage>
  )
}
