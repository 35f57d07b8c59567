import type { Tap } from '@binome/contract/now.ts'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Say } from '../../ui/Say.tsx'
import { useName } from '../ask/useName.ts'
import css from './handover.module.css'

/** With a tap of a session that is handed over: by whom, and their line. */
export function HandoverLine({ tap }: { tap: Pick<Tap, 'handover'> }) {
  const { t } = useTranslation()
  const name = useName()
  if (tap.handover === null) return null
  const { from, line } = tap.handover
  return (
    <div className={css.line}>
      <Avatar person={from} size="sm" />
      <div>
        <p className="b-md">
          <b>{t('handover.from', { by: name(from) })}</b>
        </p>
        {line !== '' && (
          <Say size="small" quote>
            {line}
          </Say>
        )}
      </div>
    </div>
  )
}
