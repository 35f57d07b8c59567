import type { Tap } from '@binome/contract/now.ts'
import { useTranslation } from 'react-i18next'
import { Time } from '../../ui/Time.tsx'
import { skillLabel } from '../people/skill.ts'
import css from './AskAside.module.css'
import { Pictures } from './Pictures.tsx'

/** Beside the words of somebody's ask: its pictures, since when, what it is about, its language. */
export function AskAside({ ask }: { ask: Pick<Tap, 'pictures' | 'openedAt' | 'skills' | 'language'> }) {
  const { t, i18n } = useTranslation()
  return (
    <aside className={`b-8-12 ${css.aside}`}>
      <Pictures pictures={ask.pictures} />
      <dl className={css.facts}>
        <div>
          <dt>{t('tap.facts.opened')}</dt>
          <dd>
            <Time at={ask.openedAt} />
          </dd>
        </div>
        {ask.skills.length > 0 && (
          <div>
            <dt>{t('tap.facts.skills')}</dt>
            <dd>{ask.skills.map((skill) => skillLabel(skill, i18n.language)).join(', ')}</dd>
          </div>
        )}
        <div>
          <dt>{t('tap.facts.language')}</dt>
          <dd>{t(`people.languages.${ask.language}`)}</dd>
        </div>
      </dl>
    </aside>
  )
}
