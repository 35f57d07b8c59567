import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { refusalOf } from './api.ts'
import { useRefusalWords } from './refusal.ts'

/** In the place of what could not be read: why, and once more. */
export function NotRead({ error, again }: { error: unknown; again: () => unknown }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const action = <Button onClick={() => void again()}>{t('frame.broken.again')}</Button>
  return <Notice kind="error" title={words(error)} code={refusalOf(error).code} action={action} />
}
