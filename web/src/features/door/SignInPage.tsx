import { useMutation } from '@tanstack/react-query'
import { Link, Navigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../../app/useTitle.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Section.tsx'
import { signIn } from './auth.ts'
import { useAuthWords } from './authWords.ts'
import { DoorPage } from './DoorPage.tsx'
import css from './door.module.css'
import { useEnter } from './enter.ts'
import { PasswordField } from './PasswordField.tsx'
import { Refused } from './Refused.tsx'
import { useLook } from './useLook.ts'

/** Signing in, and the other ways in: the demonstration, a forgotten password, an invitation. */
export function Page() {
  const { t } = useTranslation()
  const { to } = useSearch({ from: '/door/sign-in' })
  const look = useLook().data
  const words = useAuthWords()
  const enter = useEnter()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  useTitle(t('door.signIn.title'))
  const entering = useMutation({
    mutationFn: async () => {
      await signIn(email.trim(), password)
      await enter(to)
    },
  })

  if (look?.setup) return <Navigate to="/setup" replace />
  return (
    <DoorPage
      title={t('door.signIn.title')}
      lead={look?.organizationName ? t('door.signIn.to', { organization: look.organizationName }) : undefined}
      side={
        <>
          <p className={css.pitch}>{t('door.signIn.lead')}</p>
          {look?.demo && (
            <Section title={t('door.demo.title')} level={2}>
              <div className={css.sideBody}>
                <p>{t('door.demo.lead')}</p>
                <p>
                  <Link to="/demo" search={{ to }} className={buttonClass({ kind: 'second', size: 'lg' })}>
                    {t('door.signIn.demo')}
                  </Link>
                </p>
              </div>
            </Section>
          )}
        </>
      }
    >
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          entering.mutate()
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
        <PasswordField label={t('door.signIn.password')} kind="current" value={password} onChange={setPassword} />
        <Refused>{entering.error && words(entering.error, t('door.signIn.wrong'))}</Refused>
        <Button type="submit" kind="primary" size="lg" busy={entering.isPending}>
          {t('door.signIn.submit')}
        </Button>
      </form>
      <p className={css.after}>
        <Link to="/forgot" className="b-link">
          {t('door.signIn.forgot')}
        </Link>
      </p>
      <p className={`b-md b-dim ${css.after}`}>{t('door.signIn.noAccount')}</p>
    </DoorPage>
  )
}
