import type { Me } from '@binome/contract/now.ts'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Section } from '../../ui/Section.tsx'
import { Refused } from '../door/Refused.tsx'
import { Saved } from './Saved.tsx'
import css from './SettingsPage.module.css'
import { SpokenLanguages } from './SpokenLanguages.tsx'

/** Name, what I do, the languages I help in, since when. */
export function ProfileForm({ me }: { me: Me }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const [name, setName] = useState(me.person.name)
  const [title, setTitle] = useState(me.title)
  const [languages, setLanguages] = useState(me.languages)
  const [joinedOn, setJoinedOn] = useState(me.joinedOn ?? '')
  const saving = useMutation({
    mutationFn: () => api.me.saveProfile({ name, title, languages, joinedOn: joinedOn || null }),
  })
  return (
    <Section id="profile" title={t('me.profile')} level={2}>
      <form
        className={css.form}
        onChange={() => saving.reset()}
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <Field
          label={t('me.name')}
          autoComplete="name"
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Field
          label={t('me.role')}
          autoComplete="organization-title"
          placeholder={t('me.rolePlaceholder')}
          maxLength={120}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <SpokenLanguages legend={t('me.languages')} value={languages} onChange={setLanguages} />
        <Field
          label={t('me.since')}
          type="date"
          optional
          max={new Date().toISOString().slice(0, 10)}
          value={joinedOn}
          onChange={(event) => setJoinedOn(event.currentTarget.value)}
        />
        <Refused>{saving.error && words(saving.error)}</Refused>
        <div className={css.submit}>
          <Button type="submit" kind="primary" busy={saving.isPending} disabled={name.trim() === ''}>
            {t('ui.save')}
          </Button>
          <Saved>{saving.isSuccess && t('me.saved')}</Saved>
        </div>
      </form>
    </Section>
  )
}
