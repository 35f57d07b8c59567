import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isRefusal } from '../../app/api.ts'
import { useLanguage } from '../../app/useLanguage.ts'
import { useTitle } from '../../app/useTitle.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { signIn } from './auth.ts'
import { useAuthWords } from './authWords.ts'
import { DoorPage } from './DoorPage.tsx'
import css from './door.module.css'
import { useEnter } from './enter.ts'
import { LanguageChoice } from './LanguageChoice.tsx'
import { PasswordField } from './PasswordField.tsx'
import { MIN_PASSWORD } from './password.ts'
import { Refused } from './Refused.tsx'
import { useLook } from './useLook.ts'

const EMPTY = { code: '', organizationName: '', name: '', email: '', password: '' }

/** The first visit of a house in production: with the code its server printed, the organisation and who administers it. */
export function Page() {
  const { t } = useTranslation()
  const look = useLook().data
  const words = useAuthWords()
  const enter = useEnter()
  const { language } = useLanguage()
  const [form, setForm] = useState(EMPTY)
  useTitle(t('door.setup.title'))
  const opening = useMutation({
    mutationFn: async () => {
      const email = form.email.trim()
      await api.door.setUp({ ...form, code: form.code.trim(), email, language })
      await signIn(email, form.password)
      await enter()
    },
  })
  const field = (name: keyof typeof EMPTY) => ({
    label: t(name === 'organizationName' ? 'door.setup.organization' : `door.setup.${name}`),
    required: true,
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => setForm({ ...form, [name]: event.currentTarget.value }),
  })

  if (look && !look.setup && !opening.isPending) {
    return (
      <DoorPage title={t('door.setup.title')} lead={t('door.setup.done')}>
        <p className={css.after}>
          <Link to="/sign-in" className={buttonClass({ kind: 'primary', size: 'lg' })}>
            {t('door.signIn.submit')}
          </Link>
        </p>
      </DoorPage>
    )
  }
  return (
    <DoorPage title={t('door.setup.title')} lead={t('door.setup.lead')} ownLanguage>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          opening.mutate()
        }}
      >
        <Field
          {...field('code')}
          hint={t('door.setup.codeHint')}
          error={isRefusal(opening.error, 'WRONG_CODE') ? words(opening.error, '') : undefined}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
        />
        <Field {...field('organizationName')} autoComplete="organization" maxLength={120} />
        <LanguageChoice label={t('door.setup.language')} />
        <Field {...field('name')} autoComplete="name" maxLength={120} />
        <Field {...field('email')} type="email" autoComplete="username" inputMode="email" maxLength={254} />
        <PasswordField
          label={t('door.setup.password')}
          kind="new"
          value={form.password}
          onChange={(password) => setForm({ ...form, password })}
        />
        <Refused>
          {opening.error && !isRefusal(opening.error, 'WRONG_CODE') && words(opening.error, t('errors.UNKNOWN'))}
        </Refused>
        <Button
          type="submit"
          kind="primary"
          size="lg"
          disabled={form.password.length < MIN_PASSWORD}
          busy={opening.isPending}
        >
          {t('door.setup.submit')}
        </Button>
      </form>
    </DoorPage>
  )
}
