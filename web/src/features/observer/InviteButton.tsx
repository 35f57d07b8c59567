import { MOST_OBSERVERS } from '@binome/contract/limits.ts'
import type { SessionView } from '@binome/contract/session.ts'
import type { ComesTo } from '@binome/contract/terms.ts'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { part } from '../../app/part.ts'
import { Button } from '../../ui/Button.tsx'

const InviteDialog = part(() => import('./InviteDialog.tsx'), 'InviteDialog')
const AdviserDialog = part(() => import('./AdviserDialog.tsx'), 'AdviserDialog')

/** The ways to a third, while there is room: to one who advises, or who looks on. */
export function InviteButton({ session }: { session: SessionView }) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState<ComesTo | null>(null)
  if (session.state !== 'live' || session.observers.length >= MOST_OBSERVERS) return null
  const advised = session.observers.some(({ comesTo }) => comesTo === 'advise')
  const close = () => setChoosing(null)
  return (
    <>
      {!advised && (
        <Button size="sm" onClick={() => setChoosing('advise')}>
          {t('adviser.act')}
        </Button>
      )}
      <Button size="sm" onClick={() => setChoosing('look_on')}>
        {t('observer.act')}
      </Button>
      {choosing && (
        <Suspense>
          {choosing === 'advise' ? (
            <AdviserDialog session={session} onClose={close} />
          ) : (
            <InviteDialog session={session} onClose={close} />
          )}
        </Suspense>
      )}
    </>
  )
}
