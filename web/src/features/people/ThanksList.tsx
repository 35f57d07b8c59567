import type { PersonRef } from '@binome/contract/terms.ts'
import { useTranslation } from 'react-i18next'
import { List } from '../../ui/List.tsx'
import { Say } from '../../ui/Say.tsx'
import { Time } from '../../ui/Time.tsx'
import css from './ThanksList.module.css'

/** Words of thanks, as they were written, and whose they are. */
export function ThanksList({ thanks }: { thanks: readonly { words: string; from: PersonRef; at: string }[] }) {
  const { t } = useTranslation()
  return (
    <List>
      {thanks.map(({ words, from, at }) => (
        <li key={`${from.id} ${at}`} className={css.thanks}>
          <Say quote clamp>
            {words}
          </Say>
          <p className="b-sm b-dim">
            {from.name || t('people.erased')}, <Time at={at} />
          </p>
        </li>
      ))}
    </List>
  )
}
