import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { Paged, pageAfterPage } from '../../app/Paged.tsx'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { day, relative } from '../../ui/format.ts'
import { List, Row } from '../../ui/List.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { useMoment } from '../../ui/moment.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { Refused } from '../door/Refused.tsx'
import css from './admin.module.css'
import { InviteForm } from './InviteForm.tsx'

type Invite = Awaited<ReturnType<typeof api.admin.invites>>['rows'][number]

function InviteRow({ invite }: { invite: Invite }) {
  const { t, i18n } = useTranslation()
  const words = useRefusalWords()
  const cache = useQueryClient()
  const now = new Date(useMoment(60))
  const revoking = useMutation({
    mutationFn: () => api.admin.revokeInvite({ inviteId: invite.id }),
    onSuccess: async () => {
      announce(t('admin.invites.revoked'))
      await cache.invalidateQueries({ queryKey: q.admin.invites.key() })
    },
  })
  const who = invite.name ?? invite.email ?? t('admin.invites.anyone')
  const facts = [
    invite.name && invite.email,
    t(`admin.members.roles.${invite.role}`),
    t('admin.invites.by', {
      name: invite.invitedBy,
      ago: relative(new Date(invite.createdAt), now, i18n.language),
    }),
    t('admin.invites.until', { date: day(new Date(invite.expiresAt), i18n.language) }),
  ]
  return (
    <Row
      className={css.wrapRow}
      after={
        <Button size="sm" busy={revoking.isPending} onClick={() => revoking.mutate()}>
          {t('admin.invites.revoke')}
          <span className="b-hidden">, {who}</span>
        </Button>
      }
    >
      <b>{who}</b>
      <p className="b-sm b-mut">{facts.filter(Boolean).join(', ')}</p>
      <Refused>{revoking.error && words(revoking.error)}</Refused>
    </Row>
  )
}

/** Invitations that are still open, and making one. */
export function Invites() {
  const { t } = useTranslation()
  const list = useInfiniteQuery(
    q.admin.invites.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor, limit: 30 }),
      ...pageAfterPage,
    }),
  )
  return (
    <div className={css.two}>
      <Section title={t('admin.invites.open')} level={2}>
        <Paged list={list} none={<Notice title={t('admin.invites.none')} />}>
          {(invites) => (
            <List>
              {invites.map((invite) => (
                <InviteRow key={invite.id} invite={invite} />
              ))}
            </List>
          )}
        </Paged>
      </Section>
      <InviteForm />
    </div>
  )
}
