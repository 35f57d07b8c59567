import type { Role } from '@binome/contract/terms.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { useRefusalWords } from '../../app/refusal.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Pick } from '../../ui/Field.tsx'
import { day, exact } from '../../ui/format.ts'
import { announce } from '../../ui/LiveRegion.tsx'
import { Loading } from '../../ui/Notice.tsx'
import { Refused } from '../door/Refused.tsx'
import css from './admin.module.css'
import { CopyLink } from './CopyLink.tsx'
import { ROLES } from './roles.ts'

export type Member = Awaited<ReturnType<typeof api.admin.members>>['rows'][number]
type Team = { id: string; name: string }

const NO_TEAM = ''

function Recovery({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const words = useRefusalWords()
  const { id, name } = member.person
  const making = useMutation({ mutationFn: () => api.admin.recoveryLink({ personId: id }) })
  const { data } = making
  return (
    <Dialog title={t('admin.members.recoveryTitle', { name })} onClose={onClose}>
      {!data && (
        <>
          <p>{t('admin.members.recoveryBody')}</p>
          <p className={css.dialogButton}>
            <Button kind="primary" busy={making.isPending} onClick={() => making.mutate()}>
              {t('admin.members.recoveryMake')}
            </Button>
          </p>
          {making.isPending && <Loading />}
        </>
      )}
      <Refused>{making.error && words(making.error)}</Refused>
      {data && (
        <CopyLink
          label={t('admin.members.recovery')}
          hint={t('admin.members.recoveryHint', { until: exact(new Date(data.expiresAt), i18n.language) })}
          url={data.url}
        />
      )}
    </Dialog>
  )
}

function Remove({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const cache = useQueryClient()
  const removing = useMutation({
    mutationFn: () => api.admin.removeMember({ personId: member.person.id }),
    onSuccess: async () => {
      announce(t('admin.members.removed'))
      onClose()
      await Promise.all([
        cache.invalidateQueries({ queryKey: q.admin.key() }),
        cache.invalidateQueries({ queryKey: q.people.key() }),
      ])
    },
  })
  return (
    <Dialog
      title={t('admin.members.removeTitle', { name: member.person.name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={removing.isPending} onClick={() => removing.mutate()}>
            {t('admin.members.remove')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('admin.members.removeBody')}</p>
      <Refused>{removing.error && words(removing.error)}</Refused>
    </Dialog>
  )
}

/** One member: role and team changed in place by whoever administers, a link for a lost password, an end. */
export function MemberRow({ member, teams, mine }: { member: Member; teams: readonly Team[]; mine: boolean }) {
  const { t, i18n } = useTranslation()
  const words = useRefusalWords()
  const cache = useQueryClient()
  const [open, setOpen] = useState<'recovery' | 'remove' | null>(null)
  const { person, email, role, teamId, account, startedAt } = member
  const changing = useMutation({
    mutationFn: (change: { role?: Role; teamId?: string | null }) =>
      api.admin.changeMember({ personId: person.id, ...change }),
    onSuccess: async () => {
      announce(t('admin.members.saved'))
      await cache.invalidateQueries({ queryKey: q.admin.key() })
    },
  })
  const asked = changing.isPending ? changing.variables : undefined
  const aside = [email, !account && t('admin.members.noAccount')].filter(Boolean).join(', ')
  return (
    <li className={css.member} data-mine={mine || undefined}>
      <Avatar person={person} />
      <div className={css.words}>
        <h2 className={css.name}>
          <Link to="/people/$personId" params={{ personId: person.id }}>
            {person.name}
          </Link>
        </h2>
        <p className={`b-sm b-mut ${css.aside}`}>{aside}</p>
        <p className="b-sm b-dim">
          {t('admin.members.since', { date: day(new Date(startedAt), i18n.language) })}
          {!mine && `, ${t(`admin.members.roles.${role}`)}${person.team ? `, ${person.team}` : ''}`}
        </p>
        <Refused>{changing.error && words(changing.error)}</Refused>
      </div>
      {mine && (
        <>
          <Pick
            label={
              <>
                {t('admin.members.team')}
                <span className="b-hidden">, {person.name}</span>
              </>
            }
            bare
            value={asked?.teamId === undefined ? (teamId ?? NO_TEAM) : (asked.teamId ?? NO_TEAM)}
            onChange={(next) => changing.mutate({ teamId: next === NO_TEAM ? null : next })}
            options={[
              { value: NO_TEAM, label: t('admin.members.noTeam') },
              ...teams.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Pick
            label={
              <>
                {t('admin.members.role')}
                <span className="b-hidden">, {person.name}</span>
              </>
            }
            bare
            value={asked?.role ?? role}
            onChange={(next) => changing.mutate({ role: next })}
            options={ROLES.map((value) => ({ value, label: t(`admin.members.roles.${value}`) }))}
          />
          <div className={css.doing}>
            {email && (
              <button type="button" className="b-link b-sm" onClick={() => setOpen('recovery')}>
                {t('admin.members.recovery')}
                <span className="b-hidden">, {person.name}</span>
              </button>
            )}
            <button type="button" className="b-link b-sm" onClick={() => setOpen('remove')}>
              {t('admin.members.remove')}
              <span className="b-hidden">, {person.name}</span>
            </button>
          </div>
        </>
      )}
      {open === 'recovery' && <Recovery member={member} onClose={() => setOpen(null)} />}
      {open === 'remove' && <Remove member={member} onClose={() => setOpen(null)} />}
    </li>
  )
}
