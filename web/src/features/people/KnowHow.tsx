import type { SkillLine } from '@binome/contract/verbs/people.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EvidenceAxis, EvidenceLegend, EvidenceLine } from '../../ui/EvidenceLine.tsx'
import { List } from '../../ui/List.tsx'
import { Endorsed } from './Endorsed.tsx'
import { Freed } from './Freed.tsx'
import css from './KnowHow.module.css'
import { skillLabel } from './skill.ts'

export type KnowHowProps<Line extends SkillLine> = {
  lines: readonly Line[]
  /** After the phrase: what only its person is told. */
  note?: (line: Line) => string | null
  /** Under the phrase: what a colleague may say of it. */
  below?: (line: Line) => ReactNode
  /** At the end of a line: what one may do with it. */
  action?: (line: Line) => ReactNode
}

/** Skills, each with one phrase and its twelve months; below them the axis and what the marks mean. */
export function KnowHow<Line extends SkillLine>({ lines, note, below, action }: KnowHowProps<Line>) {
  const { t, i18n } = useTranslation()
  return (
    <div className={action ? css.withAction : undefined}>
      <List>
        {lines.map((line) => (
          <li key={line.skill.id} className={css.row} data-hidden={line.hidden || undefined}>
            <div className={css.words}>
              <h3 className={css.skill}>{skillLabel(line.skill, i18n.language)}</h3>
              <p className="b-sm b-mut">
                <Freed freed={line.freed} freshness={line.freshness} claimed={line.claimed} />
                <Endorsed of={line.endorsements} />
                {note?.(line) && <>, {note(line)}</>}
                {line.hidden && <span className="b-warn">, {t('me.hidden')}</span>}
              </p>
              {below?.(line)}
            </div>
            <div className={css.line}>
              <EvidenceLine marks={line.marks} />
            </div>
            {action && <div className={css.action}>{action(line)}</div>}
          </li>
        ))}
      </List>
      <div className={css.axis}>
        <EvidenceAxis />
      </div>
      <div className={css.key}>
        <EvidenceLegend kinds={['solved', 'claimed']} />
      </div>
    </div>
  )
}
