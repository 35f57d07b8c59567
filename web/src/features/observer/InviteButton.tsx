import type { SessionView } from '@binome/contract/session.ts'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'

const InviteDialog = lazy(async () => ({ default: (await import('./InviteDialog.tsx')).InviteDialog }))
const MOST = 2

/** The way to somebody who looks on, while there is room. */
export function InviteButton({ session }: { session: SessionView }) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  if (session.state !== 'live' || session.observers.length >= MOST) return null
  return (
    <>
      <Button size="sm" onClick={() => setChoosing(true)}>
        {t('observer.act')}
      </Button>
      {choosing && (
        <Suspense>
          <InviteDialog session={session} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  )
}
