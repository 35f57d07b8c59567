import type { PersonRow } from '@binome/contract/verbs/people.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { EvidenceLine } from '../../ui/EvidenceLine.tsx'
import { listOf } from '../../ui/format.ts'
import { AskAction } from './AskAction.tsx'
import { Freed } from './Freed.tsx'
import css from './PeoplePage.module.css'
import { placeOf } from './place.ts'
import { skillLabel } from './skill.ts'

const SKILLS_SHOWN = 3

/** One person: face, name and team, a phrase, twelve months, one action or the reason there is none. */
export function PeopleRow({ row }: { row: PersonRow }) {
  const { t, i18n } = useTranslation()
  const { person } = row
  const skills = row.skills.slice(0, SKILLS_SHOWN).map((skill) => skillLabel(skill, i18n.language))
  return (
    <li className={css.row}>
      <Avatar person={person} available={row.available && t('people.available')} />
      <div className={css.words}>
        <h3 className={css.name}>
          <Link to="/people/$personId" params={{ personId: person.id }}>
            {person.name}
          </Link>
          <span className={css.where}>{placeOf(person)}</span>
        </h3>
        <p className="b-sm">
          <Freed
            freed={row.freed}
            freshness={row.freshness}
            claimed={row.marks.some((mark) => mark.kind === 'claimed') || row.skills.length > 0}
          />
        </p>
        {skills.length > 0 && <p className="b-sm b-dim">{listOf(skills, i18n.language)}</p>}
      </div>
      <div className={css.line}>
        <EvidenceLine marks={row.marks} />
      </div>
      <div className={css.action}>
        <AskAction of={row} />
      </div>
    </li>
  )
}
