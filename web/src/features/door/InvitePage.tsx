import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isRefusal, q } from '../../app/api.ts'
import { NotRead } from '../../app/NotRead.tsx'
import { useLanguage } from '../../app/useLanguage.ts'
import { useTitle } from '../../app/useTitle.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Loading } from '../../ui/Notice.tsx'
import { signIn } from './auth.ts'
import { useAuthWords } from './authWords.ts'
import { DoorPage } from './DoorPage.tsx'
import css from './door.module.css'
import { useEnter } from './enter.ts'
import { LanguageChoice } from './LanguageChoice.tsx'
import { PasswordField } from './PasswordField.tsx'
import { MIN_PASSWORD } from './password.ts'
import { Refused } from './Refused.tsx'

type Invite = Awaited<ReturnType<typeof api.door.invite>>

function Join({ invite, token }: { invite: Invite; token: string }) {
  const { t } = useTranslation()
  const words = useAuthWords()
  const enter = useEnter()
  const { language } = useLanguage()
  const [name, setName] = useState(invite.name ?? '')
  const [email, setEmail] = useState(invite.email ?? '')
  const [password, setPassword] = useState('')
  const joining = useMutation({
    mutationFn: async () => {
      await api.door.acceptInvite({ token, name, email: email.trim(), password, language })
      await signIn(email.trim(), password)
      await enter()
    },
  })
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        joining.mutate()
      }}
    >
      <Field
        label={t('door.invite.name')}
        name="name"
        autoComplete="name"
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Field
        label={t('door.invite.email')}
        type="email"
        name="email"
        autoComplete="username"
        inputMode="email"
        required
        maxLength={254}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordField label={t('door.invite.password')} kind="new" value={password} onChange={setPassword} />
      <LanguageChoice label={t('door.invite.language')} />
      <Refused>{joining.error && words(joining.error, t('door.signIn.wrong'))}</Refused>
      <Button type="submit" kind="primary" size="lg" disabled={password.length < MIN_PASSWORD} busy={joining.isPending}>
        {t('door.invite.submit')}
      </Button>
    </form>
  )
}

/** An invitation: who invites, and where to; then a name, an address and a password, and one is in. */
export function Page() {
  const { t } = useTranslation()
  const { token } = useParams({ from: '/door/invite/$token' })
  const invite = useQuery(q.door.invite.queryOptions({ input: { token }, staleTime: Number.POSITIVE_INFINITY }))
  const title = invite.data ? t('door.invite.title', { name: invite.data.invitedBy }) : t('door.invite.submit')
  const gone = isRefusal(invite.error, 'INVITE_GONE', 'BAD_INPUT', 'NOT_FOUND')
  useTitle(gone ? t('door.invite.goneTitle') : title)
  if (gone) {
    return (
      <DoorPage title={t('door.invite.goneTitle')} lead={t('door.invite.gone')}>
        <p className={css.after}>
          <Link to="/sign-in" className={buttonClass({ kind: 'second', size: 'lg' })}>
            {t('door.forgot.back')}
          </Link>
        </p>
      </DoorPage>
    )
  }
  if (invite.isError) {
    return (
      <DoorPage title={title}>
        <NotRead error={invite.error} again={invite.refetch} />
      </DoorPage>
    )
  }
  if (!invite.data) {
    return (
      <DoorPage title={title}>
        <Loading />
      </DoorPage>
    )
  }
  const { organizationName, teamName } = invite.data
  const lead = [
    t('door.invite.lead', { organization: organizationName }),
    teamName && t('door.invite.team', { team: teamName }),
  ]
  return (
    <DoorPage title={title} lead={lead.filter(Boolean).join(', ')} ownLanguage>
      <Join invite={invite.data} token={token} />
    </DoorPage>
  )
}
