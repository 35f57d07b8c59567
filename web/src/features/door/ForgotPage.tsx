import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../../app/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { askForReset } from './auth.ts'
import { useAuthWords } from './authWords.ts'
import { DoorPage } from './DoorPage.tsx'
import css from './door.module.css'
import { Refused } from './Refused.tsx'
import { useLook } from './useLook.ts'

/** A forgotten password: a letter where mail leaves the house, else whom to ask. */
export function Page() {
  const { t } = useTranslation()
  const look = useLook()
  const words = useAuthWords()
  const [email, setEmail] = useState('')
  useTitle(t('door.forgot.title'))
  const asking = useMutation({ mutationFn: () => askForReset(email.trim()) })
  const back = (
    <p className={css.after}>
      <Link to="/sign-in" className="b-link">
        {t('door.forgot.back')}
      </Link>
    </p>
  )
  if (look.isPending) {
    return (
      <DoorPage title={t('door.forgot.title')}>
        <Loading />
      </DoorPage>
    )
  }
  if (look.data && !look.data.mail) {
    return (
      <DoorPage title={t('door.forgot.title')} lead={t('door.forgot.noMail')}>
        {back}
      </DoorPage>
    )
  }
  return (
    <DoorPage title={t('door.forgot.title')} lead={t('door.forgot.lead')}>
      {asking.isSuccess ? (
        <Notice kind="wait" title={t('door.forgot.sent')} />
      ) : (
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault()
            asking.mutate()
          }}
        >
          <Field
            label={t('door.signIn.email')}
            type="email"
            name="email"
            autoComplete="username"
            inputMode="email"
            required
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Refused>{asking.error && words(asking.error, t('errors.BAD_INPUT'))}</Refused>
          <Button type="submit" kind="primary" size="lg" busy={asking.isPending}>
            {t('door.forgot.submit')}
          </Button>
        </form>
      )}
      {back}
    </DoorPage>
  )
}
