import type { SessionView } from '@binome/contract/session.ts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Rich } from '../../ui/Rich.tsx'
import { useFirstName } from '../ask/useName.ts'
import { endAlone } from './deeds.ts'
import { useGuide } from './useGuide.ts'

/** While the seeker does it without help, the screen of both says so, and either ends it. */
export function AloneNote({ session, className }: { session: SessionView; className: string | undefined }) {
  const { t } = useTranslation()
  const name = useFirstName()(session.other)
  const { alone } = useGuide(session)
  if (!alone) return null
  return (
    <div className={className} role="status">
      <p className="b-md">
        <Rich k={session.role === 'seeker' ? 'guide.alone.you' : 'guide.alone.them'} values={{ name }} />
      </p>
      <Button onClick={() => endAlone(session.id, alone.since)}>{t('guide.alone.end')}</Button>
    </div>
  )
}
