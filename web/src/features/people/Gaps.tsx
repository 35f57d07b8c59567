import { useTranslation } from 'react-i18next'
import type { api } from '../../app/api.ts'
import { count } from '../../ui/format.ts'
import { List, Row } from '../../ui/List.tsx'
import { Roof } from '../../ui/Roof.tsx'
import { Section } from '../../ui/Section.tsx'
import css from './PeoplePage.module.css'
import { skillLabel } from './skill.ts'

export type GapsProps = { gaps: Awaited<ReturnType<typeof api.people.gaps>> }

/** Where know-how is thin: what one person alone knows, never by name, and asks that met nobody. */
export function Gaps({ gaps: { alone, unanswered } }: GapsProps) {
  const { t, i18n } = useTranslation()
  return (
    <>
      <Section title={t('people.alone')} level={2}>
        {alone.length === 0 ? (
          <p className={`b-md b-mut ${css.nothing}`}>{t('people.aloneNobody')}</p>
        ) : (
          <List>
            {alone.map(({ skill, asks }) => (
              <Row key={skill.id} className={css.alone} before={<Roof state="nobody" width={34} />}>
                <b>{skillLabel(skill, i18n.language)}</b>
                <p className="b-sm b-mut">{t('people.aloneAsks', { count: asks })}</p>
              </Row>
            ))}
          </List>
        )}
      </Section>
      <Section title={t('people.unanswered')} level={2} aside={t('people.unansweredSince')}>
        {unanswered.length === 0 ? (
          <p className={`b-md b-mut ${css.nothing}`}>{t('people.unansweredNone')}</p>
        ) : (
          <List>
            {unanswered.map(({ skill, asks }) => (
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
      </Section>
    </>
  )
}
