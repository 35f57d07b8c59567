import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, q } from '../../app/api.ts'
import { NotRead } from '../../app/NotRead.tsx'
import { useRefusalWords } from '../../app/refusal.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { List, Row } from '../../ui/List.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { Loading, Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Section.tsx'
import { Refused } from '../door/Refused.tsx'
import css from './admin.module.css'
import { Form } from './Form.tsx'
import { useTeams } from './useTeams.ts'

type Team = Awaited<ReturnType<typeof api.admin.teams>>['rows'][number]

/** After any change of a team, whatever names it is asked for again. */
function useChanged() {
  const { t } = useTranslation()
  const cache = useQueryClient()
  return async () => {
    announce(t('ui.saved'))
    await Promise.all([
      cache.invalidateQueries({ queryKey: q.admin.key() }),
      cache.invalidateQueries({ queryKey: q.people.key() }),
    ])
  }
}

type Named = Pick<Team, 'name' | 'site'>

function TeamFields({ value, onChange }: { value: Named; onChange: (value: Named) => void }) {
  const { t } = useTranslation()
  return (
    <>
      <Field
        label={t('admin.teams.name')}
        required
        maxLength={120}
        value={value.name}
        onChange={(event) => onChange({ ...value, name: event.currentTarget.value })}
      />
      <Field
        label={t('admin.teams.site')}
        optional
        maxLength={120}
        value={value.site}
        onChange={(event) => onChange({ ...value, site: event.currentTarget.value })}
      />
    </>
  )
}

function Rename({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTranslation()
  const changed = useChanged()
  const [form, setForm] = useState<Named>({ name: team.name, site: team.site })
  const saving = useMutation({
    mutationFn: () => api.admin.changeTeam({ teamId: team.id, ...form }),
    onSuccess: async () => {
      onClose()
      await changed()
    },
  })
  return (
    <Dialog title={team.name} onClose={onClose}>
      <Form
        doing={saving}
        submit={t('ui.save')}
        ready={form.name.trim() !== ''}
        beside={
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        }
      >
        <TeamFields value={form} onChange={setForm} />
      </Form>
    </Dialog>
  )
}

function TeamRow({ team }: { team: Team }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const changed = useChanged()
  const [renaming, setRenaming] = useState(false)
  const removing = useMutation({ mutationFn: () => api.admin.removeTeam({ teamId: team.id }), onSuccess: changed })
  return (
    <Row
      className={css.wrapRow}
      after={
        <>
          {team.members === 0 && (
            <Button size="sm" kind="quiet" busy={removing.isPending} onClick={() => removing.mutate()}>
              {t('admin.teams.remove')}
              <span className="b-hidden">, {team.name}</span>
            </Button>
          )}
          <Button size="sm" onClick={() => setRenaming(true)}>
            {t('admin.teams.rename')}
            <span className="b-hidden">, {team.name}</span>
          </Button>
        </>
      }
    >
      <b>{team.name}</b>
      <p className="b-sm b-mut">
        {[team.site, t('admin.teams.members', { count: team.members })].filter(Boolean).join(', ')}
      </p>
      <Refused>{removing.error && words(removing.error)}</Refused>
      {renaming && <Rename team={team} onClose={() => setRenaming(false)} />}
    </Row>
  )
}

const UNNAMED: Named = { name: '', site: '' }

function AddTeam() {
  const { t } = useTranslation()
  const changed = useChanged()
  const [form, setForm] = useState(UNNAMED)
  const adding = useMutation({
    mutationFn: () => api.admin.addTeam(form),
    onSuccess: async () => {
      setForm(UNNAMED)
      await changed()
    },
  })
  return (
    <Section title={t('admin.teams.add')} level={2}>
      <Form doing={adding} submit={t('me.claimAdd')} ready={form.name.trim() !== ''}>
        <TeamFields value={form} onChange={setForm} />
      </Form>
    </Section>
  )
}

/** The teams of the house. An empty one may be removed. */
export function Teams() {
  const { t } = useTranslation()
  const { teams, error, again } = useTeams()
  return (
    <div className={css.two}>
      <Section title={t('admin.rooms.teams')} level={2}>
        {!teams && !error && <Loading />}
        {error && <NotRead error={error} again={again} />}
        {teams?.length === 0 && <Notice title={t('admin.teams.none')} />}
        <List>
          {teams?.map((team) => (
            <TeamRow key={team.id} team={team} />
          ))}
        </List>
      </Section>
      <AddTeam />
    </div>
  )
}
