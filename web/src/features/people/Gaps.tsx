import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { api } from '../../app/api.ts'
import { count } from '../../ui/format.ts'
import { List, Row } from '../../ui/List.tsx'
import { Rich } from '../../ui/Rich.tsx'
import { Roof } from '../../ui/Roof.tsx'
import { Section } from '../../ui/Section.tsx'
import css from './PeoplePage.module.css'
import { skillLabel } from './skill.ts'

/** The first ones say where to look; the others are a press away. */
const FIRST = 5

function useFirst<T>(rows: readonly T[]) {
  const [all, setAll] = useState(false)
  return { shown: all ? rows : rows.slice(0, FIRST), rest: !all && rows.length > FIRST, more: () => setAll(true) }
}

function More({ more }: { more: () => void }) {
  const { t } = useTranslation()
  return (
    <button type="button" className={`b-link b-sm ${css.moreGaps}`} onClick={more}>
      {t('ui.more')}
    </button>
  )
}

export type GapsProps = { gaps: Awaited<ReturnType<typeof api.people.gaps>> }

/** Where know-how is thin: what one person alone knows, named only where they let it, and asks that met nobody. */
export function Gaps({ gaps: { alone, unanswered } }: GapsProps) {
  const { t, i18n } = useTranslation()
  const first = { alone: useFirst(alone), unanswered: useFirst(unanswered) }
  return (
    <>
      <Section title={t('people.alone')} level={2}>
        {alone.length === 0 ? (
          <p className={`b-md b-mut ${css.nothing}`}>{t('people.aloneNobody')}</p>
        ) : (
          <List>
            {first.alone.shown.map(({ skill, asks, person }) => (
              <Row key={skill.id} className={css.alone} before={<Roof state="nobody" width={34} />}>
                <b>{skillLabel(skill, i18n.language)}</b>
                <p className="b-sm b-mut">
                  {person === null ? (
                    t('people.aloneSomebody', { count: asks })
                  ) : (
                    <Rich
                      k="people.aloneNamed"
                      count={asks}
                      values={{ name: person.name }}
                      links={{
                        a: <Link to="/people/$personId" params={{ personId: person.id }} className={css.sole} />,
                      }}
                    />
                  )}
                </p>
              </Row>
            ))}
          </List>
        )}
        {first.alone.rest && <More more={first.alone.more} />}
      </Section>
      <Section title={t('people.unanswered')} level={2} aside={t('people.unansweredSince')}>
        {unanswered.length === 0 ? (
          <p className={`b-md b-mut ${css.nothing}`}>{t('people.unansweredNone')}</p>
        ) : (
          <List>
            {first.unanswered.shown.map(({ skill, asks }) => (
              <Row
                key={skill.id}
                className={css.unanswered}
                after={<span className="b-num">{count(asks, i18n.language)}</span>}
              >
                <span className="b-md">{skillLabel(skill, i18n.language)}</span>
              </Row>
            ))}
          </List>
        )}
        {first.unanswered.rest && <More more={first.unanswered.more} />}
      </Section>
    </>
  )
}
