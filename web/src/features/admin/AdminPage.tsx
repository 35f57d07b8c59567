import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../app/live-react.ts'
import { NotFound } from '../../app/NotFound.tsx'
import { useTitle } from '../../app/useTitle.ts'
import { Loading } from '../../ui/Notice.tsx'
import { Rules } from '../rules/Rules.tsx'
import css from './admin.module.css'
import { Figures } from './Figures.tsx'
import { Imports } from './Imports.tsx'
import { Invites } from './Invites.tsx'
import { Lessons } from './Lessons.tsx'
import { Members } from './Members.tsx'
import { type Room, roomFor, roomsOf } from './roles.ts'
import { Skills } from './Skills.tsx'
import { Teams } from './Teams.tsx'

function Inside({ room, mine }: { room: Room; mine: boolean }) {
  switch (room) {
    case 'members':
      return <Members mine={mine} />
    case 'teams':
      return <Teams />
    case 'rules':
      return <Rules />
    case 'figures':
      return <Figures />
    case 'invites':
      return <Invites />
    case 'skills':
      return <Skills />
    case 'lessons':
      return <Lessons />
    case 'imports':
      return <Imports />
  }
}

/** On a phone the rooms scroll sideways: the current one is seen. */
const inView = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

/** The small administration: members, teams, rules, figures, invitations, skills, people by CSV. A manager sees some of it. */
export function Page() {
  const { t } = useTranslation()
  const { room: asked } = useSearch({ from: '/shell/admin' })
  const role = useNow((now) => now.me.role)
  const room = role && roomFor(asked, role)
  useTitle(room ? `${t(`admin.rooms.${room}`)}, ${t('admin.title')}` : t('admin.title'))
  if (!role) {
    return (
      <div className="b-page">
        <Loading />
      </div>
    )
  }
  if (!room) return <NotFound />
  const rooms = roomsOf(role)
  return (
    <div className="b-page">
      <div className="b-1-12">
        <h1 className="b-display">{t('admin.title')}</h1>
        {rooms.length > 1 && (
          <nav className={css.rooms} aria-label={t('admin.title')}>
            {rooms.map((one) => (
              <Link
                key={one}
                ref={one === room ? inView : undefined}
                to="/admin"
                search={{ room: one }}
                aria-current={one === room ? 'page' : undefined}
              >
                {t(`admin.rooms.${one}`)}
              </Link>
            ))}
          </nav>
        )}
        <div className={css.room}>
          <Inside room={room} mine={role === 'admin'} />
        </div>
      </div>
    </div>
  )
}
