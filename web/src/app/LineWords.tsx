import { WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMoment } from '../ui/moment.ts'
import css from './LineWords.module.css'
import { useLine } from './live-react.ts'

const PATIENCE_MS = 3_000

/** When the line has been gone for three seconds: one line that says so, what is safe, and that it heals by itself. */
export function LineWords() {
  const { t } = useTranslation()
  const line = useLine()
  const now = useMoment()
  if (line.state !== 'lost' || now - line.since < PATIENCE_MS) return null
  return (
    <p className={css.line} role="status">
      <WifiOff aria-hidden size={18} strokeWidth={1.75} />
      <span>
        <b>{t('frame.offline')}</b> {t('frame.offlineSafe')}
      </span>
    </p>
  )
}
