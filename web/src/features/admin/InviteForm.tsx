import type { Language, Role } from '@binome/contract/terms.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Field, Pick } from '../../ui/Field.tsx'
import { exact } from '../../ui/format.ts'
import { Section } from '../../ui/Section.tsx'
import css from './admin.module.css'
import { CopyLink } from './CopyLink.tsx'
import { Form } from './Form.tsx'
import { ROLES } from './roles.ts'
import { useTeams } from './useTeams.ts'

const EMPTY = { name: '', email: '', teamId: '', role: 'member' as Role }

/** Makes an invitation. Its link is shown once, here. */
export function InviteForm() {
  const { t, i18n } = useTranslation()
  const cache = useQueryClient()
  const { teams = [] } = useTeams()
  const [form, setForm] = useState(EMPTY)
  const [language, setLanguage] = useState<Language>(i18n.language === 'en' ? 'en' : 'fr')
  const inviting = useMutation({
    mutationFn: () =>
      api.admin.addInvite({
        role: form.role,
        language,
        ...(form.name.trim() && { name: form.name.trim() }),
        ...(form.email.trim() && { email: form.email.trim() }),
        ...(form.teamId && { teamId: form.teamId }),
      }),
    onSuccess: async () => {
      setForm(EMPTY)
      await cache.invalidateQueries({ queryKey: q.admin.invites.key() })
    },
  })
  const made = inviting.data
  return (
    <Section title={t('admin.invites.add')} level={2}>
      {made ? (
        <div className={css.made} role="status">
          <CopyLink
            label={t('admin.invites.link')}
            hint={t('admin.invites.linkHint', { until: exact(new Date(made.expiresAt), i18n.language) })}
            url={made.url}
          />
          {made.mailed && <p className="b-sm b-ok">{t('admin.invites.mailed')}</p>}
          <p>
            <Button onClick={() => inviting.reset()}>{t('admin.invites.another')}</Button>
          </p>
        </div>
      ) : (
        <Form doing={inviting} submit={t('admin.invites.make')}>
          <Field
            label={t('admin.invites.name')}
            optional
            maxLength={120}
            autoComplete="off"
            value={form.name}
            onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
          />
          <Field
            label={t('admin.invites.email')}
            optional
            type="email"
            maxLength={254}
            autoComplete="off"
            value={form.email}
            onChange={(event) => setForm({ ...form, email: event.currentTarget.value })}
          />
          <Pick
            label={t('admin.invites.team')}
            value={form.teamId}
            onChange={(teamId) => setForm({ ...form, teamId })}
            options={[
              { value: '', label: t('admin.members.noTeam') },
              ...teams.map((team) => ({ value: team.id, label: team.name })),
            ]}
          />
          <Pick
            label={t('admin.invites.role')}
            value={form.role}
            onChange={(role) => setForm({ ...form, role })}
            options={ROLES.map((value) => ({ value, label: t(`admin.members.roles.${value}`) }))}
          />
          <Pick
            label={t('admin.invites.language')}
            value={language}
            onChange={setLanguage}
            options={(['fr', 'en'] as const).map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
          />
        </Form>
      )}
    </Section>
  )
}
