import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { refusalOf } from './api.ts'
import { useRefusalWords } from './refusal.ts'

/** A page that could not be drawn: what happened, what is safe, what to do. */
export function Broken({ error, reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const { code } = refusalOf(error)
  return (
    <div className="b-page">
      <div className="b-1-8">
        <Notice
          kind={code === 'OFFLINE' ? 'offline' : 'error'}
          title={t('frame.broken.title')}
          level={1}
          code={code}
          action={<Button onClick={() => (reset ? reset() : location.reload())}>{t('frame.broken.again')}</Button>}
        >
          {code === 'UNKNOWN' ? t('frame.broken.body') : words(error)}
        </Notice>
      </div>
    </div>
  )
}
